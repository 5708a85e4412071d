"""The count strip: how many chose each level, on one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from checklists.pictures.said import ink, listed_counts
from hubs.presentation.levels import DONT_KNOW, SCALE, level
from hubs.presentation.markup import picture
from hubs.presentation.shapes import number


@dataclass(frozen=True, slots=True)
class CountStrip:
    """How many chose each level, 0 being Don't know."""

    counts: Mapping[int, int]
    previous: int | None
    name: str
    previous_when: str = "last round"


@dataclass(frozen=True, slots=True)
class Counted:
    x: int
    radius: str
    level: int
    count: int
    ink: str

    @property
    def svg(self) -> str:
        return (
            f'<circle class="mark m{self.level}" cx="{self.x}" cy="18" r="{self.radius}"/>'
            f'<text class="{self.ink}" x="{self.x}" y="22.5" font-size="12.5">{self.count}</text>'
        )


@dataclass(frozen=True, slots=True)
class CountStripPicture:
    title: str
    description: str
    dots: Sequence[Counted]
    ring_x: int | None

    @property
    def svg(self) -> SafeString:
        ring = f'<circle class="was" cx="{self.ring_x}" cy="18" r="6"/>'
        return picture(
            "fh-strip fh-counts",
            (250, 36),
            (self.title, self.description),
            f"{_LINE}{'' if self.ring_x is None else ring}{''.join(dot.svg for dot in self.dots)}",
        )


_LINE = (
    '<path class="axis" d="M25 18H193"/>'
    '<path class="ticks" d="M25 18h.01M67 18h.01M109 18h.01M151 18h.01M193 18h.01"/>'
)


def draw_count_strip(strip: CountStrip) -> CountStripPicture:
    """The area of a dot follows the number in it, and never outgrows its place."""
    most = max(strip.counts.values(), default=0)
    scale = min(4.0, 13 / most**0.5) if most else 0
    dots = []
    for step in SCALE:
        count = strip.counts.get(step.value, 0)
        if not count:
            continue
        known = step is not DONT_KNOW
        radius = max(8.0, 4 + scale * count**0.5) if known else 9.0
        x = 25 + 42 * (step.value - 1) if known else 234
        dots.append(Counted(x, number(radius), step.value, count, ink(step.value)))
    said = f"{listed_counts(strip.counts)}." if dots else "Nobody has answered."
    before = strip.previous or None
    if before:
        said += f" Agreed {strip.previous_when}: {level(before).name}."
    return CountStripPicture(strip.name, said, dots, 25 + 42 * (before - 1) if before else None)
