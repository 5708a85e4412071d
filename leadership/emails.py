"""The messages about who leads. Each is written when it is sent, and only if it is still needed."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils import timezone

from hubs.messages import EmailContent, compose
from hubs.models import LocalArea, Membership, OutboxMessage
from hubs.presentation.moments import long_day, week_day
from leadership.models import Appointment

REVIEW_DUE = "review_due"


def told_of_reviews() -> set[tuple[str, date]]:
    """The appointments, with the day of their review, of which somebody has been told."""
    told = OutboxMessage.objects.filter(kind=REVIEW_DUE).values_list("subject_id", "due_on")
    return {(str(appointment), day) for appointment, day in told}


def write_review_due(area: LocalArea, message: OutboxMessage) -> EmailContent | None:
    """'An appointment is to be reviewed', unless its review has moved or the appointment ended.

    Nor for somebody who no longer manages the area's people.
    """
    today = timezone.localdate()
    held: Appointment | None = (
        Appointment.objects.with_people()
        .lasting_on(today)
        .filter(pk=message.subject_id, review_due_on=message.due_on)
        .first()
    )
    administrator = (
        Membership.objects.administrators()
        .filter(user__email=message.recipient)
        .select_related("user")
        .first()
    )
    if held is None or administrator is None or held.person.had_left_by(today):
        return None
    return compose(
        "review_due",
        area=area,
        name=administrator.user.name,
        held=held,
        role=held.role.name.lower(),
        since=long_day(held.starts_on),
        is_late=message.due_on < today,
        due=week_day(message.due_on),
        path=reverse("leadership:appointment-edit", kwargs={"slug": area.slug, "pk": held.pk}),
    )
