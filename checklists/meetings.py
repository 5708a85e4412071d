"""The board meetings that a round can be for. Boards live on the floor above, which tells us here.

As with the kinds of messages, the floor above registers in its `AppConfig.ready`; this floor never
looks up. Without a register there are no meetings, and a round has only the dates people type.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ComingMeeting:
    """A meeting still ahead, and the day on which its papers are due."""

    id: UUID
    board: str
    meets_on: date
    papers_on: date


type Source = Callable[[], Sequence[ComingMeeting]]

_sources: list[Source] = []


def tell_of_meetings(source: Source) -> None:
    """Make a source known that gives the coming meetings of the open area, the next one first."""
    if source not in _sources:
        _sources.append(source)


def coming_meetings() -> list[ComingMeeting]:
    """The meetings ahead in the open area, the next one first."""
    found = [meeting for source in _sources for meeting in source()]
    return sorted(found, key=lambda each: each.meets_on)
