"""Who held each role, and when: bars for people, dashes for nobody, an outline for a handover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise, zip_longest

from django.utils.safestring import SafeString

from hubs.presentation.markup import picture
from hubs.presentation.shapes import Text, clip, number, words_width

VACANT, NOW = "Vacant", "Now"
LINE = 15
"""From one name beside a bar to the next below it."""
LEAST, SPACE = 132, 8
"""On a phone: what names above a bar have in any case, and what keeps them from the role's."""


@dataclass(frozen=True, slots=True)
class Held:
    """A person in the role from one day to another, both included; None is 'to this day'.

    `note` is told in words only: on what basis.
    """

    name: str
    start: date
    end: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A role; one of an area's own has been in use from a day, and perhaps until another."""

    role: str
    spans: Sequence[Held]
    since: date | None = None
    until: date | None = None

    def vacancies(self, start: date, today: date) -> list[tuple[date, date]]:
        """The days nobody held the role while it was in use."""
        first, last = max(start, self.since or start), min(today, self.until or today)
        return [gap for gap in vacancies(self.spans, first, last) if first <= last]


@dataclass(frozen=True, slots=True)
class Timeline:
    rows: Sequence[TimelineRow]
    start: date
    end: date
    today: date
    today_words: str = "Today"


@dataclass(frozen=True, slots=True)
class Bar:
    kind: str
    x: str
    y: str
    width: str
    height: str = "26"

    @property
    def svg(self) -> str:
        place = f'x="{self.x}" y="{self.y}" width="{self.width}" height="{self.height}"'
        return f'<rect class="{self.kind}" {place} rx="2"/>'


@dataclass(frozen=True, slots=True)
class TimelinePicture:
    title: str
    description: str
    width: int
    height: int
    grid: str
    today: str
    bars: Sequence[Bar]
    texts: Sequence[Text]
    table: Sequence[tuple[str, str, str, str]]

    @property
    def svg(self) -> SafeString:
        return picture(
            "fh-timeline",
            (self.width, self.height),
            (self.title, self.description),
            f'<path class="grid" d="{self.grid}"/>{"".join(bar.svg for bar in self.bars)}'
            f'<path class="asat" d="{self.today}"/>{"".join(t.svg for t in self.texts)}',
        )


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where days fall: ``left`` is the first day, ``room`` is kept free for words on the right."""

    timeline: Timeline
    width: int
    left: int
    room: int
    row: int
    top: int

    def x(self, day: date) -> float:
        t = self.timeline
        inside = min(max(day, t.start), t.end)
        share = (inside - t.start).days / max((t.end - t.start).days, 1)
        return self.left + share * (self.width - self.left - self.room)


def _uk(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def vacancies(spans: Sequence[Held], start: date, today: date) -> list[tuple[date, date]]:
    """The days nobody held the role, between its first holder (or ``start``) and today."""
    ordered = sorted(spans, key=lambda held: held.start)
    if not ordered:
        return [(start, today)]
    gaps, reach = [], ordered[0].start - timedelta(days=1)
    for held in ordered:
        if held.start > reach + timedelta(days=1):
            gaps.append((reach + timedelta(days=1), min(held.start - timedelta(days=1), today)))
        reach = max(reach, held.end or date.max - timedelta(days=1))
    if reach < today:
        gaps.append((reach + timedelta(days=1), today))
    return [(a, b) for a, b in gaps if a <= b and b >= start]


def _handovers(spans: Sequence[Held], today: date) -> list[tuple[date, date]]:
    ordered = sorted(spans, key=lambda held: held.start)
    out = []
    for first, second in pairwise(ordered):
        until = min(first.end or today, second.end or today)
        if second.start <= until:
            out.append((second.start, until))
    return out


@dataclass(slots=True)
class _Row:
    """One role's bars at a height, and the words in or beside them."""

    frame: _Frame
    y: float
    bars: list[Bar] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)

    def bar(self, kind: str, first: date, last: date, inset: float = 0) -> tuple[float, float]:
        x, end = self.frame.x(first), self.frame.x(min(last, self.frame.timeline.today))
        width = max(end - x - 1.5 - 2 * inset, 4)
        at = (number(x + inset), number(self.y + inset), number(width), number(26 - 2 * inset))
        self.bars.append(Bar(kind, *at))
        return x, width

    def person(self, held: Held, until: date | None) -> None:
        """A bar with the name in it; a current name without room goes beside it.

        Words stop where somebody else's bar begins (`until`): of two who share, both are named.
        """
        today = self.frame.timeline.today
        last = held.end or today
        if last < self.frame.timeline.start or held.start > today:
            return
        current = last >= today
        x, width = self.bar("bar--now" if current else "bar", held.start, last)
        room = width if until is None else min(width, self.frame.x(until) - x)
        fits = words_width(held.name, 14) <= room - 14
        if current and not fits:
            self.beside.append(held.name)
        elif fits or room > 60:
            name = clip(held.name, room - 12, 14)
            self.texts.append(Text(number(x + 8), number(self.y + 18), "14", name, "t-w"))

    def vacancy(self, first: date, last: date) -> None:
        self.bar("bar--gap", first, last, inset=1)
        if last == self.frame.timeline.today:
            self.beside.append(VACANT)


