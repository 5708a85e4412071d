"""What wakes the documents worker, and the sweeper that finds what it missed."""

from uuid import UUID

from celery import shared_task
from django.utils import timezone

from governance.actions import documents as jobs
from governance.documents import draw_report
from hubs import logs
from hubs.models import DueIndex
from hubs.pdf import PdfRefused
from hubs.tenancy import area_scope


@shared_task
def make_document(*, area_id: str, document_id: str) -> None:
    """Draw one document. Not an AreaTask: no transaction may stay open while it is drawn."""
    area, now = UUID(area_id), timezone.now
    with logs.bound(area=area_id, task="make_document"):
        with area_scope(area):
            job = jobs.take_job(document_id=UUID(document_id), now=now())
        if job is None:
            return
        try:
            drawn = draw_report(job.snapshot, job.standing)
        except PdfRefused as refusal:
            with area_scope(area):
                jobs.refuse_document(job=job, reason=str(refusal), now=now())
        except Exception:
            with area_scope(area):
                jobs.put_back_document(job=job, now=now())
            raise
        else:
            with area_scope(area):
                jobs.keep_document(job=job, drawn=drawn, now=now())


@shared_task
def sweep_documents() -> None:
    """Wake the worker for documents whose message was lost or whose worker died."""
    due = DueIndex.objects.filter(kind=DueIndex.Kind.DOCUMENT, due_at__lte=timezone.now())
    for area_id in due.values_list("area_id", flat=True):
        with area_scope(area_id):
            jobs.wake_for_forgotten(area_id=area_id, now=timezone.now())
