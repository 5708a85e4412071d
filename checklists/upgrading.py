"""What a new review would ask otherwise than the last one that asked the same sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checklists.asked import AskedSet, Upgrade, asked_set, last_asked, upgrade


@dataclass(frozen=True, slots=True)
class NewerSet:
    """A set in a newer version than the area used last, and what that changes."""

    title: str
    changes: Upgrade


def newer_sets(newest: Sequence[AskedSet]) -> list[NewerSet]:
    """Return those of which the area used an older version last; one query, none for first ones.

    A version that changes no question is none to tell of.
    """
    later = [each for each in newest if each.question_set.version > 1]
    last = last_asked() if later else {}
    found = [
        NewerSet(now.title, upgrade(asked_set(then), now))
        for now in later
        if (then := last.get(now.key)) and then != now.question_set.pk
    ]
    return [each for each in found if each.changes.is_any]
