"""How a page tells what is new in the question sets, before a review is opened with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checklists.asked import AskedSet, Upgrade
from checklists.upgrading import NewerSet, newer_sets
from hubs.presentation.words import counted, listed


@dataclass(frozen=True, slots=True)
class Item:
    """Statements as they are now, or of which nothing is left, and what they were."""

    now: Sequence[str]
    was: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Part:
    heading: str
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class News:
    """What is new in one set."""

    heading: str
    parts: Sequence[Part]


def news_of(sets: Sequence[AskedSet]) -> list[News]:
    """Return what is new in each set since the area last used it."""
    return [_news(each) for each in newer_sets(sets)]


def _news(newer: NewerSet) -> News:
    parts = [each for each in _parts(newer.changes) if each.items]
    counts = listed([f"{len(each.items)} {each.heading.lower()}" for each in parts])
    return News(f"{newer.title}: {counts}", parts)


def _parts(found: Upgrade) -> list[Part]:
    return [
        Part("Reworded", [Item([now.text], [was.text]) for was, now in found.reworded]),
        Part("Split", [Item([each.text for each in now], [was.text]) for was, now in found.split]),
        Part(
            "Merged", [Item([now.text], [each.text for each in was]) for was, now in found.merged]
        ),
        Part("New", [Item([each.text]) for each in found.new]),
        Part("Dropped", [Item([each.text]) for each in found.dropped]),
    ]


def news_lead(news: Sequence[News]) -> str:
    """Say what it means for a review, above the lists."""
    sets = counted(len(news), "question set")
    return (
        f"{sets} {'has' if len(news) == 1 else 'have'} changed since you last asked "
        f"{'it' if len(news) == 1 else 'them'}. Reworded statements are still compared with the "
        "review before. Split, merged and new ones start afresh, and no change is shown for them."
    )
