"""From the facts of a day to the pictures of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
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
    """Return the appointments of the two years before `day` for the timeline picture.

    A role of an area's own that was retired before is left out, unless somebody still held it then.
    """
    rows = [
        TimelineRow(
            role.name,
            [_held(a) for a in facts.of_role(role.code)],
            role.begins_on,
            role.retired_on - timedelta(days=1) if role.retired_on else None,
        )
        for role in facts.roles
    ]
    words = "Today" if day == today else short_date(day)
    timeline, in_use = timeline_between(rows, day, words=words), facts.roles_on(day)
    shown = [
        row
        for role, row in zip(facts.roles, timeline.rows, strict=True)
        if role in in_use or any(not h.end or h.end >= timeline.start for h in row.spans)
    ]
    return replace(timeline, rows=shown)


def timeline_between(rows: Iterable[TimelineRow], day: date, *, words: str) -> Timeline:
    """Return who held each role in the two years before `day`, which has these words.

    A role that nobody has held yet is vacant since the first appointment to any.
    """
    known = [replace(row, spans=[h for h in row.spans if h.start <= day]) for row in rows]
    first = min((h.start for row in known for h in row.spans), default=None)
    known = [row if row.spans else replace(row, since=_later(row.since, first)) for row in known]
    start = _window_start([h for row in known for h in row.spans], day)
    return Timeline(
        rows=[replace(row, spans=_seen(row.spans, start)) for row in known],
        start=start,
        end=day,
        today=day,
        today_words=words,
    )


def _later(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day), default=None)


def _seen(held: Sequence[Held], start: date) -> list[Held]:
    """Those that reach into the picture, and the last before: a vacancy begins where it ended."""
    before = [h for h in held if h.end and h.end < start]
    last = max(before, key=lambda h: h.end or start, default=None)
    inside = [h for h in held if not h.end or h.end >= start]
    return [last, *inside] if last else inside


def _held(appointment: Appointment) -> Held:
    words = basis_words(appointment)
    return Held(appointment.person.name, appointment.starts_on, appointment.ends_on, words)


def _window_start(known: Sequence[Held], day: date) -> date:
    """The half-year of the first appointment, but no more than some years back."""
    earliest = date(day.year - YEARS_SHOWN, day.month, 1)
    first = min((h.start for h in known), default=earliest)
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
            count=len(seat.people_once),
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
    people = seat.people_once
    if len(people) == 1:
        person = people[0]
        return ", ".join(filter(None, [person.name, person.note]))
    names = [person.name for person in people]
    if len(names) > NAMES_IN_A_SEAT:
        more = len(names) - NAMES_IN_A_SEAT + 1
        names = [*names[: NAMES_IN_A_SEAT - 1], f"{more} more"]
    return listed(names)
