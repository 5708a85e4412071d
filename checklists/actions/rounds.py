"""A round's life until its answers are in: opened, extended, closed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from checklists.actions.participation import note_next_look, tell_of_opening
from checklists.models import (
    Participation,
    QuestionSet,
    Round,
    RoundQuestionSet,
    ShortList,
)
from checklists.scales import USUAL, scale_of
from hubs.actions.audit import record
from hubs.actions.progress import reach_milestone
from hubs.models import LocalArea, Milestone, User
from hubs.presentation.moments import local_day, long_day
from hubs.presentation.words import counted
from leadership.models import Person


class NotOpenError(Exception):
    """The round has closed, so its dates stand."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A person to ask, and what they answer as. `code` is their mark on pictures.

    `list_number`: which of the round's short lists they are asked; None is everything.
    """

    person: Person
    role_label: str
    code: str
    list_number: int | None = None


@dataclass(frozen=True, slots=True)
class ShortListDraft:
    """Some of the statements, by their ids, for those who are not asked all."""

    name: str
    questions: Collection[UUID]


@dataclass(frozen=True, slots=True)
class Terms:
    """The dates around a round, who sees what when, and the scale it is asked on, which is fixed
    from then on. `invite_at` None: at once."""

    papers_on: date | None = None
    workshop_on: date | None = None
    remind_on: date | None = None
    invite_at: datetime | None = None
    blind_until: str = Round.Blind.CLOSE
    anonymous_comparison: bool = False
    scale: str = USUAL


@transaction.atomic
def open_round(
    *,
    area: LocalArea,
    actor: User,
    title: str,
    question_sets: Sequence[QuestionSet],
    seats: Sequence[Seat],
    due_at: datetime,
    board_date: date | None = None,
    note: str = "",
    terms: Terms | None = None,
    short_lists: Sequence[ShortListDraft] = (),
) -> Round:
    """Open a round and write to everybody asked who can sign in, at once or on the day of `terms`.

    It keeps the given versions of the sets and is compared with the last agreed round that asked
    any of them. A worker will remind and close it at the times that `due_at` gives.
    A scale that does not ship is a KeyError.
    """
    terms = terms or Terms()
    scale = scale_of(terms.scale)
    opened: Round = Round.objects.create(
        title=title,
        due_at=due_at,
        board_date=board_date,
        invitation_note=note,
        previous=Round.objects.last_agreed([each.key for each in question_sets]),
        opened_by=actor,
        opened_at=timezone.now(),
        **asdict(terms),
    )
    RoundQuestionSet.objects.bulk_create(
        RoundQuestionSet(area=area, round=opened, question_set=each, position=position)
        for position, each in enumerate(question_sets)
    )
    lists = _add_short_lists(area, opened, short_lists)
    Participation.objects.bulk_create(_participation(area, opened, seat, lists) for seat in seats)
    record(
        actor=actor,
        verb="round.opened",
        subject=opened,
        summary=f"{opened} opened to {counted(len(seats), 'person', 'people')}.",
        question_sets=[f"{each.key} {each.version}" for each in question_sets],
        short_lists=[each.name for each in short_lists],
        scale=scale.title,
    )
    reach_milestone(area=area, milestone=Milestone.ROUND_OPENED)
    tell_of_opening(area=area, round_=opened)
    note_next_look(round_=opened)
    return opened


@transaction.atomic
def extend_round(*, round_: Round, actor: User, due_at: datetime) -> Round:
    """Give everybody until another time; `NotOpenError` once the round has closed.

    The reminder goes out again before the new date, on the usual day.
    """
    if not Round.objects.open().filter(pk=round_.pk).update(due_at=due_at, remind_on=None):
        raise NotOpenError
    before, round_.due_at, round_.remind_on = round_.due_at, due_at, None
    record(
        actor=actor,
        verb="round.extended",
        subject=round_,
        summary=f"Answers to {round_} are now due on {long_day(local_day(due_at))}.",
        due_before=before.isoformat(),
    )
    note_next_look(round_=round_)
    return round_


@transaction.atomic
def close_round(*, round_: Round, actor: User | None) -> Round:
    """Close a round to answers, so that they can be compared; actor None is the service itself.

    Closing twice changes nothing: the first time counts, whoever comes second.
    """
    now = timezone.now()
    open_still = Round.objects.open().filter(pk=round_.pk)
    if open_still.update(state=Round.State.CLOSED, closed_at=now):
        submitted = Participation.objects.taking_part().filter(round=round_)
        handed_in = submitted.exclude(submitted_at=None).count()
        record(
            actor=actor,
            verb="round.closed",
            subject=round_,
            summary=f"{round_} closed.",
            participants=submitted.count(),
            submitted=handed_in,
        )
        round_.state, round_.closed_at = Round.State.CLOSED, now
    else:
        round_.refresh_from_db()
    return round_


def _add_short_lists(
    area: LocalArea, opened: Round, drafts: Sequence[ShortListDraft]
) -> list[ShortList]:
    return ShortList.objects.bulk_create(
        ShortList(
            area=area,
            round=opened,
            name=each.name,
            position=position,
            questions=list(each.questions),
        )
        for position, each in enumerate(drafts)
    )


def _participation(
    area: LocalArea, opened: Round, seat: Seat, lists: Sequence[ShortList]
) -> Participation:
    return Participation(
        area=area,
        round=opened,
        person=seat.person,
        organisation_id=seat.person.organisation_id,
        sector=seat.person.organisation.sector,
        role_label=seat.role_label,
        code=seat.code,
        short_list=None if seat.list_number is None else lists[seat.list_number],
    )
