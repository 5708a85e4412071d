"""What may be slipping, found in the snapshot's own facts by stated rules."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from governance.snapshot.facts import (
    ActionFacts,
    CoverageRow,
    DriftFacts,
    NamedSeatFacts,
    QuestionSetFacts,
    RoleFacts,
)
from hubs.presentation.words import counted, listed

ACCOUNTABLE = "accountable-leader"


def drift_facts(
    *,
    roles: Sequence[RoleFacts],
    coverage: Sequence[CoverageRow],
    question_sets: Sequence[QuestionSetFacts],
    actions: Sequence[ActionFacts],
    earlier: Sequence[Mapping[tuple[str, str], int]],
    today: date,
    named_seats: Sequence[NamedSeatFacts] = (),
) -> tuple[DriftFacts, ...]:
    """Vacancies, deputies, reviews, gaps, statements that do not move, actions: in that order."""
    found = [
        *_roles(roles, today),
        *_gaps(coverage),
        *_named_seats(named_seats),
        *_stuck(question_sets, actions, earlier),
        *_actions(actions),
    ]
    return tuple(DriftFacts(heading=heading, text=text) for heading, text in found)


def _roles(roles: Sequence[RoleFacts], today: date) -> Iterable[tuple[str, str]]:
    for role in roles:
        name = role.name.lower()
        if not role.holder:
            days = (today - role.vacant_since).days + 1 if role.vacant_since else 0
            yield "Vacant role", f"{name}, {counted(days, 'day')}." if days else f"{name}."
        elif role.code == ACCOUNTABLE and not role.deputy:
            yield "No deputy", f"{name}, {role.holder}."
        if role.review_due and role.review_due < today:
            late = counted((today - role.review_due).days, "day")
            yield "Appointment review overdue", f"{name}, {role.holder}, by {late}."


def _gaps(coverage: Sequence[CoverageRow]) -> Iterable[tuple[str, str]]:
    empty = [row.sector.lower() for row in coverage if not any(cell.names for cell in row.cells)]
    if empty:
        yield "No one engaged at any level", f"{listed(empty)}."


def _named_seats(named_seats: Sequence[NamedSeatFacts]) -> Iterable[tuple[str, str]]:
    empty = [seat.gap for seat in named_seats if not seat.names]
    if empty:
        yield counted(len(empty), "named seat") + " empty", " ".join(empty)


def _stuck(
    question_sets: Sequence[QuestionSetFacts],
    actions: Sequence[ActionFacts],
    earlier: Sequence[Mapping[tuple[str, str], int]],
) -> Iterable[tuple[str, str]]:
    if len(earlier) < 2:
        return
    acted = {action.about for action in actions if action.status != "done"}
    stuck = [
        statement.ref
        for question_set in question_sets
        for statement in question_set.statements
        if statement.agreed
        and statement.ref not in acted
        and all(
            levels.get((question_set.key, statement.ref)) == statement.agreed
            for levels in earlier[:2]
        )
    ]
    if stuck:
        yield "Same level for three reviews, with no action", f"{listed(stuck)}."


def _actions(actions: Sequence[ActionFacts]) -> Iterable[tuple[str, str]]:
    late = [action.ref for action in actions if action.status == "late"]
    loose = [a.ref for a in actions if a.status != "done" and not a.driver]
    if late:
        yield counted(len(late), "overdue action"), f"{listed(late)}."
    if loose:
        yield "No one drives", f"{listed(loose)}."
