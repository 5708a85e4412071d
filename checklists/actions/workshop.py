"""Leading a room through the statements, so that other screens can follow."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from checklists.models import Round, Workshop
from hubs.actions.audit import record
from hubs.models import User


@transaction.atomic
def lead_workshop(*, round_: Round, actor: User, number: int) -> Workshop:
    """Bring the room to a statement; who does so leads it, until somebody else does.

    Taking the lead is an event; turning from one statement to the next is not.
    """
    Round.objects.select_for_update(of=("self",)).get(pk=round_.pk)
    before = Workshop.objects.filter(round=round_).first()
    workshop = before or Workshop(round=round_)
    is_new = before is None or before.led_by_id != actor.pk
    workshop.number, workshop.led_by = number, actor
    workshop.moved_at = timezone.now()
    workshop.save()
    if is_new:
        record(
            actor=actor,
            verb="workshop.led",
            subject=round_,
            summary=f"{actor} leads the workshop on {round_.title}.",
        )
    return workshop


@transaction.atomic
def leave_workshop(*, round_: Round, actor: User) -> None:
    """End the leading of the room, whoever led it; doing so twice changes nothing."""
    ended, _rows = Workshop.objects.filter(round=round_).delete()
    if ended:
        record(
            actor=actor,
            verb="workshop.ended",
            subject=round_,
            summary=f"{actor} ended the workshop on {round_.title}.",
        )