def _draw_row(frame: _Frame, row: TimelineRow, y: float) -> _Row:
    """One role: on a phone, names beside its bars have the room that the role's own leaves."""
    today, drawn = frame.timeline.today, _Row(frame, y)
    held = sorted(row.spans, key=lambda each: each.start)
    for each, after in zip_longest(held, held[1:]):
        drawn.person(each, after.start if after else None)
    for first, last in _handovers(row.spans, today):
        if last >= frame.timeline.start:
            drawn.bar("bar--both", first, last)
    for first, last in row.vacancies(frame.timeline.start, today):
        drawn.vacancy(first, last)
    left_over = frame.width - SPACE - words_width(row.role, 15, bold=True)
    drawn.texts += _beside(frame, drawn.beside, y, max(left_over, LEAST))
    return drawn


def _beside(frame: _Frame, names: Sequence[str], y: float, room: float) -> Iterator[Text]:
    """Names their bars have no room for, below one another: right of today; on a phone, above."""
    x = frame.x(frame.timeline.today) + 8
    first = y + 18 - (len(names) - 1) * LINE / 2 if frame.left else y - 6 - (len(names) - 1) * LINE
    for index, words in enumerate(names):
        kind, at = "t-late" if words == VACANT else "t-b", number(first + index * LINE)
        if frame.left:
            yield Text(number(x), at, "14", short_name(words, frame.width - x), kind)
        else:
            yield Text(str(frame.width), at, "14", short_name(words, room), f"{kind} t-e")


def short_name(name: str, width: float) -> str:
    """The name, or an initial and the last name, or what fits of that."""
    if words_width(name, 14, bold=True) <= width or " " not in name:
        return clip(name, width, 14, bold=True)
    return clip(f"{name[0]}. {name.rsplit(maxsplit=1)[-1]}", width, 14, bold=True)


def _room_for_role(frame: _Frame, drawn: _Row) -> float:
    """Left of the bars; on a phone, where it stands above them, left of the names beside them."""
    if frame.left:
        return frame.left - SPACE
    ends = [words_width(t.words, 14, bold=True) for t in drawn.texts if "t-e" in t.kind]
    return frame.width - max(ends, default=0) - SPACE


def _grid(frame: _Frame, height: int) -> tuple[str, list[Text]]:
    """A line each half-year, or each year when there are many; a label where it has room."""
    t = frame.timeline
    yearly = (t.end - t.start).days > (366 * 4 if frame.left else 800)
    step, form, width = (12, "{:%Y}", 34) if yearly else (6, "{:%b %Y}", 64)
    last = frame.x(t.today) if frame.left else frame.width
    day, grid, texts, free = date(t.start.year, 1, 1), "", [], 0.0
    while day <= t.end:
        if day >= t.start:
            x = frame.x(day)
            grid += f"M{number(x)} 26V{height}"
            if free <= x <= last - width:
                texts.append(Text(number(x + 4), "21", "14", form.format(day), "t-2"))
                free = x + width + 8
        month = day.month + step
        day = date(day.year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    return grid, texts


def _inside(words: str) -> str:
    """Our own words as they stand inside a sentence; names and dates as they are."""
    return words.lower() if words in {VACANT, NOW} else words


def _said(timeline: Timeline) -> tuple[str, list[tuple[str, str, str, str]]]:
    table = []
    for row in timeline.rows:
        for held in sorted(row.spans, key=lambda h: h.start):
            end = _uk(held.end) if held.end else NOW
            who = f"{held.name} ({held.note})" if held.note else held.name
            table.append((row.role, who, _uk(held.start), end))
        for first, last in row.vacancies(timeline.start, timeline.today):
            end = NOW if last == timeline.today else _uk(last)
            table.append((row.role, VACANT, _uk(first), end))
    said = "; ".join(
        f"{role}: {_inside(who)} from {since} to {_inside(to)}" for role, who, since, to in table
    )
    return (f"{said}." if said else "No appointments are recorded."), table


WIDE = {"width": 1100, "left": 236, "room": 130, "row": 42, "top": 42}
NARROW = {"width": 330, "left": 0, "room": 38, "row": 58, "top": 36}
PAPER = {"width": 740, "left": 240, "room": 116, "row": 36, "top": 42}
"""Three units are two points on paper, so that words are as large as in tables there."""


def draw_timeline(
    timeline: Timeline, *, narrow: bool = False, paper: bool = False
) -> TimelinePicture:
    frame = _Frame(timeline, **(NARROW if narrow else PAPER if paper else WIDE))
    bars: list[Bar] = []
    texts: list[Text] = []
    x, y = frame.x(timeline.today), frame.top
    line = ""
    for row in timeline.rows:
        label_y, bar_y = (y + 14, y + 20) if narrow else (y + 18, y)
        drawn = _draw_row(frame, row, bar_y)
        more = LINE * max(len(drawn.beside) - 1, 0) if narrow else 0
        drawn = _draw_row(frame, row, bar_y + more) if more else drawn
        role = clip(row.role, _room_for_role(frame, drawn), 15, bold=True)
        texts.append(Text("0", number(label_y), "15", role, "t-b"))
        line += f"M{number(x)} {number(drawn.y)}v26" if narrow else ""
        bars += drawn.bars
        texts += drawn.texts
        y += frame.row + more
    height = y + (4 if narrow else -2)
    grid, dates = _grid(frame, height)
    texts = [*dates, *texts]
    if not narrow:
        line = f"M{number(x)} 26V{height}"
        texts.append(Text(number(x + 8), "21", "14", timeline.today_words, "t-b"))
    said, table = _said(timeline)
    return TimelinePicture(
        title=f"Who held each role, {timeline.start:%B %Y} to {timeline.today:%B %Y}",
        description=said,
        width=frame.width,
        height=height,
        grid=grid,
        today=line,
        bars=bars,
        texts=texts,
        table=table,
    )
