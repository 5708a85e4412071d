"""The unit rows: one mark a statement, a row a round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from checklists.pictures.said import ink, listed_counts
from hubs.presentation.levels import LEVELS, level
from hubs.presentation.markup import escaped, picture
from hubs.presentation.shapes import number


@dataclass(frozen=True, slots=True)
class Unit:
    """All the statements of one round, as agreed levels; None where nothing is agreed."""

    label: str
    levels: Sequence[int | None]


@dataclass(frozen=True, slots=True)
class UnitMark:
    x: int
    y: int
    text_y: str
    level: int
    letter: str
    ink: str

    @property
    def svg(self) -> str:
        circle = f'<circle class="mark m{self.level}" cx="{self.x}" cy="{self.y}" r="11.5"/>'
        if not self.letter:
            return circle
        place = f'class="{self.ink}" x="{self.x}" y="{self.text_y}" font-size="12.5"'
        return f"{circle}<text {place}>{self.letter}</text>"


@dataclass(frozen=True, slots=True)
class UnitLabel:
    y: int
    words: str

    @property
    def svg(self) -> str:
        return f'<text class="t-2" x="2" y="{self.y}" font-size="14">{escaped(self.words)}</text>'


@dataclass(frozen=True, slots=True)
class UnitRowsPicture:
    title: str
    description: str
    width: int
    height: int
    labels: Sequence[UnitLabel]
    marks: Sequence[UnitMark]

    @property
    def svg(self) -> SafeString:
        return picture(
            "fh-units",
            (self.width, self.height),
            (self.title, self.description),
            f"{''.join(label.svg for label in self.labels)}"
            f"{''.join(mark.svg for mark in self.marks)}",
        )


_PER_LINE = 12


def draw_unit_rows(units: Sequence[Unit], title: str) -> UnitRowsPicture:
    """Sorted by level, with what is not agreed at the end; never a mean."""
    labels, marks, said, y = [], [], [], 0
    for unit in units:
        labels.append(UnitLabel(y + 13, unit.label))
        order = sorted(unit.levels, key=lambda value: value or 99)
        for index, value in enumerate(order):
            line, seat = divmod(index, _PER_LINE)
            x, centre = 14 + 26 * seat, y + 33 + 27 * line
            letter = level(value).letter if value else ""
            marks.append(
                UnitMark(x, centre, number(centre + 4.5), value or 0, letter, ink(value or 0))
            )
        counts = {s.value: order.count(s.value) for s in LEVELS}
        missing = sum(1 for value in order if not value)
        parts = [
            p for p in (listed_counts(counts), f"{missing} not agreed" if missing else "") if p
        ]
        said.append(f"{unit.label}: {', '.join(parts) or 'nothing agreed'}.")
        y += 31 + 27 * max(1, -(-len(order) // _PER_LINE))
    return UnitRowsPicture(title, " ".join(said), _PER_LINE * 26 + 4, max(y - 8, 1), labels, marks)
