"""Measures the board report's PDF: CPU of a warm worker, its memory, and how long the report is."""

import time
from collections.abc import Iterator
from statistics import median

from django.utils import timezone

from checklists.models import Round
from governance.documents import Drawn, draw_report
from governance.measuring.figures import Figure
from governance.measuring.load import Size, make_area_load
from governance.measuring.worker import megabytes_of_a_worker
from governance.models import Meeting, Report
from governance.snapshot import Standing, to_data
from governance.snapshot.gather import take_snapshot
from hubs.models import LocalArea
from hubs.tenancy import area_scope
from leadership.models import Person

REPEATS = 8
AREA_NUMBER = 9_000_001
WARM = 0.8  # seconds, on an interpreter built without optimisation


def document_figures() -> Iterator[Figure]:
    """Draw one report again and again, as a warm worker does."""
    area = make_area_load(AREA_NUMBER, Size(rounds=3, people=9))
    with area_scope(area.pk):
        data = to_data(take_snapshot(_report(area), now=timezone.now()))
    first, times = _draw(data)[0], []
    for _turn in range(REPEATS):
        drawn, seconds = _draw(data)
        times.append(seconds)
        if drawn.sha256 != first.sha256:
            raise RuntimeError("The same report was drawn in different bytes.")
    yield Figure(f"Board PDF of {first.pages} pages, warm: CPU", round(median(times), 2), WARM, "s")
    yield Figure("Documents worker after four reports", megabytes_of_a_worker(data), 150, "MB")


def _report(area: LocalArea) -> Report:
    someone = Person.objects.earliest("name")
    agreed = Round.objects.filter(state="agreed").latest("opened_at")
    return Report.objects.create(
        meeting=Meeting.objects.get(),
        round=agreed,
        title="Who leads our family hubs, and how well",
        author=someone,
        sponsor=someone,
        contact=someone,
        summary="Nine leaders rated twelve statements on their own and agreed one view. " * 6,
        recommendations=[f"agree to do the thing that is numbered {n}" for n in range(1, 5)],
        implications=[{"area": "finance", "text": "Within the budget.", "cleared_by": "A Person"}],
        created_by=agreed.opened_by,
    )


def _draw(data: dict[str, object]) -> tuple[Drawn, float]:
    started = time.process_time()
    drawn = draw_report(data, Standing(draft=1))
    return drawn, time.process_time() - started
