"""What every job of the documents worker has in common: taken, put back, given up, woken for.

A job is its row: a worker takes it in one short transaction, draws outside of any, and keeps the
result in another. Whoever dies in between loses nothing: the sweeper offers the row again, and
``attempts`` says which worker's result counts.
"""

from datetime import datetime, timedelta

from celery import current_app
from django.db import transaction
from django.utils import timezone

from governance.documents import Drawn
from governance.models import DocumentJob
from hubs.actions.progress import note_due
from hubs.models import DueIndex

MOST_ATTEMPTS = 3
LOOK_AGAIN = timedelta(minutes=1)
TRIED = "It was tried three times. Ask again, or tell your administrator."
BROKEN = "Something went wrong three times. Your administrator can see why."
State = DocumentJob.State


def wake_worker(*, document: DocumentJob, task: str) -> None:
    """Tell the worker once this is committed. If the broker forgets, the sweeper does not."""
    area_id, document_id = str(document.area_id), str(document.pk)

    def tell() -> None:
        current_app.send_task(task, kwargs={"area_id": area_id, "document_id": document_id})

    note_due(area_id=document.area_id, kind=DueIndex.Kind.DOCUMENT, at=timezone.now() + LOOK_AGAIN)
    transaction.on_commit(tell, robust=True)


def begin(*, document: DocumentJob, now: datetime) -> bool:
    """Count one more attempt. False when there have been too many: then it is to be given up."""
    document.state, document.started_at = State.RENDERING, now
    document.attempts += 1
    document.save(update_fields=["state", "started_at", "attempts"])
    return document.attempts <= MOST_ATTEMPTS


def finish(*, document: DocumentJob, drawn: Drawn, now: datetime) -> None:
    """Note what was drawn; the caller keeps the bytes and saves."""
    document.state, document.finished_at = State.DONE, now
    document.sha256, document.pages = drawn.sha256, drawn.pages


def put_back(*, document: DocumentJob, now: datetime) -> None:
    """After a fault, let another worker try."""
    document.state = State.QUEUED
    document.save(update_fields=["state"])
    note_due(area_id=document.area_id, kind=DueIndex.Kind.DOCUMENT, at=now + LOOK_AGAIN)


def fail(*, document: DocumentJob, reason: str, now: datetime) -> None:
    """Note that it cannot be made, and why."""
    document.state, document.error, document.finished_at = State.FAILED, reason[:200], now
    document.save(update_fields=["state", "error", "finished_at"])
