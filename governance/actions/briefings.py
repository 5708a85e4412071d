"""The briefing's PDF: asked for, taken, kept, given up, as a report's is."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from governance.actions import jobs
from governance.briefing import Briefing, read_briefing
from governance.documents import Drawn
from governance.models import BriefingDocument
from hubs.actions.audit import record
from hubs.models import User
from leadership.models import Handover

MAKE_BRIEFING = "governance.tasks.make_briefing_document"
State = BriefingDocument.State


@dataclass(frozen=True, slots=True)
class BriefingJob:
    """What a worker needs to draw a briefing, and which attempt it is."""

    document_id: UUID
    attempt: int
    briefing: Briefing


@transaction.atomic
def ask_for_briefing(*, handover: Handover, actor: User) -> BriefingDocument:
    """Ask the worker for a PDF as things are now; the one under way, if there is one."""
    handover = Handover.objects.select_for_update(of=("self",)).with_people().get(pk=handover.pk)
    waiting: BriefingDocument | None = (
        BriefingDocument.objects.unfinished().filter(handover=handover).first()
    )
    if waiting:
        return waiting
    document: BriefingDocument = BriefingDocument.objects.create(
        handover=handover, requested_by=actor
    )
    record(
        actor=actor,
        verb="handover.pdf_asked_for",
        subject=handover,
        summary=f"A PDF of the briefing for {_title(handover)} was asked for.",
    )
    jobs.wake_worker(document=document, task=MAKE_BRIEFING)
    return document


@transaction.atomic
def take_briefing(*, document_id: UUID, now: datetime) -> BriefingJob | None:
    """Take the briefing to draw it; None if another worker has it or it is finished."""
    document = (
        BriefingDocument.objects.to_be_made(now)
        .without_bytes()
        .select_for_update(skip_locked=True, of=("self",))
        .select_related("area")
        .filter(pk=document_id)
        .first()
    )
    if document is None:
        return None
    if not jobs.begin(document=document, now=now):
        _give_up(document, jobs.TRIED, now)
        return None
    handover = Handover.objects.with_people().get(pk=document.handover_id)
    promises = list(handover.promises.select_related("kept_by"))
    briefing = read_briefing(document.area, handover, promises, now)
    return BriefingJob(document.pk, document.attempts, briefing)


@transaction.atomic
def keep_briefing(*, job: BriefingJob, drawn: Drawn, now: datetime) -> bool:
    """Store what was drawn. False if this attempt no longer counts: then nothing is stored."""
    document = _held_by(job)
    if document is None:
        return False
    jobs.finish(document=document, drawn=drawn, now=now)
    document.pdf = drawn.pdf
    document.save()
    return True


@transaction.atomic
def refuse_briefing(*, job: BriefingJob, reason: str, now: datetime) -> None:
    """Note that it cannot be made, and why: trying again would not help."""
    if document := _held_by(job):
        _give_up(document, reason, now)


@transaction.atomic
def put_back_briefing(*, job: BriefingJob, now: datetime) -> None:
    """After a fault: let another worker try, or give up after the last attempt."""
    document = _held_by(job)
    if document is None:
        return
    if job.attempt >= jobs.MOST_ATTEMPTS:
        _give_up(document, jobs.BROKEN, now)
    else:
        jobs.put_back(document=document, now=now)


def _held_by(job: BriefingJob) -> BriefingDocument | None:
    return (
        BriefingDocument.objects.without_bytes()
        .select_for_update(of=("self",))
        .filter(pk=job.document_id, state=State.RENDERING, attempts=job.attempt)
        .first()
    )


def _give_up(document: BriefingDocument, reason: str, now: datetime) -> None:
    jobs.fail(document=document, reason=reason, now=now)
    handover = Handover.objects.with_people().get(pk=document.handover_id)
    record(
        actor=None,
        verb="handover.pdf_failed",
        subject=handover,
        summary=f"A PDF of the briefing for {_title(handover)} could not be made.",
        reason=document.error,
    )


def _title(handover: Handover) -> str:
    role = handover.appointment.role.name.lower()
    return f"{role}, from {handover.leaver.name}"
