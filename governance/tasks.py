"""What wakes the documents worker, and the sweeper that finds what it missed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from celery import shared_task
from django.utils import timezone

from governance.actions import briefings
from governance.actions import documents as jobs
from governance.documents import Drawn, draw_briefing, draw_report
from hubs import logs
from hubs.models import DueIndex
from hubs.pdf import PdfRefused
from hubs.tenancy import area_scope


@shared_task
def make_document(*, area_id: str, document_id: str) -> None:
    """Draw one PDF of a report."""
    with logs.bound(area=area_id, task="make_document"):
        _make(
            UUID(area_id),
            lambda: jobs.take_job(document_id=UUID(document_id), now=timezone.now()),
            lambda job: draw_report(job.snapshot, job.standing),
            (jobs.keep_document, jobs.refuse_document, jobs.put_back_document),
        )


@shared_task
def make_briefing_document(*, area_id: str, document_id: str) -> None:
    """Draw one PDF of a handover's briefing."""
    with logs.bound(area=area_id, task="make_briefing_document"):
        _make(
            UUID(area_id),
            lambda: briefings.take_briefing(document_id=UUID(document_id), now=timezone.now()),
            lambda job: draw_briefing(job.briefing),
            (briefings.keep_briefing, briefings.refuse_briefing, briefings.put_back_briefing),
        )


def _make(
    area: UUID,
    take: Callable[[], Any],
    draw: Callable[[Any], Drawn],
    after: tuple[Callable[..., Any], Callable[..., Any], Callable[..., Any]],
) -> None:
    """Take, draw, keep. Not an AreaTask: no transaction may stay open while it is drawn."""
    keep, refuse, put_back = after
    with area_scope(area):
        job = take()
    if job is None:
        return
    try:
        drawn = draw(job)
    except PdfRefused as refusal:
        with area_scope(area):
            refuse(job=job, reason=str(refusal), now=timezone.now())
    except Exception:
        with area_scope(area):
            put_back(job=job, now=timezone.now())
        raise
    else:
        with area_scope(area):
            keep(job=job, drawn=drawn, now=timezone.now())


@shared_task
def sweep_documents() -> None:
    """Wake the worker for documents whose message was lost or whose worker died."""
    due = DueIndex.objects.filter(kind=DueIndex.Kind.DOCUMENT, due_at__lte=timezone.now())
    for area_id in due.values_list("area_id", flat=True):
        with area_scope(area_id):
            jobs.wake_for_forgotten(area_id=area_id, now=timezone.now())
