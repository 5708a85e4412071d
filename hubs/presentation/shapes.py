"""Outlines for the marks of the chart grammar, and fitting words into them.

Every shape is the ``d`` of one ``<path>``, so a template draws all of them alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from unicodedata import combining, east_asian_width

from hubs.presentation.markup import escaped

CIRCLE, SQUARE, DIAMOND, HEXAGON, HOUSE = "circle", "square", "diamond", "hexagon", "house"
SHAPES = (CIRCLE, SQUARE, DIAMOND, HEXAGON, HOUSE)

_WIDE = frozenset("mwMW@%—")
_NARROW = frozenset("fijlrtI.,:;'’‘!|()[] ")
_JOINERS = "\u200d\ufe0f"
"""What binds two emoji into one, or asks for one in colour: no room of its own."""


def number(value: float) -> str:
    """A coordinate with at most one decimal and no trailing zero."""
    return f"{value:.1f}".removesuffix(".0")


def shape_path(shape: str, x: float, y: float, radius: float) -> str:
    """The outline of a mark centred on (x, y); all five look equally large."""
    n = number
    if shape == CIRCLE:
        r, d = n(radius), n(2 * radius)
        return f"M{n(x - radius)} {n(y)}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0-{d} 0z"
    if shape == SQUARE:
        q = radius * 0.9
        return f"M{n(x - q)} {n(y - q)}H{n(x + q)}V{n(y + q)}H{n(x - q)}z"
    if shape == DIAMOND:
        q = radius * 1.2
        return f"M{n(x)} {n(y - q)}L{n(x + q)} {n(y)}L{n(x)} {n(y + q)}L{n(x - q)} {n(y)}z"
    if shape == HEXAGON:
        half, high, wide = radius * 0.55, radius * 0.98, radius * 1.08
        return (
            f"M{n(x - half)} {n(y - high)}H{n(x + half)}L{n(x + wide)} {n(y)}"
            f"L{n(x + half)} {n(y + high)}H{n(x - half)}L{n(x - wide)} {n(y)}z"
        )
    if shape == HOUSE:
        top, eaves, foot = y - radius * 1.1, y - radius * 0.2, y + radius * 0.9
        return f"M{n(x)} {n(top)}L{n(x + radius)} {n(eaves)}V{n(foot)}H{n(x - radius)}V{n(eaves)}z"
    raise ValueError(f"{shape!r} is not one of {', '.join(SHAPES)}")


@lru_cache(maxsize=2048)
def _share(character: str) -> float:
    """The room of one character, by the size of the type."""
    if character in _WIDE:
        return 0.9
    if character in _NARROW:
        return 0.36
    if combining(character) or character in _JOINERS:
        return 0
    return 1.3 if east_asian_width(character) in {"W", "F"} else 0.6


def words_width(words: str, size: float, *, bold: bool = False) -> float:
    """A careful estimate, in picture units, that holds for the fonts of the stack."""
    units = sum(map(_share, words))
    return units * size * (1.14 if bold else 1)


def clip(words: str, width: float, size: float, *, bold: bool = False) -> str:
    """The words, or as many as fit followed by an ellipsis. The table twin has them whole."""
    if words_width(words, size, bold=bold) <= width:
        return words
    kept = words
    while kept and words_width(kept + "…", size, bold=bold) > width:
        kept = kept[:-1]
    return kept.rstrip(f" ,.–-{_JOINERS}") + "…"


def wrap(words: str, width: float, size: float, *, lines: int = 2, bold: bool = False) -> list[str]:
    """The words on at most ``lines`` lines; what is over is clipped."""
    out: list[str] = []
    rest = words.split()
    while rest and len(out) < lines - 1:
        line = [rest.pop(0)]
        while rest and words_width(" ".join([*line, rest[0]]), size, bold=bold) <= width:
            line.append(rest.pop(0))
        out.append(clip(" ".join(line), width, size, bold=bold))
    if rest:
        out.append(clip(" ".join(rest), width, size, bold=bold))
    return out


@dataclass(frozen=True, slots=True)
class Text:
    """Words placed in a picture; ``kind`` is one or more class names of picture.css."""

    x: str
    y: str
    size: str
    words: str
    kind: str = ""

    @property
    def svg(self) -> str:
        place = f'x="{self.x}" y="{self.y}" font-size="{self.size}"'
        return f'<text class="{self.kind}" {place}>{escaped(self.words)}</text>'
