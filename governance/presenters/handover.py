"""A handover's pages: where it stands, what there is to move, what has moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from governance import fetch
from governance.handing_over import Item, grouped
from governance.models import BriefingDocument, HandedItem
from governance.presenters.words import day, moment, several
from hubs.models import Membership
from hubs.permissions import Permission, can
from hubs.presentation.tables import Table, TableCell, table
from leadership.models import Handover, Promise

State = Handover.State
KINDS = {State.OPEN: "track", State.HANDED_OVER: "done", State.CALLED_OFF: "todo"}


@dataclass(frozen=True, slots=True)
class Group:
    heading: str
    items: Sequence[tuple[Item, str]]


def address(handover: Handover, slug: str, name: str) -> str:
    return reverse(f"governance:handover-{name}", args=[slug, handover.pk])


def title(handover: Handover) -> str:
    return f"Handing over: {handover.appointment.role.name.lower()}"


def lead(handover: Handover) -> str:
    """From whom, to whom, and since or until when."""
    ends_on, leaver = handover.appointment.ends_on, handover.leaver.name
    verb = "was" if ends_on and ends_on < localdate() else "is"
    last = f", whose last day {verb} {day(ends_on)}," if ends_on else ""
    if handover.successor is None:
        return f"From {leaver}{last} to somebody who is not known yet."
    return f"From {leaver}{last} to {handover.successor.name}."


def list_page(handovers: Iterable[Handover], reader: Membership, slug: str) -> dict[str, Any]:
    """Open ones first, then those of the past; one query."""
    rows: dict[bool, list[list[str | int | TableCell]]] = {True: [], False: []}
    for each in handovers:
        rows[each.is_open].append(
            [
                TableCell(each.appointment.role.name, address(each, slug, "view")),
                each.leaver.name,
                each.successor.name if each.successor else "Not known yet",
                day(each.appointment.ends_on),
                TableCell(State(each.state).label, kind=KINDS[State(each.state)]),
            ]
        )
    heads = ["Role", "From", "To", "Last day", "State"]
    return {
        "nav": "leadership",
        "open": table("Open handovers", heads, rows[True]) if rows[True] else None,
        "past": table("Past handovers", heads, rows[False]) if rows[False] else None,
        "may_manage": can(reader, Permission.MANAGE_LEADERSHIP),
    }


def view_page(
    handover: Handover,
    items: Sequence[Item],
    promises: Sequence[Promise],
    handed: Sequence[HandedItem],
    reader: Membership,
) -> dict[str, Any]:
    """Everything about one handover, for whoever may see it."""
    slug = reader.area.slug
    manages = can(reader, Permission.MANAGE_LEADERSHIP) and handover.is_open
    return base_page(handover, slug) | {
        "facts": _facts(handover),
        "groups": _groups(items, slug) if handover.is_open else [],
        "count": several(len(items), "thing"),
        "promises": promises,
        "handed": _handed(handed) if handed else None,
        "may_move": manages,
        "appoint_url": _appoint_url(handover, slug) if manages else "",
        "may_write": fetch.may_write(reader, handover),
    }


def _appoint_url(handover: Handover, slug: str) -> str:
    """Where the successor is appointed, with their name filled in; "" once they hold the role."""
    role, successor = handover.appointment.role, handover.successor
    if successor is None or role.retired_on or handover.is_followed:
        return ""
    appoint = reverse("leadership:appointment-add", args=[slug, role.code])
    return f"{appoint}?person={successor.pk}"


def base_page(handover: Handover, slug: str) -> dict[str, Any]:
    """What every page of a handover needs."""
    names = ("move", "words", "successor", "finish", "briefing", "document", "pdf")
    return {
        "nav": "leadership",
        "handover": handover,
        "heading": title(handover),
        "lead": lead(handover),
        "view_url": address(handover, slug, "view"),
        "urls": {name: address(handover, slug, name) for name in names},
    }


def _facts(handover: Handover) -> list[tuple[str, str]]:
    ending, successor = handover.appointment, handover.successor
    follows = f"{successor.name}, {successor.organisation.name}" if successor else "Not known yet"
    facts = [
        ("State", State(handover.state).label),
        ("From", f"{ending.person.name}, {ending.organisation.name}"),
        ("To", follows),
        ("Last day", day(ending.ends_on)),
        ("Opened", f"{day(handover.opened_at)} by {handover.opened_by}"),
    ]
    if handover.finished_at:
        facts.append(("Finished", f"{day(handover.finished_at)} by {handover.finished_by}"))
    if handover.left_behind:
        left = several(handover.left_behind, "duty", "duties")
        facts.append(("Left as it was", f"{left} stayed with {handover.leaver.name}"))
    return facts


def _groups(items: Sequence[Item], slug: str) -> list[Group]:
    return [Group(name, [(item, item.url(slug)) for item in own]) for name, own in grouped(items)]


def _handed(handed: Sequence[HandedItem]) -> Table:
    rows = [
        (each.title, HandedItem.Kind(each.kind).label, each.given_to.name, day(each.handed_at))
        for each in handed
    ]
    return table("What has moved", ["What", "As", "To", "On"], rows)


def document_page(
    handover: Handover, document: BriefingDocument | None, slug: str
) -> dict[str, Any]:
    """The page that waits for the briefing's PDF, and then offers it."""
    state = document.state if document else ""
    return base_page(handover, slug) | {
        "document": document,
        "is_waiting": state in {"queued", "rendering"},
        "is_failed": state == "failed",
        "is_done": state == "done",
        "share": 60 if state == "rendering" else 15,
        "asked": moment(document.requested_at) if document else "",
        "pages": several(document.pages or 0, "page") if document else "",
    }
