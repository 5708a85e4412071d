"""Measures the reminder sweep: its cost must follow the areas that are due, not all there are.

In real transactions, as a worker's: inside a single one PostgreSQL would slow down with every scope
opened in it. What is built here is deleted again, also what an interrupted run left behind.
"""

import time
from collections.abc import Iterator
from datetime import timedelta
from statistics import median
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS
from django.utils import timezone
from uuid_utils.compat import uuid7

from governance.measuring.figures import Figure
from hubs.actions import delivery
from hubs.models import AreaFigures, DueIndex, LocalArea, OutboxMessage
from hubs.querysets import LocalAreaQuerySet
from hubs.tenancy import area_scope

AREAS, DUE = 10_000, 500
TURNS = 3
KIND = "invitation"


def sweep_figures() -> Iterator[Figure]:
    """Sweep 500 due areas among 500, then among 10,000; the middle one of a few turns."""
    _clean_up()
    try:
        _make_areas(0, DUE)
        alone = median(_sweep() for _turn in range(TURNS))
        _make_areas(DUE, AREAS)
        among = median(_sweep() for _turn in range(TURNS))
    finally:
        _clean_up()
    yield Figure("Reminder sweep: 500 of 10,000 areas due", round(among, 2), 3, "s")
    yield Figure(
        "Reminder sweep: 10,000 areas against 500", round(among / alone, 2), 1.2, "× 500 areas"
    )


def _ours() -> LocalAreaQuerySet:
    found: LocalAreaQuerySet = LocalArea.objects.filter(gss_code__startswith="S9")
    return found


def _make_areas(start: int, stop: int) -> None:
    LocalArea.objects.bulk_create(
        LocalArea(
            name=f"Sweep {n}",
            slug=f"sweep-{n}",
            gss_code=f"S9{n:07}",
            council_name=f"Sweep {n}",
        )
        for n in range(start, stop)
    )


def _sweep() -> float:
    """Return the seconds that looking and settling takes when 500 areas have a message."""
    due = {area.pk for area in _ours().order_by("gss_code")[:DUE]}
    for area_id in due:
        _enqueue(area_id)
    started = time.perf_counter()
    for area_id in DueIndex.objects.areas_due(DueIndex.Kind.OUTBOX):
        if area_id in due:
            delivery.deliver(area_id=area_id)
    taken = time.perf_counter() - started
    if DueIndex.objects.filter(area_id__in=due).exists():
        raise RuntimeError("The sweep left messages behind.")
    return taken


def _enqueue(area_id: UUID) -> None:
    now = timezone.now() - timedelta(minutes=1)
    with area_scope(area_id):
        OutboxMessage.objects.create(
            recipient="somebody@sweep.example",
            kind=KIND,
            subject_id=uuid7(),
            due_on=now.date(),
            send_after=now,
        )
        DueIndex.objects.create(area_id=area_id, kind=DueIndex.Kind.OUTBOX, due_at=now)


def _clean_up() -> None:
    """Delete the areas and what was put into them; nothing else refers to them."""
    for area in _ours().order_by("gss_code")[:DUE]:
        with area_scope(area.pk):
            OutboxMessage.objects.all().delete()
    DueIndex.objects.filter(area__in=_ours()).delete()
    AreaFigures.objects.filter(area__in=_ours()).delete()
    # Not `delete()`, which would load each area and look for its rows in every table, scope or no.
    _ours().order_by()._raw_delete(DEFAULT_DB_ALIAS)
