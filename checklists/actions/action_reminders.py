"""Reminding whoever drives an action that it is due, once for each due date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from checklists.emails import ACTION_DUE, told_of_actions
from checklists.models import Action
from hubs.actions.outbox import enqueue_each
from hubs.actions.progress import note_due, settle_due
from hubs.models import DueIndex, LocalArea
from hubs.working_time import LONDON, working_days_before

NOTICE_WORKING_DAYS = 3
"""How many working days before an action is due its driver hears of it."""


def reminder_at(due_on: date) -> datetime:
    """When a worker is to remind of an action that is due on a day."""
    day = working_days_before(due_on, NOTICE_WORKING_DAYS)
    return datetime.combine(day, time.min, LONDON)


def note_reminder(*, action: Action) -> None:
    """Have a worker woken for an action in time; one due in a day or two is looked at now."""
    if action.due_on and action.driver_id:
        moment = reminder_at(action.due_on)
        note_due(area_id=action.area_id, kind=DueIndex.Kind.ACTION, at=moment)


@transaction.atomic
def tend_actions(*, area_id: UUID) -> None:
    """Remind of the actions due in the open area, each once; safe to run twice, and at once."""
    now, told = timezone.now(), told_of_actions()
    waiting = [
        each
        for each in _due()
        if reminder_at(each.day) <= now and (each.action.pk, each.day, each.address) not in told
    ]
    if waiting:
        area = LocalArea.objects.get(pk=area_id)
        for each in waiting:
            enqueue_each(
                area=area,
                recipients=[each.address],
                kind=ACTION_DUE,
                subject_id=each.action.pk,
                due_on=each.day,
            )
    settle_due(area_id=area_id, kind=DueIndex.Kind.ACTION, next_at=_next_look)


@dataclass(frozen=True, slots=True)
class _Due:
    """An open action, the day it is due, and the address of who drives it."""

    action: Action
    day: date
    address: str


def _next_look() -> datetime | None:
    now = timezone.now()
    ahead = (reminder_at(each.day) for each in _due())
    return min((moment for moment in ahead if moment > now), default=None)


def _due() -> list[_Due]:
    """Those whose date has not gone by; of an overdue one the lists and the overview tell."""
    rows = Action.objects.to_remind_of_on(timezone.localdate())
    return [
        _Due(each, each.due_on, each.driver.user.email.lower())
        for each in rows
        if each.due_on and each.driver and each.driver.user
    ]
