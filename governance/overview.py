"""What an area's first page is made from: nine queries, whatever the number of rounds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Min, OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import localdate

from checklists.results import ActionFact, open_actions
from checklists.standings import Rating, ReviewFacts, latest_ratings, reviews_in_hand
from governance.drift import BoardFacts, DriftFacts, ReportFacts, Sign, signs_of_drift
from governance.models import Board, Decision, Meeting, Report
from hubs.models import AuditEvent, Membership
from hubs.permissions import Permission, can
from hubs.querysets.prepared import prepared
from leadership.models import Handover
from leadership.structure import LeadershipStructure, leadership_gaps, read_facts, structure_on

EVENTS = 6
A_YEAR = timedelta(days=365)
OUTCOME_AFTER = timedelta(days=90)
"""A decision this old should have an outcome."""

TOLD_TO: dict[Permission, tuple[str, ...]] = {
    Permission.VIEW_AREA: (
        "appointment.started",
        "appointment.made",
        "appointment.ended",
        "board.added",
        "deputy.named",
        "decision.recorded",
        "hub.added",
        "meeting.added",
        "meeting.changed",
        "report.circulated",
        "report.signed",
        "round.agreed",
        "round.closed",
        "round.opened",
        "round.reopened",
        "round.signed_off",
    ),
    Permission.VIEW_ACTIONS: ("action.added", "action.changed", "action.done", "action.dropped"),
    Permission.VIEW_COMPARISON: (
        "agreement.accepted",
        "appointment.changed",
        "participation.submitted",
        "round.extended",
    ),
    Permission.MANAGE_ROUND: (
        "participation.added",
        "participation.restored",
        "participation.substituted",
        "participation.withdrawn",
    ),
    Permission.MANAGE_PEOPLE: ("invitation.accepted", "membership.changed", "membership.ended"),
    Permission.MANAGE_LEADERSHIP: (
        "appointment.backdated",
        "appointment.corrected",
        "handover.finished",
        "handover.moved",
        "role.added",
        "role.retired",
        "person.added",
        "person.left",
        "people.imported",
        "seat.taken",
        "seat.left",
    ),
    Permission.VIEW_DRAFT_REPORT: ("report.started", "report.sent", "comment.added"),
}
"""Which events of the audit trail the page tells to whom. What is not listed stays in the trail:
single agreements would crowd out the rest, and nothing about reflections is told."""


@dataclass(frozen=True, slots=True)
class OverviewFacts:
    """Everything the page shows, read; `signs` are those of the whole area."""

    now: datetime
    structure: LeadershipStructure
    reviews: list[ReviewFacts]
    ratings: list[Rating]
    actions: tuple[ActionFact, ...]
    boards: list[BoardFacts]
    reports: list[ReportFacts]
    events: list[AuditEvent]
    signs: list[Sign]
    handovers: list[Handover]

    @property
    def next_board(self) -> BoardFacts | None:
        """The board that meets next."""
        booked = [board for board in self.boards if board.starts_at]
        return min(booked, key=lambda board: board.starts_at or self.now, default=None)

    @property
    def looked_at_last(self) -> date | None:
        """The day of the last board meeting or, if that was later, of the last agreed view."""
        moments = [board.met_at for board in self.boards]
        moments += [review.agreed_at for review in self.reviews]
        latest = max((moment for moment in moments if moment), default=None)
        return localdate(latest) if latest else None

    @property
    def is_new(self) -> bool:
        """Whether the area has still to open its first review."""
        return not self.reviews


def read_overview(membership: Membership, now: datetime) -> OverviewFacts:
    """Read the facts of the open area for one reader."""
    today = localdate(now)
    leadership = read_facts()
    structure = structure_on(today, leadership)
    reviews = reviews_in_hand(membership.user, now - A_YEAR)
    ratings, actions = latest_ratings(), open_actions()
    boards = [_board(row) for row in _boards_ahead(now=now)]
    reports = [_report(row) for row in _reports_waiting(outcome_due=today - OUTCOME_AFTER)]
    gaps = leadership_gaps(today, leadership, structure)
    drift = DriftFacts(gaps, reviews, actions, ratings, boards, reports)
    return OverviewFacts(
        now=now,
        structure=structure,
        reviews=reviews,
        ratings=ratings,
        actions=actions,
        boards=boards,
        reports=reports,
        events=_events(membership),
        signs=signs_of_drift(drift, now),
        handovers=leadership.open_handovers,
    )


@prepared
def _boards_ahead(now: datetime) -> QuerySet[Board]:
    ahead = Meeting.objects.filter(board=OuterRef("pk"), starts_at__gte=now).order_by("starts_at")
    boards: QuerySet[Any] = Board.objects.all()
    past = Meeting.objects.filter(board=OuterRef("pk"), starts_at__lt=now).order_by("-starts_at")
    return boards.annotate(
        last_at=Subquery(past.values("starts_at")[:1]),
        next_id=Subquery(ahead.values("pk")[:1]),
        next_at=Subquery(ahead.values("starts_at")[:1]),
        papers_due=Subquery(ahead.values("paper_deadline")[:1]),
        place=Subquery(ahead.values("place")[:1]),
    )


def _board(row: Any) -> BoardFacts:
    return BoardFacts(
        id=str(row.pk),
        name=row.name,
        meeting_id=str(row.next_id or ""),
        starts_at=row.next_at,
        papers_due=row.papers_due,
        place=row.place or "",
        met_at=row.last_at,
    )


@prepared
def _reports_waiting(outcome_due: date) -> QuerySet[Report]:
    """Those that still ask for something: a signature, circulation, a decision, an outcome."""
    waiting = Q(
        decisions__outcome="",
        decisions__result__in=[Decision.Result.AGREED, Decision.Result.AMENDED],
        decisions__decided_on__lte=outcome_due,
    )
    return (
        Report.objects.defer("snapshot", "implications", "recommendations", "summary")
        .select_related("meeting__board", "sponsor")
        .annotate(
            decided=Count("decisions"),
            without_outcome=Count("decisions", filter=waiting),
            decided_on=Min("decisions__decided_on", filter=waiting),
        )
        .exclude(state=Report.State.CIRCULATED, decided__gt=0, without_outcome=0)
        .order_by("meeting__starts_at")
    )


def _report(row: Report) -> ReportFacts:
    return ReportFacts(
        id=str(row.pk),
        title=row.title,
        board=row.meeting.board.name,
        state=row.state,
        meeting_id=str(row.meeting_id),
        meets_at=row.meeting.starts_at,
        papers_due=row.meeting.paper_deadline,
        sponsor=row.sponsor.name,
        sponsor_user_id=str(row.sponsor.user_id or ""),
        decided=getattr(row, "decided", 0),
        without_outcome=getattr(row, "without_outcome", 0),
        decided_on=getattr(row, "decided_on", None),
    )


def _events(membership: Membership) -> list[AuditEvent]:
    told = [
        verb
        for permission, verbs in TOLD_TO.items()
        if can(membership, permission)
        for verb in verbs
    ]
    return _latest_events(verbs=told)


@prepared
def _latest_events(verbs: list[str]) -> QuerySet[AuditEvent]:
    return AuditEvent.objects.filter(verb__any_of=verbs)[:EVENTS]
