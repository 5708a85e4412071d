"""A report's PDFs: asked for, taken, kept, given up; and the signature they end in.

What every job of the documents worker has in common is in `jobs`.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from checklists.actions.reflections import keep_quoted
from checklists.quotes import still_quotable
from governance.actions import jobs
from governance.actions.briefings import MAKE_BRIEFING
from governance.actions.reports import ReportChangedError, ReportFrozenError, WrongStateError
from governance.documents import Drawn
from governance.models import BriefingDocument, Report, ReportDocument, SignOff
from governance.snapshot import Standing, fingerprint, from_data
from governance.snapshot.gather import quotes_stand, with_quotes_of_now
from hubs.actions.audit import record
from hubs.actions.progress import reach_milestone, settle_due
from hubs.models import AuditEvent, DueIndex, Membership, Milestone, User
from leadership.models import Person

logger = logging.getLogger(__name__)

MAKE_DOCUMENT = "governance.tasks.make_document"
State = ReportDocument.State


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker needs to draw a document, and which attempt it is."""

    document_id: UUID
    attempt: int
    snapshot: Mapping[str, Any]
    standing: Standing


@transaction.atomic
def ask_for_draft(*, report: Report, actor: User) -> ReportDocument:
    """Ask the worker for a PDF of the draft as it is; the one already asked for, if there is."""
    report = Report.objects.select_for_update().get(pk=report.pk)
    if report.is_frozen:
        raise ReportFrozenError
    _drop_what_was_taken_back(report)
    existing = (
        report.documents.without_bytes()
        .filter(draft_number=report.draft_number, for_signature=False)
        .exclude(state=State.FAILED)
        .first()
    )
    return existing or _queue(report, actor, for_signature=False)


@transaction.atomic
def sign_report(*, report: Report, actor: User, version: int) -> ReportDocument:
    """Freeze the report as ``actor`` saw it, and have the signed PDF made from it.

    From here nobody changes it. The signature counts from this moment; the report is signed once
    the worker has stored the bytes.
    """
    report = Report.objects.select_for_update().get(pk=report.pk)
    if report.is_frozen:
        raise ReportFrozenError
    if report.state != Report.State.IN_REVIEW:
        raise WrongStateError
    if report.version != version:
        raise ReportChangedError
    _drop_what_was_taken_back(report)
    report.state = Report.State.SIGNING
    report.save(update_fields=["state"])
    record(
        actor=actor,
        verb="report.signing",
        subject=report,
        summary=f"{actor} signed the report “{report}”.",
        snapshot_sha256=fingerprint(from_data(report.snapshot)),
    )
    return _queue(report, actor, for_signature=True)


def _drop_what_was_taken_back(report: Report) -> None:
    """Take quotes out that their authors took back; a PDF that has them counts as another draft."""
    if not report.quotes or quotes_stand(report):
        return
    report.quotes = [str(each.pk) for each in still_quotable(report.round, report.quotes)]
    with_quotes_of_now(report)
    report.draft_number += 1
    report.save(update_fields=["quotes", "snapshot", "draft_number"])


def _queue(report: Report, actor: User, *, for_signature: bool) -> ReportDocument:
    document: ReportDocument = ReportDocument.objects.create(
        report=report,
        draft_number=report.draft_number,
        for_signature=for_signature,
        requested_by=actor,
    )
    if not for_signature:
        record(
            actor=actor,
            verb="report.pdf_asked_for",
            subject=report,
            summary=f"A PDF of draft {report.draft_number} of “{report}” was asked for.",
        )
    jobs.wake_worker(document=document, task=MAKE_DOCUMENT)
    return document


@transaction.atomic
def wake_for_forgotten(*, area_id: UUID, now: datetime) -> None:
    """Tell the worker again of what is still to be made, and say when to look again."""
    kinds = {MAKE_DOCUMENT: ReportDocument, MAKE_BRIEFING: BriefingDocument}
    for task, kind in kinds.items():
        for document in kind.objects.without_bytes().to_be_made(now):
            jobs.wake_worker(document=document, task=task)

    def next_look() -> datetime | None:
        waiting = any(kind.objects.unfinished().exists() for kind in kinds.values())
        return now + jobs.LOOK_AGAIN if waiting else None

    settle_due(area_id=area_id, kind=DueIndex.Kind.DOCUMENT, next_at=next_look)


