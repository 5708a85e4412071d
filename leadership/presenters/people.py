"""The list of people, and the page of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch

from hubs.presentation.downloads import Downloads
from hubs.presentation.tables import Table, TableCell, table
from hubs.presentation.words import counted, listed, uk_date
from leadership.models import Appointment, Engagement, Person
from leadership.presenters.appointments import history_table
from leadership.presenters.downloads import downloads_on
from leadership.presenters.links import Links

PEOPLE_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """`query` is the filter, for the links to other pages; `is_filtered` when there is one."""

    page: Page[Person]
    table: Table
    found: str
    query: str
    is_filtered: bool
    downloads: Downloads


def people_page(wanted: dict[str, Any], number: str, today: date, links: Links) -> PeoplePage:
    """Return the people looked for, by name; three queries, whatever their number."""
    people = Person.objects.select_related("organisation").order_by("name", "id")
    if wanted["q"]:
        people = people.matching(wanted["q"])
    if wanted["sector"]:
        people = people.filter(organisation__sector=wanted["sector"])
    if not wanted["leavers"]:
        people = people.still_here_on(today)
    held = Appointment.objects.held_on(today).select_related("role")
    people = people.prefetch_related(Prefetch("appointments", held))
    page = Paginator(people, PEOPLE_ON_A_PAGE).get_page(number)
    query = urlencode({name: value for name, value in wanted.items() if value})
    return PeoplePage(
        page=page,
        table=_people_table(page, links),
        found=counted(page.paginator.count, "person", "people"),
        query=f"{query}&" if query else "",
        is_filtered=bool(query),
        downloads=downloads_on(today, today, links),
    )


def _people_table(page: Page[Person], links: Links) -> Table:
    rows: list[list[str | int | TableCell]] = [
        [
            TableCell(person.name, links.to("person-view", pk=person.pk)),
            person.job_title or "Not recorded",
            person.organisation.name,
            person.organisation.get_sector_display(),
            _role_words(person),
        ]
        for person in page
    ]
    return table("People", ["Name", "Job title", "Organisation", "Sector", "Role"], rows)


def _role_words(person: Person) -> str:
    """The roles held today, which `people_page` has fetched; for a leaver, since when."""
    if person.left_on and person.has_left:
        return f"Left {uk_date(person.left_on)}"
    return listed([held.role.name for held in person.appointments.all()]) or "No role"


@dataclass(frozen=True, slots=True)
class SeatLine:
    words: str
    since: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    person: Person
    lead: str
    rows: Sequence[dict[str, Any]]
    history: Table | None
    seats: Sequence[SeatLine]
    deputises: Sequence[str]
    links: Links


def person_page(person: Person, today: date, links: Links) -> PersonPage:
    """Return who somebody is and what they held; four queries."""
    held = list(
        Appointment.objects.with_people().filter(person=person).order_by("-starts_on", "id")
    )
    seats = [s for s in Engagement.objects.filter(person=person) if s.is_current_on(today)]
    stands_in = Appointment.objects.with_people().held_on(today).filter(deputy=person)
    return PersonPage(
        person=person,
        lead=_lead(person),
        rows=_rows(person),
        history=history_table(held, links, of_person=True) if held else None,
        seats=[_seat_line(seat, links) for seat in seats],
        deputises=[f"{a.person.name}, {a.role.name.lower()}" for a in stands_in],
        links=links,
    )


def _lead(person: Person) -> str:
    where = ", ".join(filter(None, [person.job_title, person.organisation.name]))
    if not person.left_on:
        return where
    verb = "Left on" if person.has_left else "Leaves on"
    return f"{where}. {verb} {uk_date(person.left_on)}."


def _rows(person: Person) -> list[dict[str, Any]]:
    return [
        {"key": "Organisation", "value": person.organisation.name},
        {"key": "Sector", "value": person.organisation.get_sector_display()},
        {"key": "Job title", "value": person.job_title or "Not recorded"},
        {"key": "Grade", "value": person.get_grade_display()},
        {"key": "Email address", "value": person.email or "Not recorded"},
    ]


def _seat_line(seat: Engagement, links: Links) -> SeatLine:
    words = f"{seat.get_sector_display()}, {seat.get_level_display().lower()}"
    return SeatLine(
        words=f"{words}: {seat.note}" if seat.note else words,
        since=uk_date(seat.starts_on),
        remove_url=links.mend("engagement-remove", pk=seat.pk),
    )
