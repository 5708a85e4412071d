"""Who is at the table: sectors by levels, where an empty seat is a gap."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hubs.models import Sector
from leadership.models import Level
from leadership.structure.contacts import Rhythm, rhythm_of
from leadership.structure.facts import LeadershipFacts, read_facts


@dataclass(frozen=True, slots=True)
class SeatPerson:
    """Somebody in a seat. `engagement_id` None: they are there through a role, named in `note`.

    `rhythm` None: nothing is known of how they take part, or not for the day that is shown.
    """

    person_id: UUID
    engagement_id: UUID | None
    name: str
    organisation: str
    note: str
    named_seat: str = ""
    rhythm: Rhythm | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    sector: str
    level: str
    sector_label: str
    level_label: str
    people: tuple[SeatPerson, ...]

    @property
    def is_empty(self) -> bool:
        return not self.people

    @property
    def people_once(self) -> tuple[SeatPerson, ...]:
        """Everybody in the seat once, by their ordinary seat: they may also fill a named one."""
        once: dict[UUID, SeatPerson] = {}
        for person in sorted(self.people, key=lambda each: bool(each.named_seat)):
            once.setdefault(person.person_id, person)
        return tuple(once[person_id] for person_id in {p.person_id: None for p in self.people})


@dataclass(frozen=True, slots=True)
class CoverageRow:
    sector: str
    label: str
    seats: tuple[Seat, ...]

    @property
    def is_empty(self) -> bool:
        return all(seat.is_empty for seat in self.seats)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every sector in the framework's order, each with a seat at every level."""

    day: date
    rows: tuple[CoverageRow, ...]

    @property
    def seats(self) -> list[Seat]:
        return [seat for row in self.rows for seat in row.seats]

    @property
    def total(self) -> int:
        return len(self.seats)

    @property
    def filled(self) -> int:
        return sum(not seat.is_empty for seat in self.seats)

    @property
    def empty(self) -> list[Seat]:
        return [seat for seat in self.seats if seat.is_empty]


def coverage_matrix(day: date, facts: LeadershipFacts | None = None) -> Coverage:
    """Return who sat at the table on `day`; three queries, none when the facts are given.

    Somebody who holds a role and has no seat of their own counts as a strategic lead of the
    organisation they hold it for.
    """
    people = _people_by_seat(day, facts or read_facts(day))
    rows = tuple(
        CoverageRow(
            sector.value,
            sector.label,
            tuple(
                Seat(
                    sector.value,
                    level.value,
                    sector.label,
                    level.label,
                    tuple(people[sector.value, level.value]),
                )
                for level in Level
            ),
        )
        for sector in Sector
    )
    return Coverage(day, rows)


def _people_by_seat(day: date, facts: LeadershipFacts) -> dict[tuple[str, str], list[SeatPerson]]:
    people: dict[tuple[str, str], list[SeatPerson]] = defaultdict(list)
    seated: set[UUID] = set()
    held = facts.held_on(day)
    then = {(a.person_id, a.organisation.sector): a.organisation for a in held}
    for taken in facts.engaged_on(day):
        person = taken.person
        seated.add(person.id)
        # Appointments keep their organisation; a person's own is only known as it is today.
        organisation = then.get((person.id, taken.sector), person.organisation)
        people[taken.sector, taken.level].append(
            SeatPerson(
                person.id,
                taken.id,
                person.name,
                organisation.name,
                taken.note,
                taken.get_named_seat_display(),
                rhythm_of(taken, day) if facts.read_for == day else None,
            )
        )
    for appointment in held:
        person = appointment.person
        if person.id not in seated and not person.had_left_by(day):
            seated.add(person.id)
            people[appointment.organisation.sector, Level.STRATEGIC].append(
                SeatPerson(
                    person.id,
                    None,
                    person.name,
                    appointment.organisation.name,
                    appointment.role.name,
                )
            )
    return people
