"""What the platform sees of areas: how far they have come, never what anybody wrote."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from hubs.authorities import find_authorities
from hubs.forms.platform import AreaFilterForm, AuthorityFindForm
from hubs.models import AreaFigures, DueIndex, Invitation, LocalArea, Milestone
from hubs.presentation.progress import Steps, StepsPicture, draw_steps
from hubs.presentation.tables import Head, Table, TableCell, table
from hubs.presentation.words import counted
from hubs.presenters.pages import page_of, query_for_pages
from hubs.presenters.people import invitation_state
from hubs.querysets import LocalAreaQuerySet
from hubs.querysets.areas import STUCK_AFTER
from hubs.tenancy import area_scope

NEXT = {
    Milestone.ADMINISTRATOR_JOINED: "Administrator has not joined",
    Milestone.LEADERS_INVITED: "Invite leaders",
    Milestone.ROLES_FILLED: "Fill the leadership roles",
    Milestone.ROUND_OPENED: "Open first review",
    Milestone.REPORT_SIGNED: "Sign first report",
}

type Cell = str | int | TableCell


@dataclass(frozen=True)
class Progress:
    """How far one area has come."""

    area: LocalArea
    reached: dict[str, datetime]
    figures: AreaFigures | None

    @property
    def missing(self) -> list[Milestone]:
        return [m for m in Milestone if m not in self.reached]

    @property
    def picture(self) -> StepsPicture:
        done = [(str(m.label), m in self.reached) for m in Milestone]
        return draw_steps(Steps(self.area.name, done))

    @property
    def people(self) -> int:
        return self.figures.people if self.figures else 0

    @property
    def is_untouched(self) -> bool:
        """No step taken, and nobody asked to take one."""
        return not self.reached and not (self.figures and self.figures.invitations_open)

    @property
    def next_step(self) -> str:
        if self.is_untouched:
            return "Invite an administrator"
        return NEXT[self.missing[0]] if self.missing else "Nothing needed"

    @property
    def days_still(self) -> int:
        """How many whole days ago the last step was taken."""
        last = max([self.area.created_at, *self.reached.values()])
        return (timezone.now() - last).days

    @property
    def status(self) -> TableCell:
        if not self.missing:
            return TableCell("Up to date", kind="done")
        if self.is_untouched:
            return TableCell("Not started", kind="todo")
        if self.days_still >= STUCK_AFTER.days:
            return TableCell(f"Stuck for {counted(self.days_still, 'day')}", kind="late")
        return TableCell("On track", kind="track")


def progress_of(area: LocalArea) -> Progress:
    """Return the progress of an area that came with its milestones and figures."""
    reached = {m.milestone: m.reached_at for m in area.milestones.all()}
    return Progress(area, reached, getattr(area, "figures", None))


def areas_page(query: QueryDict) -> dict[str, Any]:
    """The areas that were searched for, with the three counts above them."""
    form = AreaFilterForm(query)
    asked = form.cleaned_data if form.is_valid() else {"find": "", "show": ""}
    every = LocalArea.objects.all()
    areas = _shown(every, asked["show"]).matching(asked["find"]).order_by("name")
    page = page_of(
        areas.select_related("figures").prefetch_related("milestones"), query.get("page")
    )
    return {
        "form": form,
        "page": page,
        "table": area_table(page),
        "query": query_for_pages(query),
        "heading": counted(every.count(), "area"),
        "tally": [
            (every.reporting().count(), "reporting to a board"),
            (every.setting_up().count(), "being set up"),
            (every.stuck().count(), "stuck for two weeks or more"),
        ],
    }


def _shown(areas: LocalAreaQuerySet, show: str) -> LocalAreaQuerySet:
    if show == "stuck":
        return areas.stuck()
    if show == "setting-up":
        return areas.setting_up()
    return areas.reporting() if show == "reporting" else areas


def area_table(areas: Iterable[LocalArea]) -> Table:
    """One row an area."""
    rows: list[list[Cell]] = []
    for area in areas:
        progress = progress_of(area)
        rows.append(
            [
                TableCell(area.name, reverse("hubs:area-view", args=[area.slug])),
                TableCell(steps=progress.picture),
                progress.next_step,
                progress.people,
                progress.status,
            ]
        )
    heads: list[str | Head] = ["Area", "Set-up", "Next", Head("People", number=True), "Status"]
    return table("Areas, with set-up progress", heads, rows)


def authorities_page(query: QueryDict) -> dict[str, Any]:
    """The local authorities that were searched for, and which of them are areas already."""
    form = AuthorityFindForm(query)
    words = form.cleaned_data["find"] if form.is_valid() else ""
    page = page_of(find_authorities(words), query.get("page"))
    added = dict(LocalArea.objects.values_list("gss_code", "slug"))
    rows: list[list[Cell]] = [
        [
            each.name,
            each.kind,
            each.region,
            TableCell(
                "Added already",
                reverse("hubs:area-view", args=[added[each.gss_code]]),
                about=each.name,
            )
            if each.gss_code in added
            else TableCell(
                "Add", reverse("hubs:area-invite", args=[each.gss_code]), about=each.name
            ),
        ]
        for each in page
    ]
    heads = ["Local authority", "Kind", "Region", "Next"]
    return {
        "form": form,
        "page": page,
        "table": table("Local authorities", heads, rows),
        "query": query_for_pages(query),
        "words": words,
    }


def area_page(area: LocalArea) -> dict[str, Any]:
    """One area: its steps, its counts, and the invitations that the platform sent."""
    progress = progress_of(area)
    steps: list[list[Cell]] = [
        [
            str(m.label),
            TableCell(f"Done on {_day(progress.reached[m])}", kind="done")
            if m in progress.reached
            else TableCell("Not yet", kind="todo"),
        ]
        for m in Milestone
    ]
    return {
        "area_shown": area,
        "progress": progress,
        "steps": table("Steps of setting up", ["Step", "State"], steps),
        "invitations": _administrators(area),
    }


def _administrators(area: LocalArea) -> Table | None:
    """The invitations that platform administrators sent: the one thing read inside an area."""
    with area_scope(area.pk):
        sent = Invitation.objects.filter(invited_by__is_platform_administrator=True)
        rows: list[list[Cell]] = [
            [i.name, i.email, invitation_state(i, ""), _resend(area, i)] for i in sent
        ]
    heads = ["Name", "Email address", "Where it stands", "Next"]
    return table("Invited by the platform", heads, rows) if rows else None


def _resend(area: LocalArea, invitation: Invitation) -> TableCell:
    if invitation.accepted_at or invitation.withdrawn_at:
        return TableCell("Nothing")
    url = reverse("hubs:area-resend", args=[area.slug, invitation.pk])
    return TableCell("Send again", url, about=invitation.name)


def messages_page(query: QueryDict) -> dict[str, Any]:
    """Areas with messages waiting or refused: counts and times, never who or what."""
    figures = AreaFigures.objects.filter(messages_waiting__gt=0) | AreaFigures.objects.filter(
        messages_failed__gt=0
    )
    page = page_of(figures.select_related("area").order_by("area__name"), query.get("page"))
    due = DueIndex.objects.filter(kind=DueIndex.Kind.OUTBOX, area__in=[f.area_id for f in page])
    next_at = dict(due.values_list("area_id", "due_at"))
    rows: list[list[Cell]] = [
        [
            TableCell(f.area.name, reverse("hubs:area-view", args=[f.area.slug])),
            f.messages_waiting,
            _when(next_at.get(f.area_id) if f.messages_waiting else None),
            f.messages_failed,
        ]
        for f in page
    ]
    heads: list[str | Head] = [
        "Area",
        Head("Waiting", number=True),
        "Next to be sent",
        Head("Could not be delivered", number=True),
    ]
    return {"page": page, "table": table("Messages by area", heads, rows)}


def _when(moment: datetime | None) -> TableCell:
    if moment is None:
        return TableCell("Nothing waits")
    if moment <= timezone.now():
        return TableCell(f"Due since {_moment(moment)}", kind="soon")
    return TableCell(_moment(moment))


def _day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y")


def _moment(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j F, H:i")
