"""What changed in who leads between two days, both included: read from periods, never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from hubs.models import Sector
from hubs.presentation.words import counted, lower_first, uk_date
from leadership.deputed import Deputed
from leadership.models import Appointment, Engagement, Level, Person, Role
from leadership.structure.facts import LeadershipFacts

DAY = timedelta(days=1)
TWO_WEEKS = 14
MONTH, MONTHS_FROM = 30.44, 90


class ChangeKind(StrEnum):
    """What happened, in a word or two for the place beside the date."""

    START = "Start"
    END = "End"
    VACANCY = "Vacancy"
    DEPUTY = "Deputy"
    SEAT = "Seat"
    ORGANISATION = "Organisation"
    LEFT = "Left"


@dataclass(frozen=True, slots=True)
class Change:
    """One change on one day. `role_code` "" is about the table or a person, not about a role."""

    day: date
    kind: ChangeKind
    sentence: str
    role_code: str = ""
    person_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """`roles` are those with a change, by position, each with its changes by day."""

    first: date
    last: date
    roles: Sequence[tuple[Role, Sequence[Change]]]
    table: Sequence[Change]
    left: Sequence[Change]

    @property
    def every(self) -> list[Change]:
        of_roles = [change for _role, changes in self.roles for change in changes]
        return [*of_roles, *self.table, *self.left]


def changes_between(
    first: date, last: date, facts: LeadershipFacts, left: Iterable[Person]
) -> Changes:
    """Return what changed; no query. `left` are the people whose last day is in the period."""
    window = _Window(first, last)
    roles = [(role, window.of_role(role, facts.of_role(role.code))) for role in facts.roles]
    table = [*window.seats(facts.engagements), *window.organisations(facts)]
    return Changes(
        first,
        last,
        [(role, changes) for role, changes in roles if changes],
        _by_day(table),
        _by_day(
            Change(
                person.left_on,
                ChangeKind.LEFT,
                f"{person.name}, {person.organisation.name}: last day of taking part.",
                person_id=person.pk,
            )
            for person in left
            if person.left_on
        ),
    )


def length(days: int) -> str:
    """'9 days'; from two weeks on '54 days (about 8 weeks)'."""
    if days < TWO_WEEKS:
        return counted(days, "day")
    return f"{counted(days, 'day')} (about {counted(round(days / 7), 'week')})"


def _by_day(changes: Iterable[Change]) -> list[Change]:
    return sorted(changes, key=lambda change: change.day)


@dataclass(frozen=True, slots=True)
class _Window:
    first: date
    last: date

    def has(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    def of_role(self, role: Role, appointments: Sequence[Appointment]) -> list[Change]:
        found = [change for held in appointments for change in self._appointment(role, held)]
        return _by_day([*found, *self._vacancies(role, appointments)])

    def _appointment(self, role: Role, held: Appointment) -> Iterator[Change]:
        name, post, who = held.person.name, role.name.lower(), held.person_id
        if self.has(held.starts_on):
            deputy = held.deputy_on(held.starts_on)
            beside = f", with {deputy.name} as deputy" if deputy else ""
            words = f"{name}: first day as {post}, for {held.organisation.name}{beside}."
            yield Change(held.starts_on, ChangeKind.START, words, role.code, who)
        if held.ends_on and self.has(held.ends_on):
            words = f"{name}: last day as {post}, after {_time_held(held)}."
            yield Change(held.ends_on, ChangeKind.END, words, role.code, who)
        yield from self._deputies(role, held)

    def _deputies(self, role: Role, held: Appointment) -> Iterator[Change]:
        """Deputies who changed within the appointment; its own first and last day say the rest."""
        whose = f"{held.person.name}, {role.name.lower()}"
        every = [d for d in held.deputies if held.ends_on is None or d.starts_on <= held.ends_on]
        for before, each, after in zip([None, *every], every, [*every[1:], None], strict=False):
            if each.starts_on > held.starts_on and self.has(each.starts_on):
                instead = f", after {before.name}" if _follows(before, each) and before else ""
                words = f"{each.name}: first day as deputy of {whose}{instead}."
                yield Change(each.starts_on, ChangeKind.DEPUTY, words, role.code, each.person_id)
            if each.ends_on and self._ends_alone(each, after, held):
                words = f"{each.name}: last day as deputy of {whose}. Nobody follows."
                yield Change(each.ends_on, ChangeKind.DEPUTY, words, role.code, each.person_id)

    def _ends_alone(self, each: Deputed, after: Deputed | None, held: Appointment) -> bool:
        """Whether a deputy went in the period, not with the appointment and with nobody next."""
        within = held.ends_on is None or (each.ends_on is not None and each.ends_on < held.ends_on)
        followed = after is not None and _follows(each, after)
        return self.has(each.ends_on) and within and not followed

    def _vacancies(self, role: Role, appointments: Sequence[Appointment]) -> Iterator[Change]:
        """Vacancies that began, or that ended, in the period; counted up to its last day."""
        held = _joined_up((a.starts_on, a.ends_on) for a in appointments)
        end = min(self.last, role.retired_on - DAY) if role.retired_on else self.last
        coming = [*(begun for begun, _ended in held[1:]), end + DAY]
        for (_begun, gone), back in zip(held, coming, strict=False):
            first = gone + DAY if gone else back
            last = min(back - DAY, end)
            if first > last:
                continue
            long = length((last - first).days + 1)
            if (back <= end or end < self.last) and (self.has(first) or self.has(last)):
                words = f"Vacant from {uk_date(first)} to {uk_date(last)}: {long}."
                day = first if self.has(first) else last
                yield Change(day, ChangeKind.VACANCY, words, role.code)
            elif self.has(first):
                words = f"Vacant from this day on: {long} by {uk_date(last)}."
                yield Change(first, ChangeKind.VACANCY, words, role.code)

    def seats(self, engagements: Iterable[Engagement]) -> Iterator[Change]:
        """Seats taken and given up; a seat that only changed in how it is filled was kept."""
        rows = list(engagements)
        begun = {(_seat_of(row), row.starts_on) for row in rows}
        ended = {(_seat_of(row), row.ends_on + DAY) for row in rows if row.ends_on}
        for seat in rows:
            which = f"{lower_first(Sector(seat.sector).label)}, {Level(seat.level).label.lower()}"
            last = _last_day(seat)
            if last and last < seat.starts_on:
                continue
            if self.has(seat.starts_on) and (_seat_of(seat), seat.starts_on) not in ended:
                words = f"{seat.person.name}: first day in a seat, {which}."
                yield Change(seat.starts_on, ChangeKind.SEAT, words, person_id=seat.person_id)
            if last and self.has(last) and (_seat_of(seat), last + DAY) not in begun:
                words = f"{seat.person.name}: last day in a seat, {which}."
                yield Change(last, ChangeKind.SEAT, words, person_id=seat.person_id)

    def organisations(self, facts: LeadershipFacts) -> Iterator[Change]:
        """Organisations whose first person came to the table, or whose last one went."""
        present: dict[str, list[tuple[date, date | None]]] = {}
        for held in facts.appointments:
            period = (held.starts_on, held.ends_on)
            present.setdefault(held.organisation.name, []).append(period)
        for seat in facts.engagements:
            period = (seat.starts_on, _last_day(seat))
            present.setdefault(seat.person.organisation.name, []).append(period)
        for name, periods in present.items():
            for begun, ended in _joined_up(periods):
                if self.has(begun):
                    words = f"{name} joins the table."
                    yield Change(begun, ChangeKind.ORGANISATION, words)
                if ended and self.has(ended):
                    words = (
                        f"{name}: last day at the table. Nobody from there holds a role or a seat."
                    )
                    yield Change(ended, ChangeKind.ORGANISATION, words)


def _follows(before: Deputed | None, after: Deputed) -> bool:
    """Whether somebody took over from another without a day between them."""
    return before is not None and before.ends_on == after.starts_on - DAY


def _time_held(held: Appointment) -> str:
    days = ((held.ends_on or held.starts_on) - held.starts_on).days + 1
    return length(days) if days < MONTHS_FROM else counted(round(days / MONTH), "month")


def _seat_of(row: Engagement) -> tuple[Any, ...]:
    return row.person_id, row.sector, row.level, row.named_seat


def _last_day(seat: Engagement) -> date | None:
    """The last day of a seat: its own, or that of the person if they left before."""
    return min((day for day in (seat.ends_on, seat.person.left_on) if day), default=None)


def _joined_up(periods: Iterable[tuple[date, date | None]]) -> list[tuple[date, date | None]]:
    """Periods that overlap or follow each other without a day between them, as one."""
    joined: list[tuple[date, date | None]] = []
    real = [period for period in periods if period[1] is None or period[1] >= period[0]]
    for begun, ended in sorted(real, key=lambda period: period[0]):
        before = joined[-1] if joined else None
        if before and (before[1] is None or begun <= before[1] + DAY):
            later = None if before[1] is None or ended is None else max(before[1], ended)
            joined[-1] = (before[0], later)
        else:
            joined.append((begun, ended))
    return joined
