"""The rows of a file as blocks: where the corrections are, at one look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from hubs.presentation.markup import picture
from hubs.presentation.shapes import Text, number
from hubs.presentation.words import counted, listed

READY, SAME, WRONG = "ready", "same", "wrong"
WIDE_LINE, NARROW_LINE = 30, 10
MOST_BLOCKS = 180
"""More rows than this are a wall of blocks that says nothing."""

_PITCH, _LINE = 24, 28


@dataclass(frozen=True, slots=True)
class RowMap:
    """The rows by number, each ready, the same as recorded, or wrong."""

    rows: Sequence[tuple[int, str]]
    title: str


@dataclass(frozen=True, slots=True)
class RowMapPicture:
    wide: SafeString
    narrow: SafeString
    words: str


def draw_row_map(rows: RowMap) -> RowMapPicture:
    """Draw the map thirty to a line, and ten to a line for a phone."""
    said = _said(rows)
    return RowMapPicture(
        wide=_drawn(rows, WIDE_LINE, "fh-rows--w", said),
        narrow=_drawn(rows, NARROW_LINE, "fh-rows--n", said),
        words=_key(rows),
    )


def _key(rows: RowMap) -> str:
    """What the blocks mean, naming only what is there."""
    states = {state for _row, state in rows.rows}
    first, last = rows.rows[0][0], rows.rows[-1][0]
    parts = [f"Each block is one row of your file, from row {first} to row {last}."]
    if WRONG in states:
        parts.append("A triangle needs a correction.")
    if SAME in states:
        parts.append("An outlined block is recorded already.")
    return " ".join(parts)


def _said(rows: RowMap) -> str:
    def numbers(state: str) -> list[str]:
        return [str(row) for row, each in rows.rows if each == state]

    wrong, same, ready = numbers(WRONG), numbers(SAME), numbers(READY)
    parts = []
    if wrong:
        noun, verb = ("Row", "needs") if len(wrong) == 1 else ("Rows", "need")
        parts.append(f"{noun} {listed(wrong)} {verb} a correction.")
    parts.append(f"{counted(len(ready), 'row')} {'is' if len(ready) == 1 else 'are'} ready.")
    if same:
        verb = "is" if len(same) == 1 else "are"
        parts.append(f"{counted(len(same), 'row')} {verb} recorded already.")
    return " ".join(parts)


def _drawn(rows: RowMap, line: int, css: str, said: str) -> SafeString:
    blocks = "".join(
        _block(row, state, place % line * _PITCH, place // line * _LINE)
        for place, (row, state) in enumerate(rows.rows)
    )
    lines = -(-len(rows.rows) // line)
    return picture(css, (line * _PITCH, max(lines, 1) * _LINE - 3), (rows.title, said), blocks)


def _block(row: int, state: str, x: float, y: float) -> str:
    if state != WRONG:
        kind = "row--same" if state == SAME else "row--ready"
        place = f'x="{number(x + 4)}" y="{number(y + 5)}"'
        return f'<rect class="{kind}" {place} width="16" height="16" rx="2"/>'
    middle = x + 12
    text = Text(
        number(middle), number(y + 19.5), "10" if row > 99 else "11", str(row), "t-w t-b t-m"
    )
    return (
        f'<path class="row--wrong" d="M{number(middle)} {number(y + 1)} '
        f'{number(middle + 11.5)} {number(y + 22)}H{number(middle - 11.5)}z"/>{text.svg}'
    )
