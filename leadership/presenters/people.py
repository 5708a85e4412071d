"""The list of people, and the page of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch

from hubs.presentation.downloads import Downloads
from hubs.presentation.tables import Table, TableCell, table
from hubs.presentation.words import counted, listed, lower_first, uk_date
from leadership.as_at import AsAt
from leadership.models import Appointment, Engagement, Person
from leadership.presenters.appointments import history_table
from leadership.presenters.downloads import downloads_on
from leadership.presenters.links import Links
from leadership.structure import held_since

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
    links: Links
    as_at: AsAt
    today_url: str
    lead: str = ""


def people_page(wanted: dict[str, Any], number: str, as_at: AsAt, links: Links) -> PeoplePage:
    """Return the people looked for, by name; three queries, whatever their number.

    On a day in the past those are missing of whom everything that is recorded begins later.
    """
    people = Person.objects.select_related("organisation").order_by("name", "id")
    if wanted["q"]:
        people = people.matching(wanted["q"])
    if wanted["sector"]:
        people = people.filter(organisation__sector=wanted["sector"])
    if not wanted["leavers"]:
        people = people.still_here_on(as_at.day)
    if as_at.is_past:
        people = people.known_on(as_at.day)
    held = Appointment.objects.held_on(as_at.day).select_related("role", "organisation")
    people = people.prefetch_related(Prefetch("appointments", held))
    page = Paginator(people, PEOPLE_ON_A_PAGE).get_page(number)
    asked = {name: value for name, value in wanted.items() if value}
    query = urlencode(asked | ({"on": as_at.iso} if as_at.iso else {}))
    return PeoplePage(
        page=page,
        table=_people_table(page, as_at.day, links),
        found=counted(page.paginator.count, "person", "people"),
        query=f"{query}&" if query else "",
        is_filtered=bool(asked),
        links=links,
        as_at=as_at,
        today_url=_today_url(links, asked),
        lead=_how_known(as_at),
        downloads=downloads_on(as_at.day, as_at.today, links),
    )


def _today_url(links: Links, asked: dict[str, Any]) -> str:
    url = replace(links, on="").people
    return f"{url}?{urlencode(asked)}" if asked else url


def _how_known(as_at: AsAt) -> str:
    if as_at.is_today:
        return ""
    return "Roles and their organisations are those of that day; the rest is as recorded today."


def _people_table(page: Page[Person], day: date, links: Links) -> Table:
    rows: list[list[str | int | TableCell]] = []
    for person in page:
        held = list(person.appointments.all())
        organisation = held[0].organisation if held else person.organisation
        rows.append(
            [
                TableCell(person.name, links.to("person-view", pk=person.pk)),
                person.job_title or "Not recorded",
                organisation.name,
                organisation.get_sector_display(),
                _role_words(person, held, day),
            ]
        )
    return table("People", ["Name", "Job title", "Organisation", "Sector", "Role or leaving"], rows)


def _role_words(person: Person, held: Sequence[Appointment], day: date) -> str:
    """The roles held on the day; for somebody who had left by then, since when."""
    if person.left_on and person.has_left_or_leaves_on(day):
        return f"Left {uk_date(person.left_on)}"
    return listed([each.role.name for each in held]) or "No role"


@dataclass(frozen=True, slots=True)
class SeatLine:
    words: str
    since: str
    change_url: str
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
    as_at: AsAt


def person_page(person: Person, as_at: AsAt, links: Links) -> PersonPage:
    """Return who somebody was on a day and what they had held until then; three queries."""
    day = as_at.day
    involved = Appointment.objects.with_people().involving(person)
    every = [a for a in involved.order_by("-starts_on", "id") if as_at.knows(a.starts_on)]
    held = [a for a in every if a.person_id == person.pk]
    taken = list(Engagement.objects.filter(person=person))
    seats = [seat for seat in taken if seat.is_current_on(day)]
    return PersonPage(
        person=person,
        lead=_lead(person, day),
        rows=_rows(person, as_at, next((a for a in held if a.is_current_on(day)), None)),
        history=history_table(held, links, of_person=True) if held else None,
        seats=[_seat_line(seat, taken, links) for seat in seats],
        deputises=[
            f"{a.person.name}, {a.role.name.lower()}" for a in every if _deputy(a, person, day)
        ],
        links=links,
        as_at=as_at,
    )


def _deputy(appointment: Appointment, person: Person, day: date) -> bool:
    deputy = appointment.deputy_on(day)
    return deputy is not None and deputy.person_id == person.pk


def _lead(person: Person, day: date) -> str:
    where = ", ".join(filter(None, [person.job_title, person.organisation.name]))
    if not person.left_on:
        return where
    verb = "Left on" if person.has_left_or_leaves_on(day) else "Leaves on"
    return f"{where}. {verb} {uk_date(person.left_on)}."


def _rows(person: Person, as_at: AsAt, held: Appointment | None) -> list[dict[str, Any]]:
    """What is recorded of a person is of today; their organisation then is what a role says."""
    today = "" if as_at.is_today else " today"
    rows = [
        {"key": f"Organisation{today}", "value": person.organisation.name},
        {"key": f"Sector{today}", "value": person.organisation.get_sector_display()},
        {"key": f"Job title{today}", "value": person.job_title or "Not recorded"},
        {"key": f"Grade{today}", "value": person.get_grade_display()},
        {"key": "Email address", "value": person.email or "Not recorded"},
    ]
    if held and today:
        role = f"{held.organisation.name}, as {held.role.name.lower()}"
        rows.insert(0, {"key": "Organisation then", "value": role})
    return rows


def _seat_line(seat: Engagement, taken: Sequence[Engagement], links: Links) -> SeatLine:
    words = f"{seat.get_sector_display()}, {seat.get_level_display().lower()}"
    if seat.named_seat:
        words = f"{seat.get_named_seat_display()} ({lower_first(words)})"
    manner = ", ".join(filter(None, [seat.get_how_display(), seat.get_how_often_display()]))
    said = ": ".join(filter(None, [words, seat.note]))
    return SeatLine(
        words=f"{said} ({manner.lower()})" if manner else said,
        since=uk_date(held_since(seat, taken)),
        change_url="" if seat.ends_on else links.mend("engagement-edit", pk=seat.pk),
        remove_url="" if seat.ends_on else links.mend("engagement-remove", pk=seat.pk),
    )
