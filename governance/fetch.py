"""The rows that pages are about, as far as the reader may see them; otherwise 404."""

from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from checklists.meetings import ComingMeeting
from checklists.models import Action, Round
from governance.models import (
    Board,
    BriefingDocument,
    Decision,
    HandedItem,
    Meeting,
    Report,
    ReportComment,
    ReportDocument,
    SignOff,
)
from governance.snapshot.gather import quotes_stand, readable, with_quotes_of_now
from hubs.models import AuditEvent, Membership, User
from hubs.permissions import Permission, can
from leadership.models import Appointment, Handover, Person, Promise
from leadership.querysets import HandoverQuerySet
from leadership.roles import SENIOR_SPONSOR


def handovers(reader: Membership) -> HandoverQuerySet:
    """Those the reader may see: every one for who manages leadership, else their own."""
    found = Handover.objects.with_people()
    if can(reader, Permission.MANAGE_LEADERSHIP):
        return found
    return found.of_user(reader.user)


def handover(reader: Membership, pk: UUID) -> Handover:
    return get_object_or_404(handovers(reader).with_following(timezone.localdate()), pk=pk)


def handover_to_write(reader: Membership, pk: UUID) -> Handover:
    """For its notes and promises: the leaver's to write, or those of who manages leadership."""
    found = handover(reader, pk)
    if not may_write(reader, found):
        raise Http404
    return found


def may_write(reader: Membership, of: Handover) -> bool:
    """Whether somebody writes the notes and promises of a handover that they may see."""
    is_leaver = of.leaver.user_id == reader.user_id
    return of.is_open and (is_leaver or can(reader, Permission.MANAGE_LEADERSHIP))


def promises(of: Handover) -> list[Promise]:
    return list(Promise.objects.filter(handover=of).select_related("kept_by"))


def handed_items(of: Handover) -> list[HandedItem]:
    return list(HandedItem.objects.filter(handover=of).select_related("given_to"))


def action(pk: UUID) -> Action:
    return get_object_or_404(Action.objects.with_people(), pk=pk)


def report_to_hand_over(pk: UUID) -> Report:
    return get_object_or_404(Report.objects.with_cover(), pk=pk)


def latest_briefing(of: Handover, *, done: bool = False) -> BriefingDocument | None:
    """The last PDF asked for; with `done`, the last that was made, with its bytes."""
    documents = BriefingDocument.objects.filter(handover=of)
    if done:
        return documents.filter(state=BriefingDocument.State.DONE).first()
    return documents.without_bytes().first()


def people_now() -> QuerySet[Person]:
    """Those who may take something over."""
    here = Person.objects.still_here_on(timezone.localdate())
    return here.select_related("organisation", "user")


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
    return found if found.is_frozen else with_quotes_of_now(readable(found, now=timezone.now()))


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
    return (draft if _still_says(of) else None) or refused


def draft_pdf(of: Report) -> ReportDocument | None:
    """The finished PDF of this very draft, with its bytes; none with a quote taken back since."""
    done = ReportDocument.objects.filter(
        report=of, for_signature=False, draft_number=of.draft_number, state="done"
    )
    return done.first() if _still_says(of) else None


def _still_says(of: Report) -> bool:
    """Whether a PDF of the draft would quote what the draft may quote now."""
    return not of.quotes or quotes_stand(Report.objects.select_related("round").get(pk=of.pk))


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
