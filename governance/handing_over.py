"""What somebody who leaves a role has in hand: eight queries, whatever there is of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate

from checklists.models import Action, Participation, Round
from governance.models import Board, HandedItem, Report
from governance.querysets import FROZEN
from hubs.presentation.words import uk_date
from leadership.models import Handover, Person, Promise

Kind = HandedItem.Kind
GROUPS: dict[str, tuple[Kind, ...]] = {
    "Actions": (Kind.DRIVES, Kind.SPONSORS),
    "Reviews": (Kind.RUNS, Kind.ANSWERS),
    "Boards and reports": (Kind.CHAIRS, Kind.SITS, Kind.AUTHOR, Kind.SPONSOR, Kind.CONTACT),
    "Promises": (Kind.PROMISE,),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that may move. `stamp` changes when the thing does; `row` is the thing itself.

    `page` and `place` give its address, but for the area's slug; promises have none.
    """

    kind: Kind
    subject_id: UUID
    title: str
    detail: str
    stamp: str
    row: Any
    page: str = ""
    place: str = ""

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.subject_id}"

    @property
    def needs_account(self) -> bool:
        """Whether only somebody who signs in can take it over."""
        return self.kind == Kind.RUNS

    def url(self, slug: str) -> str:
        """Return the address of the thing's own page, "" where it has none."""
        if not self.page:
            return ""
        kwargs = {self.place: self.subject_id} if self.place else {}
        return reverse(self.page, kwargs={"slug": slug, **kwargs})


def items_of(handover: Handover, promises: Sequence[Promise]) -> list[Item]:
    """Return what the leaver has in hand now, in the order of the page."""
    leaver = handover.leaver
    return [
        *_actions(leaver),
        *_rounds(leaver),
        *_seats_in_rounds(leaver),
        *_boards(leaver),
        *_reports(leaver),
        *(_promise(each) for each in promises if each.kept_by_id is None),
    ]


def grouped(items: Sequence[Item]) -> list[tuple[str, list[Item]]]:
    """Return the items under the page's headings; a heading without any is left out."""
    found = [(name, [i for i in items if i.kind in kinds]) for name, kinds in GROUPS.items()]
    return [(name, own) for name, own in found if own]


def state_of(items: Sequence[Item]) -> str:
    """Return what a form showed: a form sends it back, so that a change in between is noticed."""
    return hashlib.sha256("|".join(item.stamp for item in items).encode()).hexdigest()


def _actions(leaver: Person) -> Iterator[Item]:
    for action in Action.objects.open().of_person(leaver).with_people():
        due = f"Due {uk_date(action.due_on)}" if action.due_on else "No due date"
        parts = [(Kind.DRIVES, action.driver_id), (Kind.SPONSORS, action.sponsor_id)]
        for kind, person_id in parts:
            if person_id != leaver.pk:
                continue
            part = "drives" if kind == Kind.DRIVES else "sponsors"
            yield Item(
                kind,
                action.pk,
                action.text,
                f"{leaver.name} {part} it. {due}.",
                f"{kind}:{action.pk}:{action.version}",
                action,
                "checklists:action-view",
                "action_id",
            )


def _rounds(leaver: Person) -> Iterator[Item]:
    if leaver.user is None:
        return
    for round_ in Round.objects.run_by_user(leaver.user):
        yield Item(
            Kind.RUNS,
            round_.pk,
            f"Run {round_.title}",
            f"{round_.get_state_display()}. Answers due {uk_date(localdate(round_.due_at))}.",
            f"runs:{round_.pk}:{round_.state}:{round_.run_by_id}",
            round_,
            "checklists:round-detail",
            "round_id",
        )


def _seats_in_rounds(leaver: Person) -> Iterator[Item]:
    for seat in Participation.objects.waiting_for_person(leaver):
        yield Item(
            Kind.ANSWERS,
            seat.pk,
            f"Answer {seat.round.title}",
            f"As {seat.role_label}, by {uk_date(localdate(seat.round.due_at))}. "
            "Whoever follows begins with an empty paper.",
            f"answers:{seat.pk}",
            seat,
        )


def _boards(leaver: Person) -> Iterator[Item]:
    own = Q(chair=leaver) | Q(members__person=leaver)
    for board in Board.objects.filter(own).distinct().prefetch_related("members"):
        page = ("governance:board-list", "")
        if board.chair_id == leaver.pk:
            words = (f"Chair of the {board.name}", f"{leaver.name} chairs it.")
            yield Item(Kind.CHAIRS, board.pk, *words, f"chairs:{board.pk}", board, *page)
        if leaver.pk in {seat.person_id for seat in board.members.all()}:
            words = (f"Seat on the {board.name}", f"{leaver.name} is a member.")
            yield Item(Kind.SITS, board.pk, *words, f"sits:{board.pk}", board, *page)


def _reports(leaver: Person) -> Iterator[Item]:
    own = Q(author=leaver) | Q(sponsor=leaver) | Q(contact=leaver)
    reports = Report.objects.filter(own).exclude(state__in=FROZEN).in_lists()
    for report in reports.order_by("meeting__starts_at"):
        parts = {Kind.AUTHOR: "writes", Kind.SPONSOR: "sponsors", Kind.CONTACT: "is contact for"}
        for kind, verb in parts.items():
            if getattr(report, f"{kind}_id") == leaver.pk:
                yield Item(
                    kind,
                    report.pk,
                    report.title,
                    f"{leaver.name} {verb} it. For the {report.meeting}.",
                    f"{kind}:{report.pk}",
                    report,
                    "governance:report-read",
                    "report_id",
                )


def _promise(promise: Promise) -> Item:
    to = f"To {promise.made_to}. " if promise.made_to else ""
    by = f"By {uk_date(promise.due_on)}." if promise.due_on else "No date."
    stamp = f"promise:{promise.pk}:{promise.text}:{promise.due_on}"
    return Item(Kind.PROMISE, promise.pk, promise.text, f"{to}{by}", stamp, promise)
