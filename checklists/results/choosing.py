"""Showing the answers of one group: a sector, an organisation or a role."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from checklists.results.anonymity import GroupCounts
from checklists.results.facts import QuestionResult, ResultMark, RoundResults
from checklists.results.names import movement, nameless, put_aside
from hubs.models import Sector

SECTOR, ORGANISATION, ROLE = "sector", "organisation", "role"


@dataclass(frozen=True, slots=True)
class Group:
    """One group of those who answered. `key` is how an address names it."""

    kind: str
    name: str
    label: str

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.name}"


def group_of(mark: ResultMark, kind: str) -> Group:
    """The sector, organisation or role that an answer belongs to."""
    if kind == SECTOR:
        return Group(SECTOR, mark.sector, str(Sector(mark.sector).label))
    name = mark.organisation if kind == ORGANISATION else mark.seat or mark.role
    return Group(kind, name, name)


def groups_of(results: RoundResults) -> list[Group]:
    """Every group whose answers may be shown, by kind and name.

    Without names that is every group shown for at least one statement, and never a role.
    """
    if results.is_anonymous:
        paths = {each.path for question in results.questions for each in question.groups}
        found = {_group_at(path) for path in paths if path}
    else:
        marks = results.everybody
        found = {group_of(mark, kind) for mark in marks for kind in (SECTOR, ORGANISATION, ROLE)}
    order = (SECTOR, ORGANISATION, ROLE)
    return sorted(found, key=lambda group: (order.index(group.kind), group.label))


def only(results: RoundResults, group: Group) -> RoundResults:
    """The results with one group's answers. What there is to talk about stays everybody's."""
    choose = _counts_only if results.is_anonymous else _marks_only
    return replace(results, questions=tuple(choose(each, group) for each in results.questions))


def _marks_only(question: QuestionResult, group: Group) -> QuestionResult:
    if question.is_team_audit:  # told of everybody, whoever is looked at
        return question
    marks = tuple(mark for mark in question.marks if group_of(mark, group.kind) == group)
    return replace(
        question,
        marks=marks,
        counts=_counted(mark.level for mark in marks),
        movement=movement(marks, {}) if question.movement else None,
        put_aside=put_aside(marks),
    )


def _counts_only(question: QuestionResult, group: Group) -> QuestionResult:
    found: GroupCounts | None = next(
        (each for each in question.groups if each.path and _group_at(each.path) == group), None
    )
    counts = found.counts if found else {}
    marks = tuple(nameless(level) for level in sorted(counts) for _each in range(counts[level]))
    return replace(
        question, marks=marks, counts=counts, movement=None, is_withheld=not found, put_aside=0
    )


def _group_at(path: tuple[str, ...]) -> Group:
    if len(path) == 1:
        return Group(SECTOR, path[0], str(Sector(path[0]).label))
    return Group(ORGANISATION, path[1], path[1])


def _counted(levels: Iterable[int | None]) -> dict[int, int]:
    found: dict[int, int] = {}
    for level in levels:
        if level is not None:
            found[level] = found.get(level, 0) + 1
    return found
