"""From the facts of a day to the pictures of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from hubs.models import Sector
from hubs.presentation.tables import Table, table
from hubs.presentation.words import counted, listed, uk_date
from leadership.models import Appointment, Basis, Level
from leadership.pictures import (
    Cell,
    Held,
    Matrix,
    Partner,
    Structure,
    Timeline,
    TimelinePicture,
    TimelineRow,
)
from leadership.pictures import Post as DrawnPost
from leadership.presenters.appointments import basis_words
from leadership.presenters.links import Links
from leadership.structure import Coverage, LeadershipFacts, LeadershipStructure, Post, Seat

YEARS_SHOWN = 2
NAMES_IN_A_SEAT = 4


def structure_of(
    structure: LeadershipStructure, *, title: str, board: str = "", board_line: str = ""
) -> Structure:
    """Return what the structure picture draws; the board's box only when a board is given."""
    leader = structure.leader
    held = leader.holder
    return Structure(
        title=title,
        board=board,
        board_line=board_line,
        leader=DrawnPost(leader.role, _names(leader), _line(leader)),
        deputy=held.deputy if held and held.has_deputy else None,
        posts=[DrawnPost(p.role, _names(p), _line(p)) for p in structure.other_posts],
        partners=[Partner(p.label, [x.name for x in p.people]) for p in structure.partners],
    )


def _names(post: Post) -> str | None:
    """One name; two during a handover; a number beyond that, for a box has two lines."""
    names = [holder.name for holder in post.holders]
    return (listed(names) if len(names) < 3 else counted(len(names), "person", "people")) or None


def _line(post: Post) -> str:
    holder = post.holder
    if holder:
        basis = "" if holder.basis == Basis.SUBSTANTIVE.label else f"{holder.basis.lower()} "
        since = f"{basis}since {short_date(holder.since)}"
        return f"{holder.organisation}, {since}" if post.single_holder else since
    return f"since {short_date(post.vacant_since)}" if post.vacant_since else "not filled yet"


def short_date(day: date) -> str:
    """'2 Nov 2026': for boxes, where room is short."""
    return f"{day.day} {day:%b %Y}"


def timeline_of(facts: LeadershipFacts, day: date, today: date) -> Timeline:
    """Return the appointments of the two years before `day` for the timeline picture."""
    known = [a for a in facts.appointments if a.starts_on <= day]
    start = _window_start(known, day)
    shown = {a.role_id for a in known if not a.ends_on or a.ends_on >= start}
    shown |= {role.code for role in facts.roles_on(day)}
    return Timeline(
        rows=[
            TimelineRow(
                role.name,
                _held(_seen([a for a in known if a.role_id == role.code], start)),
                role.begins_on,
                role.retired_on - timedelta(days=1) if role.retired_on else None,
            )
            for role in facts.roles
            if role.code in shown
        ],
        start=start,
        end=day,
        today=day,
        today_words="Today" if day == today else short_date(day),
    )


def _seen(appointments: list[Appointment], start: date) -> list[Appointment]:
    """Those that reach into the picture, and the last before: a vacancy begins where it ended."""
    before = [a for a in appointments if a.ends_on and a.ends_on < start]
    last = max(before, key=lambda a: a.ends_on or start, default=None)
    inside = [a for a in appointments if not a.ends_on or a.ends_on >= start]
    return [last, *inside] if last else inside


def _held(appointments: Iterable[Appointment]) -> Sequence[Held]:
    return [Held(a.person.name, a.starts_on, a.ends_on, basis_words(a)) for a in appointments]


def _window_start(known: list[Appointment], day: date) -> date:
    """The half-year of the first appointment, but no more than some years back."""
    earliest = date(day.year - YEARS_SHOWN, day.month, 1)
    first = min((a.starts_on for a in known), default=earliest)
    start = max(first, earliest)
    return date(start.year, 1 if start.month <= 6 else 7, 1)


def timeline_table(picture: TimelinePicture, timeline: Timeline) -> Table:
    """Return the timeline's twin."""
    rows = [(who, role, since, to) for role, who, since, to in picture.table]
    caption = f"Appointments in force since {uk_date(timeline.start)}"
    return table(caption, ["Person", "Role", "From", "To"], rows)


def matrix_of(coverage: Coverage, links: Links | None = None) -> Matrix:
    """Return the coverage matrix; empty seats lead to their mend when links are given."""
    cells = {
        (seat.sector_label, seat.level_label): Cell(
            count=len(seat.people),
            detail=_detail(seat),
            mend_url=links.mend("engagement-add", sector=seat.sector, level=seat.level)
            if links
            else "",
        )
        for seat in coverage.seats
    }
    return Matrix(Sector.labels, Level.labels, cells)


def _detail(seat: Seat) -> str:
    """Who it is, and for one person also how they take part."""
    if len(seat.people) == 1:
        person = seat.people[0]
        return ", ".join(filter(None, [person.name, person.note]))
    names = [person.name for person in seat.people]
    if len(names) > NAMES_IN_A_SEAT:
        more = len(names) - NAMES_IN_A_SEAT + 1
        names = [*names[: NAMES_IN_A_SEAT - 1], f"{more} more"]
    return listed(names)
