"""Counting queries as the budgets do: without transaction control and without the scope."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

NOT_COUNTED = (
    "BEGIN",
    "COMMIT",
    "ROLLBACK",
    "SAVEPOINT",
    "RELEASE SAVEPOINT",
    "SET CONSTRAINTS",
    "SELECT SET_CONFIG(",
    "SELECT CURRENT_SETTING(",
)


def counted(captured: CaptureQueriesContext) -> list[str]:
    """The captured queries that a budget counts."""
    queries = [query["sql"] for query in captured.captured_queries]
    return [sql for sql in queries if not sql.upper().startswith(NOT_COUNTED)]


@contextmanager
def at_most(limit: int) -> Iterator[Any]:
    """Fail, showing them all, when the block runs more than `limit` counted queries."""
    with CaptureQueriesContext(connection) as captured:
        yield captured
    found = counted(captured)
    assert len(found) <= limit, f"{len(found)} queries, at most {limit}:\n" + "\n".join(found)
