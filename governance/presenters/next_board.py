"""The next board: the days until its papers are due, and what happens before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate, localtime

from checklists.models import Round
from governance.drift import BoardFacts
from governance.overview import OverviewFacts
from hubs.presentation.moments import near_day
from hubs.presentation.progress import DayStrip, DayStripPicture, draw_day_strip
from hubs.presentation.words import counted
from hubs.working_time import is_working_day, working_days_between


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the `log`, `drift` and date lists; what a component does not use is empty."""

    what: str
    on: datetime | date | None = None
    kind: str = ""
    url: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class NextBoard:
    title: str
    board: str
    days: DayStripPicture
    left: str
    left_rest: str
    until: str
    dates: list[Line]


def next_board(facts: OverviewFacts) -> NextBoard | None:
    """Return the days until the board that meets next; None where no meeting is booked."""
    board = facts.next_board
    if board is None or board.starts_at is None or board.papers_due is None:
        return None
    due, meets = localdate(board.papers_due), localdate(board.starts_at)
    strip = DayStrip(localdate(facts.now), due, meets, is_working_day)
    words = _left(working_days_between(localdate(facts.now), due), due, localdate(facts.now))
    return NextBoard(
        title=near_day(meets),
        board=board.name,
        days=draw_day_strip(strip),
        left=words[0],
        left_rest=words[1],
        until=f"{_clock(board.papers_due)} {near_day(due)}",
        dates=_dates(facts, board),
    )


def _dates(facts: OverviewFacts, board: BoardFacts) -> list[Line]:
    lines = [
        Line(f"{review.title} closes", localdate(review.due_at))
        for review in facts.reviews
        if review.state == Round.State.OPEN and review.due_at >= facts.now
    ]
    if board.papers_due:
        lines.append(Line(f"Papers due, {_clock(board.papers_due)}", localdate(board.papers_due)))
    if board.starts_at:
        place = f", {board.place}" if board.place else ""
        words = f"Board meets, {_clock(board.starts_at)}{place}"
        lines.append(Line(words, localdate(board.starts_at)))
    return sorted(lines, key=lambda line: line.on or localdate(facts.now))


def _left(days: int, due: date, today: date) -> tuple[str, str]:
    if due < today:
        return "Papers were due", ""
    if due == today:
        return "Papers are due today", ""
    return counted(days, "working day"), " until papers are due"


def _clock(moment: datetime) -> str:
    here = localtime(moment)
    minutes = f".{here:%M}" if here.minute else ""
    return f"{here.hour % 12 or 12}{minutes}{'am' if here.hour < 12 else 'pm'}"
