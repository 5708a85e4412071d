"""What the pictures of answers share: their lettering, and counts in words."""

from __future__ import annotations

from collections.abc import Mapping

from hubs.presentation.levels import NOT_FOR_ME, SCALE, is_dark


def ink(value: int) -> str:
    """The classes of a letter on a mark of that level."""
    return "t-b t-m t-w" if is_dark(value) else "t-b t-m"


def listed_counts(counts: Mapping[int, int]) -> str:
    """Counts in the order of the scale: "2 Basic, 3 Mature, 1 Not for me"."""
    every = (*SCALE, NOT_FOR_ME)
    return ", ".join(f"{counts[s.value]} {s.name}" for s in every if counts.get(s.value))
