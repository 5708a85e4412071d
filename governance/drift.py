"""Signs of drift: what slips when nobody looks, each with the one page that mends it.

The list is the service's own accountability check; see docs/adr/0009-signs-of-drift.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal

from django.utils.timezone import localdate

from checklists.models import Round, marked
from checklists.results import ActionFact
from checklists.standings import REMEMBERED, Rating, ReviewFacts
from hubs.permissions import Permission
from hubs.presentation.addresses import address
from hubs.presentation.words import counted
from leadership.structure import Gap, GapKind

AGREE_WITHIN = timedelta(days=28)
GROUPED = 2
"""More gaps of one kind than this are told in one line: never just one."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign. `permission` is what somebody needs to mend it on the page `url_name`."""

    kind: Literal["late", "soon"]
    what: str
    link: str
    url_name: str
    permission: Permission
    url_kwargs: Mapping[str, str] = field(default_factory=dict)
    query: str = ""
    seen_by: Permission = Permission.VIEW_AREA

    def url(self, slug: str) -> str:
        """Return the address of the page that mends it."""
        return address(self.url_name, slug=slug, **self.url_kwargs) + self.query


@dataclass(frozen=True, slots=True)
class BoardFacts:
    """A board, its next meeting, if one is booked, and when it last met."""

    id: str
    name: str
    meeting_id: str = ""
    starts_at: datetime | None = None
    papers_due: datetime | None = None
    place: str = ""
    met_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """A report that still asks for something."""

    id: str
    title: str
    board: str
    state: str
    meeting_id: str
    meets_at: datetime
    papers_due: datetime
    sponsor: str
    sponsor_user_id: str
    decided: int
    without_outcome: int
    decided_on: date | None


@dataclass(frozen=True, slots=True)
class DriftFacts:
    """Everything that the signs are read from."""

    gaps: Sequence[Gap]
    reviews: Sequence[ReviewFacts]
    actions: Sequence[ActionFact]
    ratings: Sequence[Rating]
    boards: Sequence[BoardFacts]
    reports: Sequence[ReportFacts]


def signs_of_drift(facts: DriftFacts, now: datetime) -> list[Sign]:
    """Return the signs on this day, the worst first; needs no query."""
    found = [
        *_of_leadership(facts.gaps),
        *_of_reviews(facts.reviews, now),
        *_of_actions(facts.actions, localdate(now)),
        *_of_ratings(facts.ratings, facts.actions),
        *_of_boards(facts.boards),
        *_of_reports(facts.reports),
    ]
    return sorted(found, key=lambda sign: sign.kind != "late")


def uk_date(day: date) -> str:
    return f"{day.day} {day:%B}"


@dataclass(frozen=True, slots=True)
class _Together:
    """Gaps that are told in one line when there are many, and the page where all of them are."""

    kinds: tuple[GapKind, ...]
    noun: str
    rest: str
    link: str
    page: str

    def told(self, number: int) -> Sign:
        """The one line for so many."""
        words = f"{counted(number, self.noun)} {self.rest}."
        return Sign("soon", words, self.link, self.page, Permission.VIEW_LEADERSHIP)


SEATS = _Together(
    (GapKind.EMPTY_SEAT, GapKind.EMPTY_SECTOR),
    "place",
    "at the table are empty, by sector and level",
    "See who is missing",
    "leadership:check-list",
)
NAMED = _Together(
    (GapKind.NAMED_SEAT,),
    "named seat",
    "at the table are empty",
    "See which",
    "leadership:engagement-list",
)
CONTACTS = _Together(
    (GapKind.STALE_CONTACT,),
    "partner",
    "have not been in contact for longer than agreed",
    "See whom",
    "leadership:partner-list",
)


def _of_leadership(gaps: Sequence[Gap]) -> Iterator[Sign]:
    found = [
        (each, [gap for gap in gaps if gap.kind in each.kinds]) for each in (SEATS, NAMED, CONTACTS)
    ]
    many = [(each, those) for each, those in found if len(those) > GROUPED]
    grouped = [gap for _each, those in many for gap in those]
    for gap in gaps:
        if gap not in grouped:
            yield Sign(
                gap.severity,
                gap.sentence,
                gap.link_text,
                gap.url_name,
                Permission.MANAGE_LEADERSHIP,
                gap.url_kwargs,
            )
    for each, those in many:
        yield each.told(len(those))


