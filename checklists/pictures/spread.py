"""The spread: a mark for every answer, over the levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString

from checklists.pictures.said import ink
from hubs.presentation.levels import SCALE, level
from hubs.presentation.markup import escaped, picture
from hubs.presentation.shapes import number, shape_path
from hubs.presentation.words import counted


@dataclass(frozen=True, slots=True)
class Mark:
    """One participant's answer: 0 is Don't know. ``shape`` says the sector, ``code`` the role.

    Without ``code`` and ``label`` it says only that somebody answered so.
    """

    code: str
    label: str
    shape: str
    level: int
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Spread:
    marks: Sequence[Mark]
    previous: int | None
    name: str
    previous_when: str = "last round"


@dataclass(frozen=True, slots=True)
class PlacedMark:
    path: str
    level: int
    code: str
    size: str
    x: str
    y: str
    ink: str

    @property
    def svg(self) -> str:
        outline = f'<path class="mark m{self.level}" d="{self.path}"/>'
        if not self.code:
            return outline
        place = f'class="{self.ink}" x="{self.x}" y="{self.y}" font-size="{self.size}"'
        return f"{outline}<text {place}>{escaped(self.code)}</text>"


@dataclass(frozen=True, slots=True)
class Column:
    x: str
    middle: str
    letter: str
    lines: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class SpreadPicture:
    title: str
    description: str
    height: int
    base: int
    axis: str
    columns: Sequence[Column]
    marks: Sequence[PlacedMark]
    ring_x: str | None
    table: Sequence[tuple[str, str, str]]

    @property
    def svg(self) -> SafeString:
        ring = f'<circle class="was" cx="{self.ring_x}" cy="{self.base}" r="5"/>'
        return picture(
            "fh-spread",
            (290, self.height),
            (self.title, self.description),
            f'{_bands(self.base)}<path class="axis" d="{self.axis}"/>{ring if self.ring_x else ""}'
            f"{''.join(mark.svg for mark in self.marks)}{_letters(self.base)}",
        )


_COLUMN, _GAP = 47, 8
_MANY = 14
"""Answers at one level beyond which marks turn small: past seven rows a letter adds nothing."""


def _left(value: int) -> int:
    return 5 * _COLUMN + _GAP if value == 0 else (value - 1) * _COLUMN


@lru_cache(maxsize=4096)
def _outline(shape: str, x: float, y: float, radius: float) -> tuple[str, str, str]:
    """A mark where it stands, and where its letters go: few places are ever taken."""
    return shape_path(shape, x, y, radius), number(x), number(y + 3.4)


def _place(group: Sequence[Mark], value: int, base: int, *, small: bool) -> list[PlacedMark]:
    per_row, pitch, radius, row = (4, 10.6, 4.4, 11) if small else (2, 22.5, 9.2, 24)
    middle = _left(value) + _COLUMN / 2
    placed = []
    for index, mark in enumerate(group):
        line, seat = divmod(index, per_row)
        in_row = min(per_row, len(group) - line * per_row)
        x = middle + (seat - (in_row - 1) / 2) * pitch
        y = base - (8 if small else 18) - line * row
        size = radius if value else radius * 0.95
        path, letters_x, letters_y = _outline(mark.shape, x, y, size)
        placed.append(
            PlacedMark(
                path=path,
                level=value,
                code="" if small else mark.code[:3],
                size="9" if len(mark.code) < 3 else "7",
                x=letters_x,
                y=letters_y,
                ink=ink(value),
            )
        )
    return placed


@lru_cache(maxsize=64)
def _columns(base: int) -> tuple[Column, ...]:
    out = []
    for step in SCALE:
        left = _left(step.value)
        lines = [(str(base + 29 + 9 * i), words) for i, words in enumerate(step.lines)]
        out.append(Column(str(left + 1), number(left + _COLUMN / 2), step.letter, lines))
    return tuple(out)


@lru_cache(maxsize=64)
def _bands(base: int) -> str:
    return "".join(
        f'<rect class="band" x="{column.x}" y="0" width="45" height="{base}"/>'
        for column in _columns(base)
    )


@lru_cache(maxsize=64)
def _letters(base: int) -> str:
    """The letter and the name of each level under its column."""
    return "".join(
        f'<text class="t-b t-m" x="{column.middle}" y="{base + 19}" font-size="11">'
        f"{column.letter}</text>"
        + "".join(
            f'<text class="t-2 t-m lv-n" x="{column.middle}" y="{y}" font-size="7.6">'
            f"{escaped(words)}</text>"
            for y, words in column.lines
        )
        for column in _columns(base)
    )


def _who(group: Sequence[Mark]) -> str:
    """Whose answers they are or, where that is not said, how many."""
    named = [mark.label for mark in group if mark.label]
    return ", ".join(named) if named else counted(len(group), "answer")


def draw_spread(spread: Spread) -> SpreadPicture:
    groups = {s.value: [m for m in spread.marks if m.level == s.value] for s in SCALE}
    fullest = max(len(group) for group in groups.values())
    small = fullest > _MANY
    rows = max(2, -(-fullest // (4 if small else 2)))
    base = rows * (11 if small else 24) + 9 + (26 if small and rows < 4 else 0)
    said = "; ".join(f"{s.name}: {_who(groups[s.value])}" for s in SCALE if groups[s.value])
    said = f"{said}." if said else "Nobody has answered."
    before = spread.previous or None
    if before:
        said += f" Agreed {spread.previous_when}: {level(before).name}."
    marks = [p for s in SCALE for p in _place(groups[s.value], s.value, base, small=small)]
    return SpreadPicture(
        title=spread.name,
        description=said,
        height=base + 42,
        base=base,
        axis=f"M0 {base}H{5 * _COLUMN}M{_left(0)} {base}h{_COLUMN}",
        columns=_columns(base),
        marks=marks,
        ring_x=number(_left(before) + _COLUMN / 2) if before else None,
        table=[(m.label, m.organisation, level(m.level).name) for m in spread.marks],
    )
