"""Boards and their meetings."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.db import transaction

from governance.models import Board, BoardMember, Meeting
from hubs.actions.audit import record
from hubs.models import LocalArea, User
from hubs.working_time import LONDON, working_days_before
from leadership.models import Person

PAPERS_BEFORE = 7
PAPERS_BY = time(10)


def usual_paper_deadline(meets_on: date) -> datetime:
    """10am in London, seven working days of England before the meeting."""
    return datetime.combine(working_days_before(meets_on, PAPERS_BEFORE), PAPERS_BY, LONDON)


@transaction.atomic
def save_board(
    *,
    area: LocalArea,
    actor: User,
    board: Board | None,
    name: str,
    kind: str,
    chair: Person | None,
    members: Iterable[Person],
) -> Board:
    """Add a board, or change one: its name, kind, chair and members."""
    added = board is None
    board = board or Board(area=area)
    board.name, board.kind, board.chair = name, kind, chair
    board.save()
    _set_members(board, set(members))
    record(
        actor=actor,
        verb="board.added" if added else "board.changed",
        subject=board,
        summary=f"{board} was {'added' if added else 'changed'}.",
    )
    return board


def _set_members(board: Board, wanted: set[Person]) -> None:
    seats = {seat.person_id: seat for seat in board.members.all()}
    keep = {person.pk for person in wanted}
    board.members.filter(person__in=seats.keys() - keep).delete()
    for person in wanted:
        if person.pk not in seats:
            BoardMember.objects.create(board=board, person=person)


@transaction.atomic
def pass_on_seat(*, actor: User, board: Board, leaver: Person, to: Person, chairs: bool) -> Board:
    """Give the chair, or a member's seat, to somebody else; who sits there already keeps one."""
    if chairs:
        board.chair = to
        board.save(update_fields=["chair"])
    else:
        board.members.filter(person=leaver).delete()
        BoardMember.objects.get_or_create(board=board, person=to)
    what = "chairs" if chairs else "sits on"
    record(
        actor=actor,
        verb="board.handed_over",
        subject=board,
        summary=f"{to.name} now {what} {board} in the place of {leaver.name}.",
    )
    return board


@transaction.atomic
def save_meeting(
    *,
    actor: User,
    board: Board,
    meeting: Meeting | None,
    starts_at: datetime,
    paper_deadline: datetime | None,
    place: str,
) -> Meeting:
    """Add a meeting, or change one. Without a deadline, papers are due at the usual time."""
    added = meeting is None
    meeting = meeting or Meeting(board=board)
    meeting.starts_at, meeting.place = starts_at, place
    meeting.paper_deadline = paper_deadline or usual_paper_deadline(
        starts_at.astimezone(LONDON).date()
    )
    meeting.save()
    record(
        actor=actor,
        verb="meeting.added" if added else "meeting.changed",
        subject=meeting,
        summary=f"The meeting of {meeting} was {'added' if added else 'changed'}.",
        papers_due=meeting.paper_deadline.isoformat(),
    )
    return meeting
