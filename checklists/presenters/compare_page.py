"""What the compare page shows, as its templates are given it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checklists.pictures import CountStripPicture, SpreadPicture
from checklists.presenters.tools import ToolLink
from hubs.presentation.downloads import Downloads
from hubs.presentation.tables import Table


@dataclass(frozen=True, slots=True)
class Way:
    """A link to an action that begins in one of the ways to cover a skill."""

    words: str
    about: str
    url: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the `agreed` component shows."""

    level: int
    reason: str
    dissent: str
    action: str
    url: str
    about: str
    label: str = "Agreed"
    tools: Sequence[ToolLink] = ()
    ways: Sequence[Way] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement with its picture, its words and what may be done about it."""

    anchor: str
    code: str
    place: str
    text: str
    spread: SpreadPicture
    twin: Table
    reading: str
    extent: str
    agreed: Agreed | None
    agree_url: str
    twin_summary: str
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """A statement on which answers agree, on one line; opened, it is shown as a `Statement`."""

    text: str
    strip: CountStripPicture
    words: str
    change: str
    url: str
    opened: Statement | None
    anchor: str
    agreed: bool
    tools: Sequence[ToolLink] = ()
    ways: Sequence[Way] = ()


@dataclass(frozen=True, slots=True)
class ComparePage:
    eyebrow: str
    heading: str
    lead: str
    by: str
    segments: list[dict[str, str]]
    shapes: list[tuple[str, str]]
    codes: Table
    previous: str
    dont_know: bool
    talk: list[Statement]
    settled: list[Settled]
    settled_twin: Table
    to_accept: int
    not_acceptable: int
    left: int
    is_agreed: bool
    next_anchor: str
    settled_summary: str
    leave_url: str
    accept_url: str
    agree_url: str
    workshop_url: str
    downloads: Downloads
    method: tuple[str, ...]
