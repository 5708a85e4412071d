"""Seats at the table: taking one and giving it up."""

from datetime import date, timedelta

from django.db import transaction

from hubs.actions.audit import record
from hubs.models import Sector, User
from leadership.actions.refusals import explaining
from leadership.models import Engagement, Level, Person

REASONS = {
    "engagement_once_a_seat": {"person": "This person was given this seat a moment ago"},
}


@transaction.atomic
def give_seat(
    *, actor: User, person: Person, sector: str, level: str, starts_on: date, note: str
) -> Engagement:
    """Seat a person for a sector at a level from a day on."""
    with explaining(REASONS):
        seat: Engagement = Engagement.objects.create(
            person=person, sector=sector, level=level, starts_on=starts_on, note=note
        )
    record(
        actor=actor,
        verb="seat.taken",
        subject=seat,
        summary=f"{person.name} took a seat: {_named(sector, level)}.",
        starts_on=starts_on.isoformat(),
    )
    return seat


@transaction.atomic
def leave_seat(*, actor: User, seat: Engagement, today: date) -> None:
    """End a seat with yesterday; one taken only today is taken out, for it was never in force."""
    record(
        actor=actor,
        verb="seat.left",
        subject=seat,
        summary=f"{seat.person.name} gave up a seat: {_named(seat.sector, seat.level)}.",
        starts_on=seat.starts_on.isoformat(),
    )
    if seat.starts_on >= today:
        seat.delete()
    else:
        seat.ends_on = today - timedelta(days=1)
        seat.save(update_fields=["ends_on"])


def _named(sector: str, level: str) -> str:
    return f"{Sector(sector).label}, {Level(level).label.lower()}"
