"""Who is at the table, seat by seat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hubs.models import Sector
from hubs.presentation.words import lower_first, uk_date
from leadership.as_at import AsAt
from leadership.models import Engagement, Level
from leadership.presenters.links import Links
from leadership.structure import NamedPost, Seat, SeatPerson, structure_on
from leadership.table import SEAT_FACTS, NamedSeat


@dataclass(frozen=True, slots=True)
class Seated:
    name: str
    url: str
    words: str
    is_stale: bool
    change_url: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class SeatPart:
    """`about` is what a named seat is for; others have none."""

    heading: str
    people: Sequence[Seated]
    add_url: str
    add_about: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class TablePage:
    lead: str
    named: Sequence[SeatPart]
    sectors: Sequence[tuple[str, Sequence[SeatPart]]]
    links: Links
    as_at: AsAt


def table_page(as_at: AsAt, links: Links) -> TablePage:
    """Return the named seats, then every sector with its three seats, on a day; three queries."""
    structure = structure_on(as_at.day)
    coverage, named = structure.coverage, structure.named
    sectors = [(row.label, [_part(seat, links) for seat in row.seats]) for row in coverage.rows]
    filled = sum(not seat.is_empty for seat in named)
    verb = "are" if as_at.is_today else "were" if as_at.is_past else "are to be"
    return TablePage(
        f"{coverage.filled} of {coverage.total} seats {verb} filled. "
        f"{filled} of {len(named)} named seats {verb} filled.",
        named_parts(named, links),
        sectors,
        links,
        as_at,
    )


def named_parts(named: Sequence[NamedPost], links: Links) -> list[SeatPart]:
    """Return the seats that the module names, each with who fills it."""
    return [
        SeatPart(
            heading=seat.name,
            people=[
                Seated(
                    name=holder.name,
                    url=links.to("person-view", pk=holder.person_id),
                    words=", ".join(
                        filter(
                            None,
                            [holder.organisation, holder.note, f"since {uk_date(holder.since)}"],
                        )
                    ),
                    is_stale=False,
                    change_url=links.mend("engagement-edit", pk=holder.engagement_id),
                    remove_url=links.mend("engagement-remove", pk=holder.engagement_id),
                )
                for holder in seat.holders
            ],
            add_url=links.mend("named-seat-add", seat=seat.code),
            add_about=lower_first(seat.name),
            about=seat.expects,
        )
        for seat in named
    ]


def _part(seat: Seat, links: Links) -> SeatPart:
    return SeatPart(
        heading=seat.level_label,
        people=[_seated(person, links) for person in seat.people_once],
        add_url=links.mend("engagement-add", sector=seat.sector, level=seat.level),
        add_about=f"{lower_first(seat.sector_label)}, {lower_first(seat.level_label)}",
    )


def _seated(person: SeatPerson, links: Links) -> Seated:
    rhythm = person.rhythm
    manner = [rhythm.how, lower_first(rhythm.how_often)] if rhythm else []
    own = person.engagement_id if not person.named_seat else None
    return Seated(
        name=person.name,
        url=links.to("person-view", pk=person.person_id),
        words=", ".join(
            filter(None, [person.organisation, person.note, person.named_seat, *manner])
        ),
        is_stale=bool(rhythm and rhythm.is_stale),
        change_url=links.mend("engagement-edit", pk=own) if own else "",
        remove_url=links.mend("engagement-remove", pk=own) if own else "",
    )


def manner_rows(seat: Engagement) -> list[dict[str, str]]:
    """Return how somebody takes part, as it is recorded now."""
    return [
        {"key": "How they take part", "value": seat.get_how_display() or "Not recorded"},
        {"key": "How often", "value": seat.get_how_often_display() or "Not agreed"},
        {"key": "In a few words", "value": seat.note or "Nothing"},
    ]


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


@dataclass(frozen=True, slots=True)
class NamedSeatPage:
    """One named seat, for the form that fills it."""

    seat: NamedSeat
    heading: str
    expects: str


def named_seat_page(code: str) -> NamedSeatPage | None:
    """Return a named seat, or None when there is no such seat."""
    if code not in NamedSeat.values:
        return None
    seat = NamedSeat(code)
    return NamedSeatPage(seat, str(seat.label), SEAT_FACTS[seat].expects)
