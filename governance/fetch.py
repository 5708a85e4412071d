"""The rows that pages are about, as far as the reader may see them; otherwise 404."""

from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from checklists.meetings import ComingMeeting
from checklists.models import Round
from governance.models import (
    Board,
    Decision,
    Meeting,
    Report,
    ReportComment,
    ReportDocument,
    SignOff,
)
from governance.snapshot.gather import readable
from hubs.models import AuditEvent, Membership, User
from leadership.models import Appointment, Person
from leadership.roles import SENIOR_SPONSOR


def boards() -> QuerySet[Board]:
    """Every board with its chair, members and meetings, in four queries whatever their number."""
    return Board.objects.select_related("chair").prefetch_related("members", "meetings")


def board(pk: UUID) -> Board:
    return get_object_or_404(boards(), pk=pk)


def meeting(pk: UUID) -> Meeting:
    return get_object_or_404(Meeting.objects.select_related("board"), pk=pk)


def coming_meetings() -> list[ComingMeeting]:
    """The meetings ahead as a review needs them, in one query."""
    ahead = Meeting.objects.filter(starts_at__gte=timezone.now()).select_related("board")
    return [
        ComingMeeting(
            id=each.pk,
            board=each.board.name,
            meets_on=timezone.localdate(each.starts_at),
            papers_on=timezone.localdate(each.paper_deadline),
        )
        for each in ahead
    ]


def reports(reader: Membership) -> QuerySet[Report]:
    """Those the reader may see, for lists."""
    return Report.objects.readable_by(reader).in_lists()


def report(reader: Membership, pk: UUID) -> Report:
    found = get_object_or_404(Report.objects.readable_by(reader).with_cover(), pk=pk)
    return found if found.is_frozen else readable(found, now=timezone.now())


def sign_off(of: Report) -> SignOff:
    return get_object_or_404(SignOff.objects.select_related("signed_by", "report"), report=of)


def sign_off_facts(of: Report) -> SignOff | None:
    """The signature without the bytes and the data, for pages that only say what was signed."""
    return (
        SignOff.objects.select_related("signed_by")
        .defer("pdf", "snapshot")
        .filter(report=of)
        .first()
    )


def latest_document(of: Report) -> ReportDocument | None:
    """The last PDF asked for: of the signature once it was given, of this draft before."""
    documents = ReportDocument.objects.without_bytes().filter(report=of)
    if of.is_frozen:
        return documents.filter(for_signature=True).first()
    refused = documents.filter(for_signature=True, state=ReportDocument.State.FAILED).first()
    draft = documents.filter(for_signature=False, draft_number=of.draft_number).first()
    return draft or refused


def draft_pdf(of: Report) -> ReportDocument | None:
    """The finished PDF of this very draft, with its bytes."""
    done = ReportDocument.objects.filter(
        report=of, for_signature=False, draft_number=of.draft_number, state="done"
    )
    return done.first()


def comments(of: Report) -> QuerySet[ReportComment]:
    return ReportComment.objects.filter(report=of).select_related("written_by", "settled_by")


def comment(of: Report, pk: UUID) -> ReportComment:
    return get_object_or_404(comments(of).select_related("report"), pk=pk)


def decisions(of: Report) -> list[Decision]:
    return list(Decision.objects.filter(report=of))


def usual_report(user: User, meeting_id: str | None) -> dict[str, Any]:
    """What a new report starts from: the asked-for or next meeting, the last review, the people."""
    now, me = timezone.now(), Person.objects.filter(user=user).first()
    held = Round.objects.comparable().first()
    coming = Meeting.objects.filter(starts_at__gte=now).first()
    sponsor = Appointment.objects.held_on(timezone.localdate()).filter(role=SENIOR_SPONSOR).first()
    return {
        "meeting": meeting_id or (coming and coming.pk),
        "held": held and held.pk,
        "title": f"Family hubs leadership: {held.title}" if held else "",
        "purpose": Report.Purpose.DECISION,
        "author": me and me.pk,
        "contact": me and me.pk,
        "sponsor": sponsor and sponsor.person_id,
    }


def changes_since(of: Report) -> int:
    """How many changes to the agreed view, the actions or the leadership the report lacks."""
    words = ("agreement.", "action.", "appointment.", "engagement.", "round.")
    about = reduce(or_, (Q(verb__startswith=word) for word in words))
    return AuditEvent.objects.filter(about, happened_at__gt=of.snapshot_taken_at).count()
