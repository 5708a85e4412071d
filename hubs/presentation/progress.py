"""Geometry of things that go from left to right: steps done, and days to a deadline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.safestring import SafeString

from hubs.presentation.markup import picture
from hubs.presentation.shapes import Text, number, words_width
from hubs.presentation.words import counted


@dataclass(frozen=True, slots=True)
class Steps:
    name: str
    steps: Sequence[tuple[str, bool]]
    """What each step is called, and whether it is done."""


@dataclass(frozen=True, slots=True)
class StepsPicture:
    title: str
    description: str
    boxes: Sequence[tuple[str, str, bool]]
    words: str


def draw_steps(steps: Steps) -> StepsPicture:
    total = len(steps.steps)
    done = [name for name, is_done in steps.steps if is_done]
    left = [name for name, is_done in steps.steps if not is_done]
    pitch = 150 / max(total, 1)
    boxes = [
        (number(1 + i * pitch), number(pitch - 4), is_done)
        for i, (_, is_done) in enumerate(steps.steps)
    ]
    said = f"Done: {', '.join(done) or 'nothing yet'}."
    if left:
        said += f" To do: {', '.join(left)}."
    title = f"{steps.name}: {len(done)} of {counted(total, 'step')} done"
    return StepsPicture(title, said, boxes, f"{len(done)} of {total}")


@dataclass(frozen=True, slots=True)
class DayStrip:
    """From today to the board, past the day its papers are due. Bank holidays are the caller's."""

    today: date
    papers_due: date
    meeting: date
    is_working_day: Callable[[date], bool]


@dataclass(frozen=True, slots=True)
class Block:
    x: str
    width: str
    left: bool

    @property
    def svg(self) -> str:
        kind = "day day--left" if self.left else "day"
        place = f'x="{self.x}" y="30" width="{self.width}" height="12"'
        return f'<rect class="{kind}" {place} rx="1.5"/>'


@dataclass(frozen=True, slots=True)
class DayStripPicture:
    title: str
    description: str
    left: int
    blocks: Sequence[Block]
    ticks: str
    due: str
    board_x: str
    labels: Sequence[Text]

    @property
    def svg(self) -> SafeString:
        ticks = f'<path class="grid" d="{self.ticks}"/>' if self.ticks else ""
        due = f'<path class="day--due" d="{self.due}"/>' if self.due else ""
        return picture(
            "fh-days",
            (300, 50),
            (self.title, self.description),
            f"{''.join(block.svg for block in self.blocks)}{ticks}{due}"
            f'<circle class="day--board" cx="{self.board_x}" cy="36" r="6.5"/>'
            f"{''.join(label.svg for label in self.labels)}",
        )


_WIDTH, _FULL_PITCH, _LAST = 300, 12.0, 6.5


def _date(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"


def _said(strip: DayStrip, left: int) -> str:
    meets = f"The board meets on {_date(strip.meeting)}."
    if strip.today > strip.papers_due:
        return f"Papers were due on {_date(strip.papers_due)}. {meets}"
    if strip.today == strip.papers_due:
        return f"Papers are due today. {meets}"
    verb = "is" if left == 1 else "are"
    return (
        f"{counted(left, 'working day')} {verb} left until papers are due on "
        f"{_date(strip.papers_due)}. {meets}"
    )


def draw_day_strip(strip: DayStrip) -> DayStripPicture:
    """One block a working day; days shrink so that a far board still fits."""
    span = max((strip.meeting - strip.today).days, 0)
    pitch = min(_FULL_PITCH, (_WIDTH - 2 * _LAST) / span) if span else _FULL_PITCH
    days = [strip.today + timedelta(days=i) for i in range(span)]
    working = [strip.is_working_day(day) for day in days]
    left = sum(
        1 for day, works in zip(days, working, strict=True) if works and day < strip.papers_due
    )
    gap = 2 if pitch > 5 else 0.6
    blocks = [
        Block(number(i * pitch), number(pitch - gap), day < strip.papers_due)
        for i, (day, works) in enumerate(zip(days, working, strict=True))
        if works and day != strip.papers_due
    ]
    ticks = "".join(
        f"M{number((i + 0.42) * pitch)} 33v6" for i, works in enumerate(working) if not works
    )
    board_x = span * pitch + _LAST if span else _LAST
    offset = (strip.papers_due - strip.today).days
    due_x = min(max((offset + 0.42) * pitch, _LAST), board_x)
    due = "" if offset < 0 else f"M{number(due_x)} 26.5l6.5 9.5-6.5 9.5-6.5-9.5z"
    labels = _labels(due_x if due else None, board_x)
    return DayStripPicture(
        title="Days until the board",
        description=_said(strip, left),
        left=left,
        blocks=blocks,
        ticks=ticks if pitch > 4 else "",
        due=due,
        board_x=number(board_x),
        labels=labels,
    )


def _labels(due_x: float | None, board_x: float) -> list[Text]:
    """The words above the strip, the most useful first; none touches another."""
    wanted = [("Today", 0.0, ""), ("Board", board_x + _LAST, "t-e")]
    if due_x is not None:
        anchor = "t-e" if due_x > _WIDTH - 50 else "" if due_x < 50 else "t-m"
        at = {"t-e": due_x + _LAST, "": 0.0, "t-m": due_x}[anchor]
        wanted.insert(0, ("Papers due", at, f"t-b {anchor}".strip()))
    placed: list[tuple[float, float]] = []
    out: list[Text] = []
    for words, at, kind in wanted:
        width = words_width(words, 13, bold="t-b" in kind)
        start = at - (width if "t-e" in kind else width / 2 if "t-m" in kind else 0)
        if all(start + width + 6 < a or start > b + 6 for a, b in placed):
            placed.append((start, start + width))
            out.append(
                Text(
                    number(at), "16", "13", words, kind if "t-b" in kind else f"t-2 {kind}".strip()
                )
            )
    return out
