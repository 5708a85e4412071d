"""What changes on a screen of the workshop while people look at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from checklists.models import Action, Agreement, Round, Workshop
from checklists.presenters.compare_statement import Agreed, confidence_words
from checklists.presenters.compare_words import action_words
from checklists.results import action_fact, asked_statements
from hubs.models import User
from hubs.presentation.addresses import address

LASTS = timedelta(hours=4)
"""A room nobody has moved for so long has gone home."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where the room is. `is_mine`: the reader leads it."""

    number: int
    led_by: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Live:
    """`room_url` is empty where the room is here, or where nobody leads it."""

    agreed: Agreed | None
    counted: str
    room: Room | None
    room_url: str


def room_of(round_id: UUID, user: User) -> Room | None:
    """Return where the room is, in one query; None where nobody leads it now."""
    since = timezone.now() - LASTS
    rows = Workshop.objects.filter(round_id=round_id, moved_at__gte=since)
    found = rows.select_related("led_by").first()
    return found and Room(found.number, str(found.led_by), found.led_by_id == user.pk)


def live_of(
    place: dict[str, Any],
    number: int,
    *,
    agreed: Agreed | None,
    done: int,
    total: int,
    room: Room | None,
) -> Live:
    """Return the part of a screen that changes; the page and the polling say the same."""
    url = ""
    if room and room.number != number:
        url = address("checklists:workshop-view", **place, number=room.number)
    return Live(agreed, f"{done} of {total} statements have an agreed rating.", room, url)


def live_now(slug: str, round_: Round, question_id: UUID, number: int, user: User) -> Live | None:
    """Return it as it is now, in four queries; None for what the round does not ask, or not yet.

    Nothing is read of the answers.
    """
    if round_.is_open:
        return None
    rows = {each.question_id: each for each in Agreement.objects.filter(round=round_)}
    asked = asked_statements(round_, rows)
    question = next((each for each in asked if each.pk == question_id), None)
    if question is None:
        return None
    place = {"slug": slug, "round_id": round_.pk}
    agreed, room = rows.get(question_id), room_of(round_.pk, user)
    return live_of(
        place,
        number,
        agreed=_agreed(round_, agreed, question.text) if agreed else None,
        done=len(rows),
        total=len(asked),
        room=room,
    )


def _agreed(round_: Round, agreement: Agreement, text: str) -> Agreed:
    actions = Action.objects.filter(round=round_, question=agreement.question_id).with_people()
    return Agreed(
        level=agreement.level,
        reason=agreement.rationale,
        dissent=agreement.dissent,
        dissent_by=agreement.dissent_by,
        action="\n".join(
            action_words(action_fact(each)) for each in actions.order_by("created_at")
        ),
        url="",
        about=text,
        confidence=confidence_words(agreement.confidence),
    )
