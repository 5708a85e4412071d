"""The boards that the accountable leader answers to.

Boards are kept on the floor above, which this one never looks up to. The settings name a function
that knows them (`LEADERSHIP_BOARDS`); without one, no board is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True)
class BoardAbove:
    """A board of the open area. `line` says more about it, such as who chairs it."""

    name: str
    line: str = ""


def boards_above(day: date) -> Sequence[BoardAbove]:
    """Return the boards of the open area as at a day, as whoever keeps them tells; one query."""
    if not settings.LEADERSHIP_BOARDS:
        return ()
    tell: Callable[[date], Sequence[BoardAbove]] = import_string(settings.LEADERSHIP_BOARDS)
    return tell(day)
