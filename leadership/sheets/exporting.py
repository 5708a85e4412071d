"""Who leads on a day, as lists to take away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hubs.models import Organisation
from hubs.presentation.words import uk_date
from hubs.spreadsheets import Note, Sheet
from hubs.spreadsheets.writing import Value
from leadership.models import Appointment, Contact, Engagement, MapPlace, Person
from leadership.sheets import columns

type _Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The day, and whether addresses go out: to those who look after the people only."""

    day: date
    with_addresses: bool


def _people(asked: _Asked) -> Sheet:
    roles: dict[UUID, list[str]] = defaultdict(list)
    for held in Appointment.objects.held_on(asked.day).select_related("role"):
        roles[held.person_id].append(held.role.name)
    people = Person.objects.select_related("organisation").order_by("name", "id")
    rows: list[_Row] = [
        {
            "name": person.name,
            "email": person.email,
            "job_title": person.job_title,
            "grade": str(person.get_grade_display()),
            "organisation": person.organisation.name,
            "sector": str(person.organisation.get_sector_display()),
            "roles": "; ".join(roles[person.pk]),
            "left_on": person.left_on,
        }
        for person in people
        if not person.had_left_by(asked.day)
    ]
    hidden = set() if asked.with_addresses else {columns.EMAIL.key}
    shown = [column for column in columns.PEOPLE if column.key not in hidden]
    return Sheet(columns.PEOPLE_SHEET, shown, rows)


def _organisations(asked: _Asked) -> Sheet:
    here: dict[UUID, int] = defaultdict(int)
    for organisation_id, left_on in Person.objects.values_list("organisation_id", "left_on"):
        here[organisation_id] += left_on is None or left_on >= asked.day
    placed = {place.organisation_id: place for place in MapPlace.objects.all()}
    rows: list[_Row] = [
        {
            "organisation": each.name,
            "sector": str(each.get_sector_display()),
            "people": here[each.pk],
            "influence": placed[each.pk].influence if each.pk in placed else None,
            "interest": placed[each.pk].interest if each.pk in placed else None,
        }
        for each in Organisation.objects.order_by("name", "id")
    ]
    return Sheet(columns.ORGANISATIONS_SHEET, columns.ORGANISATIONS, rows)


def _appointments(asked: _Asked) -> Sheet:
    held = Appointment.objects.held_on(asked.day).with_people()
    rows: list[_Row] = [
        {
            "role": each.role.name,
            "person": each.person.name,
            "job_title": each.person.job_title,
            "organisation": each.organisation.name,
            "basis": str(each.get_basis_display()),
            "grade": str(each.held_grade.label),
            "starts_on": each.starts_on,
            "ends_on": each.ends_on,
            "deputy": deputy.name if (deputy := each.deputy_on(asked.day)) else "",
            "review_due_on": each.review_due_on,
        }
        for each in held.order_by("role__position", "starts_on", "id")
    ]
    return Sheet(columns.APPOINTMENTS_SHEET, columns.APPOINTMENTS, rows)


def _seats(asked: _Asked) -> Sheet:
    seats = Engagement.objects.with_people().with_last_contact(Contact.objects.until(asked.day))
    rows: list[_Row] = [
        {
            "sector": str(seat.get_sector_display()),
            "level": str(seat.get_level_display()),
            "person": seat.person.name,
            "organisation": seat.person.organisation.name,
            "named_seat": str(seat.get_named_seat_display()),
            "note": seat.note,
            "how": str(seat.get_how_display()),
            "how_often": str(seat.get_how_often_display()),
            "last_contact_on": getattr(seat, "last_contact_on", None),
            "starts_on": seat.starts_on,
            "ends_on": seat.ends_on,
        }
        for seat in seats
        if seat.is_current_on(asked.day)
    ]
    return Sheet(columns.SEATS_SHEET, columns.SEATS, rows)


LISTS: dict[str, Callable[[_Asked], Sheet]] = {
    "people": _people,
    "organisations": _organisations,
    "appointments": _appointments,
    "seats": _seats,
}
"""What there is to take away, by the name in its address."""


def list_on(name: str, day: date, *, with_addresses: bool) -> Sheet | None:
    """Return one list as it stood on a day, or None where there is no list of that name."""
    make = LISTS.get(name)
    return make(_Asked(day, with_addresses)) if make else None


def workbook_on(
    area_name: str, day: date, today: date, *, with_addresses: bool
) -> list[Sheet | Note]:
    """Return every list as it stood on a day, and a word on what they are; seven queries."""
    asked = _Asked(day, with_addresses)
    about = [
        ("Area", area_name),
        ("As at", uk_date(day)),
        ("Made on", uk_date(today)),
        ("People", "Those who had not left by that day. Their details are as recorded today."),
        ("Appointments", "Those in force on that day, first and last day included."),
        ("To change people", "Change this file and import it: what is the same stays the same."),
    ]
    return [*(make(asked) for make in LISTS.values()), Note("About this file", about)]
