"""The page that says who leads on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hubs.presentation.downloads import Downloads
from hubs.presentation.tables import Table
from hubs.presentation.words import counted, listed, spelled, uk_date
from leadership.as_at import AsAt
from leadership.models import Role
from leadership.pictures import (
    NARROW,
    MatrixPicture,
    Structure,
    StructurePicture,
    TimelinePicture,
    draw_matrix,
    draw_structure,
    draw_timeline,
)
from leadership.presenters.cards import PostCard, post_cards
from leadership.presenters.downloads import downloads_on
from leadership.presenters.links import Links
from leadership.presenters.pictures import matrix_of, structure_of, timeline_of, timeline_table
from leadership.presenters.seats import SeatPart, named_parts
from leadership.presenters.ways import ways_on
from leadership.structure import (
    BoardAbove,
    LeadershipCounts,
    LeadershipFacts,
    LeadershipStructure,
    leadership_gaps,
    read_facts,
    structure_on,
)


@dataclass(frozen=True, slots=True)
class StructurePage:
    """Everything the page shows; `is_empty` when nothing was ever recorded."""

    heading: str
    lead: str
    as_at: AsAt
    is_empty: bool
    days: Sequence[tuple[str, str]]
    leader_code: str
    structure: Structure
    wide: StructurePicture
    narrow: StructurePicture
    cards: Sequence[PostCard]
    timeline: TimelinePicture
    timeline_narrow: TimelinePicture
    timeline_table: Table
    matrix: MatrixPicture
    matrix_words: str
    named: Sequence[SeatPart]
    ways: Sequence[tuple[str, str]]
    retired: Sequence[Role]
    downloads: Downloads
    links: Links


def structure_page(
    area_name: str, as_at: AsAt, links: Links, boards: Sequence[BoardAbove] = ()
) -> StructurePage:
    """Return the page for one day; three queries, whatever the number of people.

    `boards`: those that the accountable leader answers to, from whoever knows them.
    """
    day, today = as_at.day, as_at.today
    facts = read_facts(day)
    now = structure_on(day, facts)
    heading = f"Who {_verb(day, today)} in {area_name}"
    board, board_line = above(boards)
    drawn = structure_of(now, title=heading, board=board, board_line=board_line)
    timeline = timeline_of(facts, day, today)
    picture = draw_timeline(timeline)
    gaps = leadership_gaps(day, facts, now)
    return StructurePage(
        heading=heading,
        lead=lead_sentence(now),
        as_at=as_at,
        is_empty=not (facts.appointments or facts.engagements),
        days=_days(facts, as_at),
        leader_code=now.leader.code,
        structure=drawn,
        wide=draw_structure(drawn),
        narrow=draw_structure(drawn, NARROW),
        cards=post_cards(now.posts, gaps, links),
        timeline=picture,
        timeline_narrow=draw_timeline(timeline, narrow=True),
        timeline_table=timeline_table(picture, timeline),
        matrix=draw_matrix(matrix_of(now.coverage, links)),
        matrix_words=_matrix_words(now.counts),
        named=named_parts(now.named, links),
        ways=ways_on(links, len(gaps)),
        retired=_retired(facts, day),
        downloads=downloads_on(day, today, links),
        links=links,
    )


def above(boards: Sequence[BoardAbove]) -> tuple[str, str]:
    """Return the words of the box on top: one board with its line, or the names of several."""
    if len(boards) == 1:
        return boards[0].name, boards[0].line
    return listed([board.name for board in boards]), ""


def lead_sentence(structure: LeadershipStructure) -> str:
    """Say how many there are and what is missing, in two sentences."""
    counts, leader = structure.counts, structure.leader
    others = counts.posts - 1
    who = "No accountable leader" if leader.is_vacant else "One accountable leader"
    first = f"{who}, {spelled(others)} posts and {spelled(counts.partner_sectors)} partner sectors."
    missing = []
    if vacant := counts.vacant - leader.is_vacant:
        missing.append(f"{_some(vacant, 'post')} {_are(vacant)} vacant")
    if empty := counts.seats_empty:
        missing.append(f"{_some(empty, 'seat')} at the table {_are(empty)} empty")
    rest = " and ".join(missing) or "every post is filled and no seat at the table is empty"
    said = f"{first} {rest[0].upper()}{rest[1:]}."
    if named := sum(seat.is_empty for seat in structure.named):
        words = f"{_some(named, 'named seat')} {_are(named)} empty"
        said += f" {words[0].upper()}{words[1:]}."
    return said


def _some(number: int, noun: str) -> str:
    return f"{spelled(number)} {noun if number == 1 else noun + 's'}"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _verb(day: date, today: date) -> str:
    if day == today:
        return "leads"
    return "led" if day < today else "is to lead"


def _matrix_words(counts: LeadershipCounts) -> str:
    seats = counted(counts.seats_filled, "seat")
    return (
        "The model framework asks for five sectors at three levels. "
        f"{seats} of {counts.seats} {_are(counts.seats_filled)} filled. "
        "An outlined seat rests on one person."
    )


def _retired(facts: LeadershipFacts, day: date) -> list[Role]:
    """The roles that had been retired by that day: not those that were only made later."""
    gone = [role for role in facts.roles if role.retired_on and role.retired_on <= day]
    return [role for role in gone if role not in facts.roles_on(day)]


def _days(facts: LeadershipFacts, as_at: AsAt) -> list[tuple[str, str]]:
    """Other days worth a look, as (words, ISO date); the way back to today stands elsewhere."""
    days, today = [], as_at.today
    half_year = today - timedelta(days=182)
    if any(a.starts_on <= half_year for a in facts.appointments):
        days.append(("Six months ago", half_year))
    changes = [a.starts_on for a in facts.appointments]
    changes += [a.ends_on + timedelta(days=1) for a in facts.appointments if a.ends_on]
    if past := [change for change in changes if change <= today]:
        days.append(("Before the last change", max(past) - timedelta(days=1)))
    return [(f"{said}, {uk_date(on)}", on.isoformat()) for said, on in days if on != as_at.day]
