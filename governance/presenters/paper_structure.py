"""The structure on paper: the board, the accountable leader, the named roles, the partners."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from governance.presenters.paper_pictures import (
    DEEP,
    INK,
    PALE,
    QUIET,
    RED,
    TEAL,
    picture,
    together,
    words_at,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A role in the structure picture: its name, and two or three short lines beneath."""

    name: str
    lines: tuple[str, ...]
    vacant: bool = False


WIDE, TALL, GAP, MARGIN = 482, 58, 14.5, 8
BOX_WIDTH = (WIDE - 2 - 2 * GAP) / 3
COLUMNS = tuple(round(1 + (BOX_WIDTH + GAP) * column, 1) for column in range(3))


def structure(
    *, board: str, chair: str, leader: Box, others: Sequence[Box], partners: str, title: str
) -> SafeString:
    """Who answers to whom, 482 wide: the leader in the middle, the others three a row around."""
    beside, below = others[:2], others[2:]
    top, centre = 46.0, WIDE / 2
    parts = [_wires(len(beside), len(below), top)]
    parts.append(_frame(101, 1, 280, 33, PALE))
    parts.append(
        words_at(
            centre,
            14.5 if chair else 21,
            fitted(board, 264, 11),
            size="11",
            weight="600",
            anchor="middle",
        )
    )
    if chair:
        parts.append(words_at(centre, 27.5, fitted(chair, 264, 10), QUIET, anchor="middle"))
    parts.append(_role(COLUMNS[1], top, leader, leading=True))
    parts += [_role(COLUMNS[column], top, box) for column, box in zip((0, 2), beside, strict=False)]
    for at, box in enumerate(below):
        line = top + (TALL + 20) + at // 3 * (TALL + 8)
        parts.append(_role(_column(at, len(below)), line, box))
    foot = top + (TALL + 20) + -(-len(below) // 3) * (TALL + 8) + (0 if below else -8)
    if partners:
        parts.append(_frame(1, foot, 480, 19, PALE))
        parts.append(words_at(centre, foot + 13, fitted(partners, 464, 10), anchor="middle"))
    return picture("wide", WIDE, round(foot + (20 if partners else 0)), title, together(parts))


def _column(at: int, count: int) -> float:
    """Where a box of the lower rows starts: an unfilled last row is centred."""
    row, column = divmod(at, 3)
    in_row = min(3, count - row * 3)
    return round(COLUMNS[column] + (3 - in_row) * (BOX_WIDTH + GAP) / 2, 1)


def _wires(beside: int, below: int, top: float) -> SafeString:
    middles = [column + BOX_WIDTH / 2 for column in COLUMNS]
    path = f"M{middles[1]:g} 34V{top:g}"
    for column in (0, 2)[:beside]:
        path += f"M{middles[1]:g} 40H{middles[column]:g}V{top:g}"
    foot = top + TALL
    for at in range(min(below, 3)):
        middle = _column(at, below) + BOX_WIDTH / 2
        path += f"M{middles[1]:g} {foot:g}V{foot + 10:g}H{middle:g}V{foot + 20:g}"
    return format_html('<path d="{}" fill="none" stroke="{}" stroke-width="1.2"/>', path, TEAL)


def _frame(x: float, y: float, width: float, height: float, fill: str) -> SafeString:
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" rx="3" fill="{}" stroke="{}"/>',
        x,
        y,
        round(width, 1),
        height,
        fill,
        TEAL,
    )


def _role(x: float, y: float, box: Box, *, leading: bool = False) -> SafeString:
    ink, name = ("#fff", "#fff") if leading and not box.vacant else (INK, DEEP)
    left, room = x + MARGIN, BOX_WIDTH - 2 * MARGIN
    if box.vacant:
        frame = format_html(
            '<rect x="{}" y="{}" width="{}" height="{}" rx="3" fill="#fff" stroke="{}"'
            ' stroke-width="1.6" stroke-dasharray="5 3"/>',
            x,
            y,
            round(BOX_WIDTH, 1),
            TALL,
            RED,
        )
    else:
        frame = _frame(x, y, BOX_WIDTH, TALL, DEEP if leading else "#fff")
    parts = [frame, words_at(left, y + 14, fitted(box.name, room, 10), name, weight="600")]
    for at, line in enumerate(box.lines[:3]):
        base, first = y + 27.5 + 12.5 * at, at == 0
        if first and box.vacant:
            parts.append(
                format_html('<path d="M{} {}l5.500-10 5.500 10z" fill="{}"/>', left, base, RED)
            )
        parts.append(
            words_at(
                left + (16 if first and box.vacant else 0),
                base,
                fitted(line, room - (16 if first and box.vacant else 0), 10),
                RED if first and box.vacant else ink,
                weight="600" if first else "",
            )
        )
    return together(parts)


NARROW, BROAD = set("iljtfrI.,;:'’|!()[] -"), set("mwMW@%—")


def fitted(words: str, room: float, size: float) -> str:
    """``words`` cut at a character, with an ellipsis, where ``room`` points are full."""
    used = 0.0
    for at, character in enumerate(words):
        share = (
            0.29
            if character in NARROW
            else 0.83
            if character in BROAD
            else 0.6
            if character.isupper()
            else 0.52
        )
        used += share * size
        if used > room:
            return words[: max(at - 1, 1)].rstrip() + "…"
    return words
