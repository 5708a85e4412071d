"""Reminding an area's administrators that an appointment is to be looked at again."""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hubs.actions.outbox import enqueue_each
from hubs.actions.progress import note_due, settle_due
from hubs.models import DueIndex, LocalArea, Membership
from hubs.working_time import LONDON, working_days_before
from leadership.emails import REVIEW_DUE, told_of_reviews
from leadership.models import Appointment

NOTICE_WORKING_DAYS = 10
"""How many working days before a review is due the administrators hear of it."""


def reminder_at(review_due_on: date) -> datetime:
    """When a worker is to remind of a review that is due on a day."""
    day = working_days_before(review_due_on, NOTICE_WORKING_DAYS)
    return datetime.combine(day, time.min, LONDON)


def note_review(*, appointment: Appointment) -> None:
    """Have a worker woken for an appointment's review in time; one long due is looked at now."""
    if due := appointment.review_due_on:
        moment = reminder_at(due)
        note_due(area_id=appointment.area_id, kind=DueIndex.Kind.APPOINTMENT, at=moment)


@transaction.atomic
def tend_appointments(*, area_id: UUID) -> None:
    """Remind of the reviews due in the open area, each once; safe to run twice, and at once."""
    now, told = timezone.now(), told_of_reviews()
    due = [
        (held, day)
        for held, day in _reviews()
        if reminder_at(day) <= now and (str(held.pk), day) not in told
    ]
    if due:
        area = LocalArea.objects.get(pk=area_id)
        addresses = list(Membership.objects.administrators().values_list("user__email", flat=True))
        for held, day in due:
            enqueue_each(
                area=area, recipients=addresses, kind=REVIEW_DUE, subject_id=held.pk, due_on=day
            )
    settle_due(area_id=area_id, kind=DueIndex.Kind.APPOINTMENT, next_at=_next_look)


def _next_look() -> datetime | None:
    now = timezone.now()
    ahead = (reminder_at(day) for _held, day in _reviews())
    return min((moment for moment in ahead if moment > now), default=None)


def _reviews() -> list[tuple[Appointment, date]]:
    """The appointments that have not ended, each with the day of its review."""
    rows = Appointment.objects.to_review_on(timezone.localdate())
    return [(held, held.review_due_on) for held in rows if held.review_due_on]
