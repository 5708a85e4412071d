"""The five levels, *Don't know* and *Not for me*, as they are written and drawn everywhere."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Level:
    value: int
    letter: str
    name: str

    @property
    def css(self) -> str:
        """How a class name ends that is about this level."""
        return "out" if self.value < 0 else str(self.value)

    @property
    def lines(self) -> list[str]:
        """The name on at most two short lines, for under an axis."""
        words = self.name.split(" ")
        if len(words) == 1:
            return words
        return [" ".join(words[:-1]), words[-1]]


DONT_KNOW = Level(0, "?", "Don’t know")
LEVELS = (
    Level(1, "N", "Not yet started"),
    Level(2, "B", "Basic"),
    Level(3, "E", "Early progress"),
    Level(4, "S", "Substantial progress"),
    Level(5, "M", "Mature"),
)
SCALE = (*LEVELS, DONT_KNOW)
NOT_FOR_ME = Level(-1, "–", "Not for me")
"""No level at all: the statement is outside what this person answers for."""

_BY_VALUE = {level.value: level for level in (*SCALE, NOT_FOR_ME)}


def level(value: int) -> Level:
    """The level of a value 0–5, or −1 for "Not for me"; any other is a KeyError, never a guess."""
    return _BY_VALUE[value]


def is_dark(value: int) -> bool:
    """Whether a mark of this level needs white lettering."""
    return value > 3


def movement(now: int, before: int) -> str:
    """The change in words, so that a picture never carries it alone."""
    if now == before:
        return "No change"
    direction = "Up" if now > before else "Down"
    return f"{direction} {abs(now - before)} from {level(before).name}"
