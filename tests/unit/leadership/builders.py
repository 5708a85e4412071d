"""Rows that leadership tests are about; call them inside the area's scope."""

from datetime import date

from hubs.models import Organisation, Sector
from leadership.models import Appointment, Deputyship, Engagement, Grade, Person

TODAY = date(2026, 11, 23)


def organisation(name: str = "Northmoor Council", sector: str = Sector.LOCAL_AUTHORITY):
    return Organisation.objects.get_or_create(name=name, defaults={"sector": sector})[0]


def person(name: str, **fields):
    fields.setdefault("organisation", fields.pop("of", None) or organisation())
    return Person.objects.create(name=name, **fields)


def appointment(role: str, holder: Person | str, starts_on: date = date(2025, 9, 1), **fields):
    holder = person(holder, grade=Grade.DIRECTOR) if isinstance(holder, str) else holder
    stands_in = fields.pop("deputy", None)
    made = Appointment.objects.create(
        role_id=role,
        person=holder,
        organisation=fields.pop("organisation", holder.organisation),
        starts_on=starts_on,
        **fields,
    )
    if stands_in:
        deputy(made, stands_in)
    return made


def deputy(held: Appointment, who: Person | str, starts_on: date | None = None, **fields):
    """Have somebody stand in, from the first day of the appointment unless told another."""
    who = person(who) if isinstance(who, str) else who
    return Deputyship.objects.create(
        appointment=held, person=who, starts_on=starts_on or held.starts_on, **fields
    )


def seat(holder: Person, level: str, starts_on: date = date(2026, 1, 1), **fields):
    sector = fields.pop("sector", holder.organisation.sector)
    return Engagement.objects.create(
        person=holder, sector=sector, level=level, starts_on=starts_on, **fields
    )
