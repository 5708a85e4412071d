"""Who takes part, once a round is open: late joiners, substitutes, and those who leave it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from checklists.actions.participation import invite
from checklists.actions.rounds import NotOpenError, Seat
from checklists.free_marks import free_mark
from checklists.models import Participation, Round, ShortList
from hubs.actions.audit import record
from hubs.models import LocalArea, User
from leadership.models import Person

WITHDRAWAL = ["withdrawn_at", "withdrawn_by", "withdrawn_reason"]


class SeatRefusedError(Exception):
    """The seat cannot be given, or given back; the message says why, to be shown as it is."""


@transaction.atomic
def add_participant(
    *,
    area: LocalArea,
    round_: Round,
    actor: User,
    seat: Seat,
    short_list: ShortList | None = None,
) -> Participation:
    """Ask one more person in an open round, and invite them; an empty mark is chosen for them.

    `NotOpenError` once it has closed; `SeatRefusedError` where they have a seat already, or
    somebody else has the mark.
    """
    now = lock_open(round_)
    _refuse_second_seat(round_, seat.person)
    added: Participation = Participation.objects.create(
        round=round_,
        person=seat.person,
        organisation_id=seat.person.organisation_id,
        sector=seat.person.organisation.sector,
        role_label=seat.role_label,
        code=_mark_for(round_, seat.person, seat.code),
        short_list=short_list,
        added_at=now,
    )
    record(
        actor=actor,
        verb="participation.added",
        subject=added,
        summary=f"{added.shown_name} was added to {round_}.",
        short_list=short_list.name if short_list else "",
    )
    _invite(area, round_, added, now)
    return added


@transaction.atomic
def name_substitute(
    *, area: LocalArea, participation: Participation, actor: User, person: Person
) -> Participation:
    """Have somebody answer for a participant, from an empty page, and invite them.

    The participant leaves the round; what they had answered is kept, unseen by the substitute.
    Role, organisation, mark and statements are those of the seat. `SeatRefusedError` where the
    answers have been handed in, or the substitute has a seat already.
    """
    round_ = participation.round
    now = lock_open(round_)
    participation.refresh_from_db()
    if participation.submitted_at or participation.withdrawn_at:
        done = "has submitted answers" if participation.submitted_at else "has left the review"
        raise SeatRefusedError(f"{participation.shown_name} {done}, so nobody can answer for them")
    _refuse_second_seat(round_, person)
    _leave(participation, actor, now, f"{person} answers for them")
    added: Participation = Participation.objects.create(
        round=round_,
        person=person,
        stands_in_for=participation.stands_in_for or participation.person,
        organisation_id=participation.organisation_id,
        sector=participation.sector,
        role_label=participation.role_label,
        code=participation.code,
        short_list_id=participation.short_list_id,
        added_at=now,
    )
    record(
        actor=actor,
        verb="participation.substituted",
        subject=added,
        summary=f"{added.person} answers for {added.stands_in_for} in {round_}.",
    )
    _invite(area, round_, added, now)
    return added


@transaction.atomic
def withdraw(*, participation: Participation, actor: User, reason: str) -> Participation:
    """Take somebody out of an open round; their answers stay, and leave the comparison.

    Twice changes nothing: the first reason counts.
    """
    now = lock_open(participation.round)
    participation.refresh_from_db()
    if participation.withdrawn_at is None:
        _leave(participation, actor, now, reason)
        record(
            actor=actor,
            verb="participation.withdrawn",
            subject=participation,
            summary=f"{participation.shown_name} left {participation.round}.",
            reason=reason,
        )
    return participation


@transaction.atomic
def restore(*, area: LocalArea, participation: Participation, actor: User) -> Participation:
    """Give somebody their seat and their answers back while the round is open.

    `SeatRefusedError` where somebody else answers for that seat now. A mark that was given away
    meanwhile is replaced by a free one. Twice changes nothing.
    """
    round_ = participation.round
    now = lock_open(round_)
    participation.refresh_from_db()
    if participation.withdrawn_at is None:
        return participation
    _refuse_taken_seat(participation)
    give_back(participation)
    record(
        actor=actor,
        verb="participation.restored",
        subject=participation,
        summary=f"{participation.shown_name} takes part in {round_} again.",
    )
    if participation.person.user_id != actor.pk and participation.submitted_at is None:
        _invite(area, round_, participation, now)
    return participation


def give_back(participation: Participation) -> None:
    """Let somebody who left take part again, with another mark where theirs was given away."""
    others = _marks_in(participation.round)
    if participation.code in others:
        participation.code = free_mark(participation.person.name, others)
    participation.withdrawn_at, participation.withdrawn_by = None, None
    participation.withdrawn_reason = ""
    participation.save(update_fields=[*WITHDRAWAL, "code"])


def lock_open(round_: Round) -> datetime:
    """Hold the round open until we are done; return the time. `NotOpenError` once it has closed."""
    if not Round.objects.open().select_for_update().filter(pk=round_.pk).exists():
        raise NotOpenError
    return timezone.now()


def _refuse_second_seat(round_: Round, person: Person) -> None:
    seats = Participation.objects.of_round(round_).filter(person=person)
    if seats.exists():
        raise SeatRefusedError(f"{person} already has a seat in this review")


def _refuse_taken_seat(participation: Participation) -> None:
    """A seat has one person at a time: whose it is, or who stands in for them."""
    owner = participation.stands_in_for_id or participation.person_id
    here = Participation.objects.taking_part().of_round(participation.round)
    held = here.holding_the_seat_of(owner).with_people().first()
    if held is not None:
        raise SeatRefusedError(
            f"{held.shown_name} holds this seat now: withdraw {held.person} first"
        )


def _mark_for(round_: Round, person: Person, wished: str) -> str:
    others = _marks_in(round_)
    if not wished:
        return free_mark(person.name, others)
    if wished in others:
        raise SeatRefusedError(f"Somebody else has the mark {wished}: choose another")
    return wished


def _marks_in(round_: Round) -> set[str]:
    here = Participation.objects.taking_part().of_round(round_)
    return set(here.values_list("code", flat=True))


def _leave(participation: Participation, actor: User, now: datetime, reason: str) -> None:
    participation.withdrawn_at, participation.withdrawn_by = now, actor
    participation.withdrawn_reason = reason
    participation.save(update_fields=WITHDRAWAL)


def _invite(area: LocalArea, round_: Round, added: Participation, now: datetime) -> None:
    addresses = Participation.objects.filter(pk=added.pk).addresses()
    invite(area=area, round_=round_, addresses=addresses, day=now)
