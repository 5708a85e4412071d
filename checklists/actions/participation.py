"""Asking and reminding those who take part in a round."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from checklists.emails import ANSWERS_DUE, ROUND_OPENED, reminded_on
from checklists.models import Participation, Round
from checklists.querysets import ParticipationQuerySet
from hubs.actions.audit import record
from hubs.actions.outbox import enqueue_each
from hubs.actions.progress import note_due
from hubs.models import DueIndex, LocalArea, User
from hubs.presentation.moments import local_day
from hubs.presentation.words import counted
from hubs.working_time import LONDON, working_days_before
from leadership.models import Person

REMINDER_WORKING_DAYS = 3
"""How many working days before answers are due the reminder goes out."""


def reminder_day(round_: Round) -> date:
    """The day on which those who have not submitted are reminded: as chosen, or the usual one."""
    return round_.remind_on or working_days_before(local_day(round_.due_at), REMINDER_WORKING_DAYS)


def wants_reminder(round_: Round) -> bool:
    """Whether there is a day for the reminder: not where answers are due days after the opening."""
    return local_day(round_.invite_at or round_.opened_at) < reminder_day(round_)


def next_look(round_: Round, now: datetime) -> datetime:
    """When a worker must next look at an open round: to remind, then to close."""
    remind_at = datetime.combine(reminder_day(round_), time.min, LONDON)
    return remind_at if wants_reminder(round_) and now < remind_at else round_.closes_at


def note_next_look(*, round_: Round) -> None:
    """Have a worker woken for the round in time."""
    moment = next_look(round_, timezone.now())
    note_due(area_id=round_.area_id, kind=DueIndex.Kind.ROUND, at=moment)


@transaction.atomic
def tell_of_opening(*, area: LocalArea, round_: Round) -> None:
    """Write 'a review is open' to every participant who can sign in; to each of them once."""
    everybody = Participation.objects.taking_part().of_round(round_)
    invite(area=area, round_=round_, addresses=everybody.addresses(), day=round_.opened_at)


def invite(*, area: LocalArea, round_: Round, addresses: Iterable[str], day: datetime) -> None:
    """Write 'a review is open' to some, once for the day; not before invitations go out."""
    _write(area, round_, ROUND_OPENED, addresses, local_day(day), send_after=round_.invite_at)


@transaction.atomic
def ask_one(*, area: LocalArea, round_: Round, person: Person) -> None:
    """Write 'a review is open' to somebody asked later than the others, if they can sign in."""
    late = Participation.objects.taking_part().of_round(round_).filter(person=person)
    _write(area, round_, ROUND_OPENED, late.addresses(), local_day(timezone.now()))


@transaction.atomic
def remind_before_due(*, area: LocalArea, round_: Round) -> None:
    """Remind those who have not submitted, once for this due date however often it is asked."""
    waiting = Participation.objects.taking_part().of_round(round_).not_submitted()
    _write(area, round_, ANSWERS_DUE, waiting.addresses(), reminder_day(round_))


@transaction.atomic
def nudge(
    *, area: LocalArea, round_: Round, actor: User, participations: ParticipationQuerySet
) -> list[str]:
    """Remind some who have not submitted, each at most once a day; return whom.

    Those without an account cannot be reached; those already reminded today are left in peace.
    """
    today = local_day(timezone.now())
    waiting = participations.taking_part().of_round(round_).not_submitted()
    told_today = reminded_on(round_, today)
    addresses = [each for each in waiting.addresses() if each not in told_today]
    _write(area, round_, ANSWERS_DUE, addresses, today)
    if addresses:
        record(
            actor=actor,
            verb="round.nudged",
            subject=round_,
            summary=f"Reminded {counted(len(addresses), 'person', 'people')} of {round_}.",
        )
    return addresses


def _write(
    area: LocalArea,
    round_: Round,
    kind: str,
    addresses: Iterable[str],
    due_on: date,
    *,
    send_after: datetime | None = None,
) -> None:
    recipients = list(addresses)
    if recipients:
        enqueue_each(
            area=area,
            recipients=recipients,
            kind=kind,
            subject_id=round_.pk,
            due_on=due_on,
            send_after=send_after,
        )
