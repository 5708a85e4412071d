"""The statements of an area's own set, while it is written: added, changed, removed, moved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from checklists.actions.local_sets import locked
from checklists.models import LocalSet, LocalStatement
from checklists.models.local_sets import MOST_STATEMENTS
from hubs.actions.audit import record
from hubs.actions.refusals import ChangedMeanwhileError, RefusedError
from hubs.models import User

UP, DOWN = "up", "down"


@transaction.atomic
def add_local_statement(
    *, actor: User, local_set: LocalSet, facts: Mapping[str, Any]
) -> LocalStatement:
    """Add a statement at the end, with the next code; refused beyond the limit of a set."""
    current = locked(local_set)
    there = LocalStatement.objects.of_set(current.pk).count()
    if there >= MOST_STATEMENTS:
        raise RefusedError({"__all__": f"A set may have up to {MOST_STATEMENTS} statements"})
    current.codes_given += 1
    current.save(update_fields=["codes_given"])
    added: LocalStatement = LocalStatement.objects.create(
        area_id=current.area_id,
        local_set=current,
        code=f"X{current.number}.{current.codes_given}",
        position=there + 1,
        **facts,
    )
    _record(actor, current, added, "added")
    return added


@transaction.atomic
def change_local_statement(
    *, actor: User, statement: LocalStatement, facts: Mapping[str, Any], seen: str
) -> LocalStatement:
    """Change the draft of a statement; versions published before keep their words."""
    current_set, current = _unchanged(statement, seen)
    changed = [name for name, value in facts.items() if getattr(current, name) != value]
    for name, value in facts.items():
        setattr(current, name, value)
    current.save()
    _record(actor, current_set, current, "changed", fields=changed)
    return current


@transaction.atomic
def remove_local_statement(*, actor: User, statement: LocalStatement, seen: str) -> None:
    """Take a statement out of the draft. Its code is never given again."""
    current_set, current = _unchanged(statement, seen)
    _record(actor, current_set, current, "removed")
    current.delete()
    _number(list(LocalStatement.objects.of_set(current_set.pk)))


@transaction.atomic
def move_local_statement(*, actor: User, statement: LocalStatement, way: str) -> LocalStatement:
    """Move a statement one place up or down; at either end, or removed meanwhile, it stays."""
    every = list(LocalStatement.objects.of_set(statement.local_set_id).select_for_update())
    at = next((n for n, each in enumerate(every) if each.pk == statement.pk), None)
    to = 0 if at is None else min(max(at + (1 if way == DOWN else -1), 0), len(every) - 1)
    if at is None or to == at:
        return statement
    every.insert(to, every.pop(at))
    _number(every)
    _record(actor, statement.local_set, every[to], "moved", place=to + 1)
    return every[to]


def _unchanged(statement: LocalStatement, seen: str) -> tuple[LocalSet, LocalStatement]:
    current_set = locked(statement.local_set)
    current = LocalStatement.objects.filter(pk=statement.pk).first()
    if current is None or current.state != seen:
        raise ChangedMeanwhileError
    return current_set, current


def _number(statements: list[LocalStatement]) -> None:
    moved = []
    for position, each in enumerate(statements, 1):
        if each.position != position:
            each.position = position
            moved.append(each)
    LocalStatement.objects.bulk_update(moved, ["position"])


def _record(
    actor: User, local_set: LocalSet, statement: LocalStatement, verb: str, **detail: object
) -> None:
    record(
        actor=actor,
        verb=f"statement.{verb}",
        subject=local_set,
        summary=f"“{statement}” was {verb} in the draft of the question set {local_set}.",
        question_set=local_set.key,
        code=statement.code,
        **detail,
    )