def _of_reviews(reviews: Iterable[ReviewFacts], now: datetime) -> Iterator[Sign]:
    latest = None
    for review in reviews:
        latest = review
        place = {"round_id": str(review.id)}
        if review.state == Round.State.OPEN and review.due_at < now:
            yield Sign(
                "late",
                f"{review.title} was due by {uk_date(localdate(review.due_at))} and is still open.",
                "Close it or give it more time",
                "checklists:round-detail",
                Permission.MANAGE_ROUND,
                place,
            )
        elif _waits_for_agreement(review, now) and review.closed_at:
            yield Sign(
                "soon",
                f"{review.title} closed {counted((now - review.closed_at).days, 'day')} ago "
                "and has no agreed view.",
                "Agree the view",
                "checklists:compare-view",
                Permission.VIEW_COMPARISON,
                place,
            )
    if latest and not latest.reflected_lately:
        yield Sign(
            "soon",
            "Nobody has shared a reflection in a year.",
            "Write one",
            "checklists:reflection-list",
            Permission.REFLECT,
            seen_by=Permission.REFLECT,
        )


def _waits_for_agreement(review: ReviewFacts, now: datetime) -> bool:
    is_closed = review.state == Round.State.CLOSED and review.closed_at is not None
    return is_closed and now - (review.closed_at or now) > AGREE_WITHIN


def _of_actions(actions: Sequence[ActionFact], today: date) -> Iterator[Sign]:
    late = [action for action in actions if action.due_on and action.due_on < today]
    if len(late) == 1 and late[0].due_on:
        since = uk_date(late[0].due_on)
        yield _about_action(
            late[0], "late", f"An action is overdue since {since}", "Update it", "action-view"
        )
    elif late:
        yield _many_actions("late", f"{len(late)} actions are overdue.", "overdue")
    unowned = [action for action in actions if not action.driver]
    if len(unowned) == 1:
        yield _about_action(
            unowned[0], "soon", "Nobody drives an action", "Name who drives it", "action-edit"
        )
    elif unowned:
        yield _many_actions("soon", f"Nobody drives {len(unowned)} actions.", "all")


def _about_action(
    action: ActionFact, kind: Literal["late", "soon"], what: str, link: str, page: str
) -> Sign:
    return Sign(
        kind,
        f"{what}: “{action.text}”.",
        link,
        f"checklists:{page}",
        Permission.MANAGE_ROUND if page == "action-edit" else Permission.VIEW_ACTIONS,
        {"action_id": str(action.id)},
        seen_by=Permission.VIEW_ACTIONS,
    )


def _many_actions(kind: Literal["late", "soon"], what: str, show: str) -> Sign:
    return Sign(
        kind,
        what,
        "See them",
        "checklists:action-list",
        Permission.VIEW_ACTIONS,
        query=f"?show={show}",
        seen_by=Permission.VIEW_ACTIONS,
    )


def _of_ratings(ratings: Iterable[Rating], actions: Iterable[ActionFact]) -> Iterator[Sign]:
    acted_on = {action.question_id for action in actions}
    stuck = [
        rating
        for rating in ratings
        if len(rating.levels) == REMEMBERED
        and len(set(rating.levels)) == 1
        and acted_on.isdisjoint(rating.sources)
    ]
    names = ", ".join(marked(f"“{rating.short_name}”", rating.whose) for rating in stuck[:GROUPED])
    if stuck:
        more = len(stuck) - GROUPED
        also = f" and {more} more" if more > 0 else ""
        yield Sign(
            "soon",
            f"Rated the same in {REMEMBERED} reviews, with no action: {names}{also}.",
            "Add an action",
            "checklists:action-add",
            Permission.MANAGE_ROUND,
        )


def _of_boards(boards: Sequence[BoardFacts]) -> Iterator[Sign]:
    for board in boards:
        if not board.meeting_id:
            yield Sign(
                "soon",
                f"No meeting of the {board.name} is booked.",
                "Book the next meeting",
                "governance:meeting-add",
                Permission.MANAGE_BOARDS,
                {"board_id": board.id},
            )


def _of_reports(reports: Iterable[ReportFacts]) -> Iterator[Sign]:
    for report in reports:
        place = {"report_id": report.id}
        if report.state == "signed":
            yield Sign(
                "late",
                f"“{report.title}” is signed but has not been circulated.",
                "Circulate it",
                "governance:report-read",
                Permission.READ_SIGNED_REPORT,
                place,
            )
        if report.without_outcome:
            month = f" from {report.decided_on:%B}" if report.decided_on else ""
            many = report.without_outcome > 1
            yield Sign(
                "soon",
                f"{counted(report.without_outcome, 'decision')}{month} "
                f"{'have' if many else 'has'} no outcome recorded.",
                "Record the outcome",
                "governance:report-decide",
                Permission.RECORD_DECISION,
                place,
            )
