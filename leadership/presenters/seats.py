"""Who is at the table, seat by seat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hubs.models import Sector
from hubs.presentation.words import lower_first
from leadership.as_at import AsAt
from leadership.models import Level
from leadership.presenters.links import Links
from leadership.structure import Seat, coverage_matrix


@dataclass(frozen=True, slots=True)
class Seated:
    name: str
    url: str
    words: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class SeatPart:
    heading: str
    people: Sequence[Seated]
    add_url: str
    add_about: str


@dataclass(frozen=True, slots=True)
class TablePage:
    lead: str
    sectors: Sequence[tuple[str, Sequence[SeatPart]]]
    links: Links
    as_at: AsAt


def table_page(as_at: AsAt, links: Links) -> TablePage:
    """Return every sector with its three seats and who was in them on a day; three queries."""
    coverage = coverage_matrix(as_at.day)
    sectors = [(row.label, [_part(seat, links) for seat in row.seats]) for row in coverage.rows]
    verb = "are" if as_at.is_today else "were" if as_at.is_past else "are to be"
    words = f"{coverage.filled} of {coverage.total} seats {verb} filled."
    return TablePage(words, sectors, links, as_at)


def _part(seat: Seat, links: Links) -> SeatPart:
    people = [
        Seated(
            name=person.name,
            url=links.to("person-view", pk=person.person_id),
            words=", ".join(filter(None, [person.organisation, person.note])),
            remove_url=links.mend("engagement-remove", pk=person.engagement_id)
            if person.engagement_id
            else "",
        )
        for person in seat.people
    ]
    return SeatPart(
        heading=seat.level_label,
        people=people,
        add_url=links.mend("engagement-add", sector=seat.sector, level=seat.level),
        add_about=_about(seat.sector_label, seat.level_label),
    )


@dataclass(frozen=True, slots=True)
class SeatPage:
    """One seat, for the form that fills it."""

    sector: str
    level: str
    heading: str


def seat_page(sector: str, level: str) -> SeatPage | None:
    """Return the seat of a sector at a level, or None when there is no such seat."""
    if sector not in Sector.values or level not in Level.values:
        return None
    heading = f"{Sector(sector).label}, {lower_first(Level(level).label)}"
    return SeatPage(sector, level, heading)


def _about(sector: str, level: str) -> str:
    return f"{lower_first(sector)}, {lower_first(level)}"
