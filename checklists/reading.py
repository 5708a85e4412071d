"""The lines beside a picture of answers, made by rule from the counts: never guessed.

The rule, also told to the reader: a group whose every rating lies above the middle rating is
"higher", one whose every rating lies below it is "lower". Where no group stands apart, the people
at either end are named. Where more than a third don't know, that comes first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from statistics import median_low

from checklists.disagreement import is_dont_know_cluster, known_levels
from checklists.results import ORGANISATION, ROLE, SECTOR, SMALLEST, QuestionResult, ResultMark
from hubs.models import Sector
from hubs.presentation.levels import level
from hubs.presentation.words import counted, listed, spelled

RULE = (
    "The line beside a picture follows a rule. A sector or organisation is “higher” when all its "
    "ratings lie above the middle rating, and “lower” when all lie below it. Where none stands "
    "apart, the people with the highest and lowest ratings are named."
)
TOO_FEW = (
    f"Fewer than {spelled(SMALLEST)} answered, or showing these answers would give away those of "
    "others: so they are not shown."
)
NAMED = 3
"""How many people at one end are named one by one."""


def by_sector(mark: ResultMark) -> str:
    """The group of an answer when marks show roles."""
    return str(Sector(mark.sector).label)


def by_organisation(mark: ResultMark) -> str:
    """The group of an answer when marks show organisations."""
    return mark.organisation


GROUPS: dict[str, Callable[[ResultMark], str]] = {
    ROLE: by_sector,
    SECTOR: by_sector,
    ORGANISATION: by_organisation,
}
"""Which groups are told apart, by what the marks say."""


def reading(question: QuestionResult, group: Callable[[ResultMark], str] = by_sector) -> str:
    """Say in a sentence or two who sees the statement differently; without names, nobody is."""
    known = [mark for mark in question.marks if mark.level]
    parts = []
    if is_dont_know_cluster(question.counts):
        unknown = question.counts.get(0, 0)
        parts.append(f"{unknown} of {unknown + len(known)} don’t know.")
    if known and all(mark.is_named for mark in known):
        parts.append(_groups_apart(known, group) or _people_apart(known))
    return " ".join(part for part in parts if part)


def extent(question: QuestionResult) -> str:
    """Say how far the ratings reach, how many don't know, and for how many it is not to say."""
    levels, unknown = known_levels(question.counts), question.counts.get(0, 0)
    if question.is_withheld:
        return TOO_FEW
    if not levels:
        said = "Nobody gave a rating."
    elif len(levels) == 1:
        said = f"Every rating is {level(levels[0]).name}."
    else:
        low, high = levels[0], levels[-1]
        said = (
            f"Answers run from {level(low).name} to {level(high).name}, "
            f"{high - low + 1} of the 5 levels."
        )
    aside = question.put_aside
    silent = sum(mark.level is None and not mark.not_for_me for mark in question.marks)
    if silent and levels:
        said += f" {counted(silent, 'person', 'people')} gave no answer."
    if unknown:
        verb = "doesn’t" if unknown == 1 else "don’t"
        said += f" {counted(unknown, 'person', 'people')} {verb} know."
    if aside:
        verb = "says" if aside == 1 else "say"
        said += f" {counted(aside, 'person', 'people')} {verb} it is not for them."
    return said


def _groups_apart(known: Sequence[ResultMark], group: Callable[[ResultMark], str]) -> str:
    middle = median_low([mark.level or 0 for mark in known])
    levels: dict[str, list[int]] = defaultdict(list)
    for mark in known:
        levels[group(mark)].append(mark.level or 0)
    higher = [name for name, found in levels.items() if min(found) > middle]
    lower = [name for name, found in levels.items() if max(found) < middle]
    parts = []
    if higher:
        parts.append(f"Higher than the rest: {'; '.join(sorted(higher))}.")
    if lower:
        parts.append(f"Lower{'' if higher else ' than the rest'}: {'; '.join(sorted(lower))}.")
    return " ".join(parts)


def _people_apart(known: Sequence[ResultMark]) -> str:
    levels = sorted({mark.level or 0 for mark in known})
    if len(levels) == 1:
        return ""
    return f"Highest: {_at(known, levels[-1])}. Lowest: {_at(known, levels[0])}."


def _at(known: Sequence[ResultMark], value: int) -> str:
    names = [mark.role for mark in known if mark.level == value]
    who = listed(names) if len(names) <= NAMED else counted(len(names), "person", "people")
    return f"{who} ({level(value).name})"
