"""Seats at the table: taking one, changing how it is filled, and giving it up."""

from datetime import date, timedelta

from django.db import transaction

from hubs.actions.audit import record
from hubs.models import Sector, User
from leadership.actions.refusals import ChangedMeanwhileError, explaining
from leadership.models import Engagement, Level, Person
from leadership.table import NamedSeat

REASONS = {
    "engagement_once_a_seat": {"person": "This person was given this seat a moment ago"},
}


@transaction.atomic
def give_seat(
    *,
    actor: User,
    person: Person,
    sector: str,
    level: str,
    starts_on: date,
    note: str,
    how: str = "",
    how_often: str = "",
    named_seat: str = "",
) -> Engagement:
    """Seat a person for a sector at a level, and in a named seat if one is given, from a day on."""
    with explaining(REASONS):
        seat: Engagement = Engagement.objects.create(
            person=person,
            sector=sector,
            level=level,
            starts_on=starts_on,
            note=note,
            how=how,
            how_often=how_often,
            named_seat=named_seat,
        )
    record(
        actor=actor,
        verb="seat.taken",
        subject=seat,
        summary=f"{person.name} took a seat: {_named(seat)}.",
        starts_on=starts_on.isoformat(),
    )
    return seat


@transaction.atomic
def change_seat(
    *,
    actor: User,
    seat: Engagement,
    seen: str,
    today: date,
    how: str,
    how_often: str,
    note: str,
) -> Engagement:
    """Say how a seat is filled from today on; how it was until yesterday stays on record."""
    current = Engagement.objects.select_for_update().filter(pk=seat.pk).first()
    if current is None or current.state != seen:
        raise ChangedMeanwhileError
    before = {"how": current.how, "how_often": current.how_often, "note": current.note}
    wanted = {"how": how, "how_often": how_often, "note": note}
    if before == wanted:
        return seat
    if current.starts_on < today:
        _keep_as_it_was(current, today)
        current.starts_on = today
    for field, value in wanted.items():
        setattr(current, field, value)
    current.save()
    record(
        actor=actor,
        verb="seat.changed",
        subject=current,
        summary=f"How {seat.person.name} takes part was changed: {_named(current)}.",
        before=before,
    )
    return current


def _keep_as_it_was(seat: Engagement, today: date) -> None:
    """Leave a row that ends yesterday. The seat keeps its id, for a form may be open on it."""
    fields = ("person_id", "sector", "level", "named_seat", "how", "how_often", "note", "starts_on")
    facts = {field: getattr(seat, field) for field in fields}
    Engagement.objects.create(**facts, ends_on=today - timedelta(days=1))


@transaction.atomic
def leave_seat(*, actor: User, seat: Engagement, today: date) -> None:
    """End a seat with yesterday; one taken only today is taken out, for it was never in force."""
    record(
        actor=actor,
        verb="seat.left",
        subject=seat,
        summary=f"{seat.person.name} gave up a seat: {_named(seat)}.",
        starts_on=seat.starts_on.isoformat(),
    )
    if seat.starts_on >= today:
        seat.delete()
    else:
        seat.ends_on = today - timedelta(days=1)
        seat.save(update_fields=["ends_on"])


def _named(seat: Engagement) -> str:
    if seat.named_seat:
        return NamedSeat(seat.named_seat).label
    return f"{Sector(seat.sector).label}, {Level(seat.level).label.lower()}"
