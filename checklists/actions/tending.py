"""What a worker does for open rounds when their time has come: remind, then close."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from checklists.actions.participation import next_look, remind_before_due, wants_reminder
from checklists.actions.rounds import close_round
from checklists.models import Round
from hubs.actions.progress import settle_due
from hubs.models import DueIndex


@transaction.atomic
def tend_rounds(*, area_id: UUID) -> None:
    """Remind and close what is due in the open area; safe to run twice, and twice at once."""
    now = timezone.now()
    for round_ in Round.objects.open().select_related("area"):
        if round_.closes_at <= now:
            close_round(round_=round_, actor=None)
        elif wants_reminder(round_) and next_look(round_, now) == round_.closes_at:
            remind_before_due(area=round_.area, round_=round_)
    settle_due(area_id=area_id, kind=DueIndex.Kind.ROUND, next_at=_next_look)


def _next_look() -> datetime | None:
    now = timezone.now()
    return min((next_look(each, now) for each in Round.objects.open()), default=None)
