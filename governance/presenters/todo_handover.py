"""What an open handover asks of the leaver, of the successor and of the administrator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from checklists.standing import standing
from governance.presenters.todo_line import ToDo
from hubs.models import Membership
from hubs.permissions import Permission, can
from hubs.presentation.addresses import address
from leadership.models import Handover


def handovers_to_do(
    slug: str, membership: Membership, handovers: Sequence[Handover], today: date
) -> Iterator[ToDo]:
    """Return a line for each part that the reader has in an open handover."""
    for handover in handovers:
        for page, what, why in _parts(membership, handover):
            place = {"slug": slug, "handover_id": handover.pk}
            yield ToDo(
                what,
                address(f"governance:handover-{page}", **place),
                why,
                **_due(handover.appointment.ends_on, today),
            )


def _parts(membership: Membership, handover: Handover) -> Iterator[tuple[str, str, str]]:
    role, leaver = handover.appointment.role.name.lower(), handover.leaver
    successor, reader = handover.successor, membership.user_id
    whom = successor.name if successor else "your successor"
    if leaver.user_id == reader:
        yield (
            "words",
            f"Write down what {whom} needs as {role}",
            "Promises and notes. They open the briefing.",
        )
    if successor and successor.user_id == reader:
        why = f"{leaver.name} hands over to you: the people, what was agreed, what is open."
        yield "briefing", f"Read your briefing as {role}", why
    if can(membership, Permission.MANAGE_PEOPLE):
        follows = f"{whom} follows." if successor else "No successor is named yet."
        why = f"{follows} Nothing moves until you choose what does."
        yield "view", f"Hand over what {leaver.name} did as {role}", why


def _due(ends_on: date | None, today: date) -> dict[str, Any]:
    """Until the last day it has a date; afterwards it is simply to do."""
    if ends_on is None or ends_on < today:
        return {"kind": "todo", "when": "To do"}
    due = standing(status="open", due_on=ends_on, today=today)
    return {"kind": due.kind, "when": due.words}
