"""Comparing without names: which groups may be shown, so that nobody's answer can be worked out.

`docs/adr/0018-signed-off-views-and-comparing-without-names.md` says why these rules hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checklists.disagreement import Counts

SMALLEST = 5
"""Nothing is shown of fewer answers than this."""

Path = tuple[str, ...]
"""A group: () is everybody, (sector,) a sector, (sector, organisation) an organisation."""


@dataclass(frozen=True, slots=True)
class GroupCounts:
    """What one group answered to one statement, without who."""

    path: Path
    counts: Counts


def shown_groups(members: Iterable[Path]) -> frozenset[Path]:
    """Return the groups that may be shown, given where each answer belongs: (sector, organisation).

    Groups form a tree, and what is left of a group once its shown parts are taken away is nobody
    or at least `SMALLEST`. Every set that can be worked out from shown groups, by adding and
    subtracting them in whatever way, is made of such remainders; so none is smaller.
    """
    sizes: Counter[Path] = Counter()
    for path in members:
        sizes.update(path[:depth] for depth in range(len(path) + 1))
    return frozenset(_shown_below((), sizes))


def group_counts(answers: Sequence[tuple[Path, int]]) -> tuple[GroupCounts, ...]:
    """Return what each group that may be shown answered: everybody first, if that many did."""
    shown = sorted(shown_groups(path for path, _level in answers))
    return tuple(
        GroupCounts(
            group,
            dict(Counter(level for path, level in answers if path[: len(group)] == group)),
        )
        for group in shown
    )


def _shown_below(group: Path, sizes: Counter[Path]) -> list[Path]:
    if sizes[group] < SMALLEST:
        return []
    depth = len(group) + 1
    parts = [
        path
        for path, size in sizes.items()
        if len(path) == depth and path[:-1] == group and size >= SMALLEST
    ]
    parts.sort(key=lambda path: (-sizes[path], path))
    left = sizes[group] - sum(sizes[path] for path in parts)
    if parts and 0 < left < SMALLEST:
        parts.pop()  # the smallest hides those who would otherwise be what is left over
    return [group, *(found for path in parts for found in _shown_below(path, sizes))]
