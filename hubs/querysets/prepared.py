"""Querysets whose SQL is written once a process, and then run with other values.

Django writes the SQL of a queryset anew each time it runs. For the larger queries of a page that
takes several times as long as everything else about them; see docs/adr/0021-prepared-querysets.md.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import update_wrapper
from typing import Any, cast
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import CharField, Lookup, Model, QuerySet, UUIDField
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

from hubs.tenancy.scope import NoAreaScope, current_area_id

STAND_INS: dict[str, tuple[Any, ...]] = {
    "UUID": tuple(UUID(int=(0xFACADE << 64) + n) for n in range(4)),
    "datetime": tuple(datetime(1066, 10, 14, n, 17, 23, 51, tzinfo=UTC) for n in range(4)),
    "date": tuple(date(1066, 10, 10 + n) for n in range(4)),
    "str": tuple(f"\u241astands in for value {n}" for n in range(4)),
    "list[str]": tuple([f"\u241astands in for value {n} of a list"] for n in range(4)),
    "list[UUID]": tuple([UUID(int=(0xFACADED << 64) + n)] for n in range(4)),
}
"""What a value is, by its annotation, while the SQL is written: nothing that anybody would pass."""


@CharField.register_lookup
@UUIDField.register_lookup
class AnyOf(Lookup):
    """`__any_of=values`: as `__in`, in SQL that is the same however many there are."""

    lookup_name = "any_of"

    def get_prep_lookup(self) -> list[Any]:
        return list(self.rhs)

    def get_db_prep_lookup(self, value: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return "%s", (value,)

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, tuple[Any, ...]]:
        values, params = self.process_rhs(compiler, connection)
        column, before = self.process_lhs(compiler, connection)
        return f"{column} = ANY({values})", (*before, *params)


@dataclass(frozen=True, slots=True)
class _Plan[M: Model]:
    rows: QuerySet[M]
    query: Query
    compiler: SQLCompiler
    sql: str
    params: Sequence[tuple[str, Any]]
    """The name of the argument it is, or nothing and the query's own constant."""


class _Prepared[M: Model]:
    def __init__(self, build: Callable[..., QuerySet[M]]) -> None:
        update_wrapper(self, build)
        self._build = build
        self._plan: _Plan[M] | None = None
        signature = inspect.signature(build)
        left = {kind: iter(values) for kind, values in STAND_INS.items()}
        self._stand_ins = {
            name: next(left[str(about.annotation)]) for name, about in signature.parameters.items()
        }

    @property
    def arguments(self) -> Sequence[str]:
        return list(self._stand_ins)

    def __call__(self, **values: Any) -> list[M]:
        """Return the rows. A value left out, unknown or None is a TypeError: None is other SQL."""
        if current_area_id() is None:
            raise NoAreaScope(f"{self._build.__name__} was run outside an area.")
        if values.keys() != self._stand_ins.keys() or None in values.values():
            raise TypeError(f"{self._build.__name__} takes {', '.join(self._stand_ins)}.")
        plan = self._plan = self._plan or self._prepare()
        compiler, query = copy(plan.compiler), copy(plan.query)
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        params = tuple(values[name] if name else constant for name, constant in plan.params)
        compiler.as_sql = lambda *_args, **_kwargs: (plan.sql, params)  # type: ignore[method-assign]
        query.get_compiler = lambda *_args, **_kwargs: compiler  # type: ignore[method-assign]
        rows: Any = QuerySet(plan.rows.model, query)
        kept: Any = plan.rows
        rows._iterable_class, rows._fields = kept._iterable_class, kept._fields
        # The queryset is not handed out: a filter put on it would be lost without a word.
        return list(rows)

    def _prepare(self) -> _Plan[M]:
        queryset = self._build(**self._stand_ins)
        compiler = queryset.query.get_compiler(using=DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        columns = [column for column, *_about in compiler.select[: compiler.col_count]]
        converters = compiler.get_converters(columns)
        compiler.get_converters = lambda _columns: converters
        slots = [(self._named(each), each) for each in params]
        missing = self._stand_ins.keys() - {name for name, _constant in slots}
        if missing:
            raise TypeError(f"{self._build.__name__} changes {', '.join(missing)} on the way.")
        return _Plan(queryset, queryset.query, compiler, sql, slots)

    def _named(self, param: Any) -> str:
        return next((name for name, each in self._stand_ins.items() if each == param), "")


def prepared[M: Model](build: Callable[..., QuerySet[M]]) -> Callable[..., list[M]]:
    """Make a function that returns a queryset one that returns its rows, its SQL written once.

    Its arguments are given by keyword, are never None, are annotated as `UUID`, `datetime`,
    `date`, `str`, `list[UUID]` or `list[str]` (lists for `__any_of`), and reach the query as they
    are. What else the SQL depends on must not change.
    Raises `NoAreaScope` where no area is open, as every query on an area's rows does.
    """
    return cast("Callable[..., list[M]]", _Prepared(build))
