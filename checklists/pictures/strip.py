"""The dot strip: one agreed rating, and the one before it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from django.utils.safestring import SafeString

from checklists.pictures.said import ink
from hubs.presentation.levels import level, movement
from hubs.presentation.markup import picture
from hubs.presentation.words import lower_first

NOT_AGREED = "Not agreed yet"


@dataclass(frozen=True, slots=True)
class Strip:
    """One agreed rating and the one before it. A level is 1–5; None where there is none.

    `stands`: how its words stand to those before, in a few words, where there is something to say.
    """

    agreed: int | None
    previous: int | None
    name: str
    when: str
    previous_when: str = ""
    stands: str = ""


@dataclass(frozen=True)
class StripMarks:
    """What is drawn, and nothing that is said: equal for every strip with the same two levels."""

    x: int | None
    letter: str
    level: int | None
    ink: str
    ring_x: int | None
    move: str
    unchanged: bool

    @cached_property
    def svg(self) -> str:
        """One of 36 drawings, whatever the statement and the dates."""
        ring, halo, mark = "", "", ""
        if self.ring_x is not None:
            ring = f'<circle class="was" cx="{self.ring_x}" cy="16" r="7"/>'
        if self.unchanged:
            halo = f'<circle class="halo" cx="{self.x}" cy="16" r="15.2"/>'
        if self.x is not None:
            mark = (
                f'<circle class="mark m{self.level}" cx="{self.x}" cy="16" r="12"/>'
                f'<text class="{self.ink}" x="{self.x}" y="20.7" font-size="13">'
                f"{self.letter}</text>"
            )
        move = f'<path class="move" d="{self.move}"/>' if self.move else ""
        return f"{_LINE}{ring}{move}{halo}{mark}"


@dataclass(frozen=True, slots=True)
class StripPicture:
    title: str
    description: str
    words: str
    change: str
    drawn: StripMarks

    @property
    def svg(self) -> SafeString:
        return picture("fh-strip", (250, 32), (self.title, self.description), self.drawn.svg)


_LINE = (
    '<path class="axis" d="M25 16H225"/>'
    '<path class="ticks" d="M25 16h.01M75 16h.01M125 16h.01M175 16h.01M225 16h.01"/>'
)


def _station(value: int) -> int:
    return 25 + 50 * (value - 1)


@cache
def _strip_marks(now: int | None, before: int | None) -> StripMarks:
    move = ""
    if now and before and now != before:
        way = 1 if now > before else -1
        move = f"M{_station(before) + way * 8} 16H{_station(now) - way * 13}"
    return StripMarks(
        x=_station(now) if now else None,
        letter=level(now).letter if now else "",
        level=now,
        ink=ink(now) if now else "",
        ring_x=_station(before) if before and before != now else None,
        move=move,
        unchanged=bool(now and now == before),
    )


def draw_strip(strip: Strip) -> StripPicture:
    now, before = strip.agreed or None, strip.previous or None
    words = level(now).name if now else NOT_AGREED
    said = f"Agreed {strip.when}: {words}." if now else f"{NOT_AGREED}."
    if before:
        then = strip.previous_when or "Last round"
        said += f" {then}: {level(before).name}"
        said += f", so {lower_first(movement(now, before))}." if now else "."
    if strip.stands:
        said += f" {strip.stands}."
    return StripPicture(strip.name, said, words, change_words(strip), _strip_marks(now, before))


def change_words(strip: Strip) -> str:
    """What changed since the rating before: in the level and in the words."""
    now, before = strip.agreed or None, strip.previous or None
    if not before:
        return (strip.stands or "First rating") if now else ""
    change = movement(now, before) if now else f"{level(before).name} last round"
    return f"{change}, {lower_first(strip.stands)}" if strip.stands else change
