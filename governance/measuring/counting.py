"""Counting queries and CPU: what a request costs, and how often the cheapest page of an area."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Any

from django.db import connection
from django.test import Client

# Left out of the counts: transaction control and the scope's own settings.
UNCOUNTED = re.compile(
    r"^\s*(SAVEPOINT|RELEASE|ROLLBACK|COMMIT|BEGIN|SET )|set_config|current_setting\(%s"
)


WARM_UPS = 3


@dataclass
class Counted:
    """The statements that ran inside `counting()`."""

    statements: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.statements)

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not UNCOUNTED.search(sql):
            self.statements.append(sql)
        return execute(sql, params, many, context)


@contextmanager
def counting() -> Iterator[Counted]:
    """Count the queries inside."""
    counted = Counted()
    with connection.execute_wrapper(counted):
        yield counted


@dataclass(frozen=True)
class Request:
    """A request to repeat: a GET, or a POST whose data a function makes anew each time."""

    name: str
    path: str
    data: Callable[[], dict[str, Any]] | None = None
    headers: dict[str, str] = field(default_factory=dict)
    expect: int = 200

    def prepared(self) -> Request:
        """The same request with its data made."""
        if self.data is None:
            return self
        made = self.data()
        return replace(self, data=lambda: made)

    def send(self, client: Client) -> None:
        if self.data is None:
            response = client.get(self.path, headers=self.headers)
        else:
            response = client.post(self.path, self.data(), headers=self.headers)
        if response.status_code != self.expect:
            raise RuntimeError(f"{self.name}: {self.path} answered {response.status_code}")


def queries(client: Client, request: Request) -> int:
    """Return the queries of one request, sent once before so that nothing is loaded first."""
    request.send(client)
    with counting() as counted:
        request.send(client)
    return len(counted)


def times_as_much(client: Client, request: Request, baseline: Request, turns: int) -> float:
    """Return the CPU of a request over that of the baseline: medians of turns taken in between
    each other, so that a busy machine slows both alike. The sign-in and the caches are warm.
    """
    for each in (baseline, request) * WARM_UPS:
        each.send(client)
    pairs = [(_cpu(client, baseline), _cpu(client, request)) for _turn in range(turns)]
    least, spent = zip(*pairs, strict=True)
    return median(spent) / median(least)


def cpu_seconds(client: Client, request: Request, turns: int) -> float:
    """Return the median CPU seconds of a request that was sent before."""
    return median(_cpu(client, request) for _turn in range(turns))


def _cpu(client: Client, request: Request) -> float:
    """CPU of this process for one request; making its data does not count."""
    ready = request.prepared()
    started = time.process_time()
    ready.send(client)
    return time.process_time() - started
