"""Opening a handover when an appointment ends, and what its people write down in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from hubs.actions.audit import record
from hubs.models import User
from hubs.presentation.words import counted
from leadership.actions.refusals import ChangedMeanwhileError, RefusedError
from leadership.models import Appointment, Handover, Person, Promise

LATELY = timedelta(days=92)
"""Whoever left longer ago than this is history, and hands nothing over any more."""
FINISHED = "This handover is finished: it can no longer be changed"


@dataclass(frozen=True, slots=True)
class PromiseDraft:
    """What was told to whom, and by when."""

    text: str
    made_to: str = ""
    due_on: date | None = None


def open_handover(*, actor: User, appointment: Appointment) -> Handover:
    """Open the handover of an appointment that ends; the one it has, if it has one already.

    Whoever has been appointed to the role already and stays longer is taken for the successor.
    """
    existing = Handover.objects.select_for_update().filter(appointment=appointment).first()
    if existing and existing.state != Handover.State.CALLED_OFF:
        return existing
    handover = existing or Handover(appointment=appointment, opened_by=actor)
    handover.state = Handover.State.OPEN
    handover.successor = handover.successor or _likely_successor(appointment)
    handover.version += bool(existing)
    handover.save()
    _record(handover, actor, "opened", "the handover was opened")
    return handover


def _likely_successor(ending: Appointment) -> Person | None:
    """The last to be appointed to the role after the one that ends, while it is still to be."""
    later = Appointment.objects.filter(role=ending.role_id, starts_on__gt=ending.starts_on)
    later = later.exclude(person=ending.person_id).exclude(ends_on__lte=ending.ends_on)
    found = later.select_related("person").order_by("-starts_on").first()
    return found.person if found else None


def note_successor(*, actor: User, appointment: Appointment) -> None:
    """Take somebody just appointed for the successor of whoever has lately left the role, or is to.

    Opens the handover where the end was known from the start, and none is open yet.
    """
    lately = timezone.localdate() - LATELY
    before = Appointment.objects.filter(role=appointment.role_id, ends_on__gte=lately)
    before = before.filter(starts_on__lt=appointment.starts_on).exclude(person=appointment.person)
    if appointment.ends_on:
        before = before.filter(ends_on__lt=appointment.ends_on)
    ending = before.filter(handover=None).select_related("role", "person").last()
    if ending:
        open_handover(actor=actor, appointment=ending)
    waiting = Handover.objects.select_for_update(of=("self",)).with_people().open()
    for handover in waiting.filter(appointment__in=before, successor=None):
        handover.successor = appointment.person
        handover.version += 1
        handover.save()
        _record(handover, actor, "successor_named", f"{appointment.person.name} is the successor")


def call_off_handover(*, actor: User, appointment: Appointment) -> None:
    """Close the open handover of an appointment that does not end after all."""
    handover = Handover.objects.select_for_update().open().filter(appointment=appointment).first()
    if handover:
        handover.state = Handover.State.CALLED_OFF
        handover.version += 1
        handover.save()
        _record(handover, actor, "called_off", "the handover was called off")


@transaction.atomic
def name_successor(
    *, actor: User, handover: Handover, successor: Person | None, version: int
) -> Handover:
    """Say who follows, or that it is not known."""
    current = still_open(handover, version)
    if successor and successor.pk == current.leaver.pk:
        raise RefusedError({"successor": "The successor must be somebody else"})
    current.successor = successor
    current.version += 1
    current.save()
    who = f"{successor.name} is the successor" if successor else "no successor is known"
    _record(current, actor, "successor_named", who)
    return current


@transaction.atomic
def write_handover_words(
    *, actor: User, handover: Handover, notes: str, promises: Sequence[PromiseDraft], version: int
) -> Handover:
    """Keep the notes and the list of promises. The trail says that they changed, not what."""
    current = still_open(handover, version)
    current.notes = notes
    current.version += 1
    current.save()
    kept = {promise.text: promise.kept_by_id for promise in current.promises.all()}
    current.promises.all().delete()
    for position, draft in enumerate(promises, start=1):
        Promise.objects.create(
            handover=current,
            position=position,
            text=draft.text,
            made_to=draft.made_to,
            due_on=draft.due_on,
            kept_by_id=kept.get(draft.text),
        )
    _record(current, actor, "words_changed", "the notes and promises were written")
    return current


@transaction.atomic
def finish_handover(
    *, actor: User, handover: Handover, version: int, left: Sequence[str] = ()
) -> Handover:
    """Close the handover: what has not been moved, `left`, stays where it is.

    How much that was, and that nobody was named to follow, is part of the record.
    """
    current = still_open(handover, version)
    current.state = Handover.State.HANDED_OVER
    current.finished_by, current.finished_at = actor, timezone.now()
    current.left_behind = len(left)
    current.version += 1
    current.save()
    _record(current, actor, "finished", _finished_words(current), left=list(left))
    return current


def still_open(handover: Handover, version: int) -> Handover:
    """Return the handover, locked, if it is open and as it was seen."""
    current: Handover = (
        Handover.objects.select_for_update(of=("self",)).with_people().get(pk=handover.pk)
    )
    if not current.is_open:
        raise RefusedError(FINISHED)
    if current.version != version:
        raise ChangedMeanwhileError
    return current


def _finished_words(handover: Handover) -> str:
    words = "the handover was finished"
    if handover.left_behind:
        duties = counted(handover.left_behind, "duty", "duties")
        words += f" with {duties} still with {handover.leaver.name}"
    if handover.successor is None:
        words += f"{' and' if handover.left_behind else ' with'} nobody named to take over"
    return words


def _record(handover: Handover, actor: User, verb: str, what: str, **more: Any) -> None:
    appointment = handover.appointment
    record(
        actor=actor,
        verb=f"handover.{verb}",
        subject=handover,
        summary=f"{appointment.person.name}, {appointment.role.name.lower()}: {what}.",
        role=appointment.role_id,
        successor=str(handover.successor_id) if handover.successor_id else None,
        **more,
    )