@transaction.atomic
def take_job(*, document_id: UUID, now: datetime) -> Job | None:
    """Take the document to draw it; None if another worker has it or it is finished."""
    document = (
        ReportDocument.objects.to_be_made(now)
        .without_bytes()
        .select_for_update(skip_locked=True, of=("self",))
        .select_related("report", "requested_by")
        .filter(pk=document_id)
        .first()
    )
    if document is None:
        return None
    if not jobs.begin(document=document, now=now):
        _give_up(document, jobs.TRIED, now)
        return None
    return Job(
        document_id=document.pk,
        attempt=document.attempts,
        snapshot=document.report.snapshot,
        standing=_standing(document),
    )


def _standing(document: ReportDocument) -> Standing:
    if not document.for_signature:
        return Standing(draft=document.draft_number)
    return Standing(
        draft=document.draft_number,
        signed_by=document.requested_by.name,
        signed_role=signs_as(user=document.requested_by),
        signed_at=document.requested_at,
    )


def signs_as(*, user: User) -> str:
    """The post in which a user signs: their job title, or else what they are in the area."""
    person = Person.objects.filter(user=user).first()
    if person and person.job_title:
        return person.job_title
    membership = Membership.objects.filter(user=user).first()
    return (membership and (membership.title or membership.role_names[0])) or user.name


@transaction.atomic
def keep_document(*, job: Job, drawn: Drawn, now: datetime) -> bool:
    """Store what was drawn. False if this attempt no longer counts: then nothing is stored."""
    document = _held_by(job)
    if document is None:
        return False
    jobs.finish(document=document, drawn=drawn, now=now)
    if document.for_signature:
        _sign_off(document, job, drawn)
    else:
        document.pdf = drawn.pdf
    document.save()
    return True


def _sign_off(document: ReportDocument, job: Job, drawn: Drawn) -> None:
    report, actor = document.report, document.requested_by
    SignOff.objects.create(
        report=report,
        signed_by=actor,
        signed_as=job.standing.signed_role,
        signed_at=document.requested_at,
        snapshot=report.snapshot,
        snapshot_sha256=fingerprint(from_data(report.snapshot)),
        pdf=drawn.pdf,
        pdf_sha256=drawn.sha256,
        pages=drawn.pages,
    )
    report.state = Report.State.SIGNED
    report.save(update_fields=["state"])
    keep_quoted(
        reflection_ids=report.quotes,
        report_title=report.title,
        signed_on=timezone.localdate(document.requested_at),
    )
    record(
        actor=actor,
        verb="report.signed",
        subject=report,
        summary=f"The signed report “{report}” was stored.",
        pdf_sha256=drawn.sha256,
    )
    reach_milestone(area=report.area, milestone=Milestone.REPORT_SIGNED)


@transaction.atomic
def refuse_document(*, job: Job, reason: str, now: datetime) -> None:
    """Note that this document cannot be made, and why: trying again would not help."""
    if document := _held_by(job):
        _give_up(document, reason, now)


@transaction.atomic
def put_back_document(*, job: Job, now: datetime) -> None:
    """After a fault: let another worker try, or give up after the last attempt."""
    document = _held_by(job)
    if document is None:
        return
    if job.attempt >= jobs.MOST_ATTEMPTS:
        _give_up(document, jobs.BROKEN, now)
    else:
        jobs.put_back(document=document, now=now)


def _held_by(job: Job) -> ReportDocument | None:
    return (
        ReportDocument.objects.without_bytes()
        .select_for_update(of=("self", "report"))
        .select_related("report__area", "requested_by")
        .filter(pk=job.document_id, state=State.RENDERING, attempts=job.attempt)
        .first()
    )


def _give_up(document: ReportDocument, reason: str, now: datetime) -> None:
    jobs.fail(document=document, reason=reason, now=now)
    report = document.report
    if document.for_signature:
        report.state = Report.State.IN_REVIEW
        report.save(update_fields=["state"])
    record(
        actor=None,
        verb="report.pdf_failed",
        subject=report,
        summary=f"A PDF of “{report}” could not be made.",
        reason=document.error,
    )


@transaction.atomic
def note_tampering(*, sign_off: SignOff) -> None:
    """Raise the alarm that a signed report is not what was signed; in the trail once a day."""
    report = sign_off.report
    logger.error("signed report %s does not match its fingerprint", report.pk)
    today = timezone.now() - timedelta(days=1)
    verb = "report.not_as_signed"
    if not AuditEvent.objects.filter(
        verb=verb, subject_id=report.pk, happened_at__gt=today
    ).exists():
        record(
            actor=None,
            verb=verb,
            subject=report,
            summary=f"The stored report “{report}” is not as it was signed. It was not shown.",
        )
