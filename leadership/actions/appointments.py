"""Appointing, ending, changing, back-dating and correcting: each its own verb, each audited.

What was recorded is never overwritten in silence: the trail keeps what was there, and why it went.
"""

from datetime import date

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from hubs.actions.audit import record
from hubs.actions.progress import reach_milestone
from hubs.models import LocalArea, Milestone, Organisation, User
from leadership.actions.deputies import name_deputy
from leadership.actions.handovers import call_off_handover, note_successor, open_handover
from leadership.actions.refusals import RefusedError, explaining
from leadership.actions.reviews import note_review
from leadership.actions.seen import unchanged
from leadership.models import Appointment, Basis, Person, Role

HANDED_OVER = (
    "Work has been handed over from this appointment, so it was made: correct it, or end it"
)
REASONS = {
    "one_accountable_leader_at_a_time": {
        "starts_on": "Somebody else was made accountable leader for these days a moment ago. "
        "Look at the role’s history, then end that appointment or choose other days."
    },
    "person_once_in_a_role_at_a_time": {
        "starts_on": "This person was appointed to this role for these days a moment ago."
    },
    "appointment_ends_after_it_starts": {
        "ends_on": "The last day must be the same as or after the first day"
    },
}


@transaction.atomic
def appoint(
    *,
    area: LocalArea,
    actor: User,
    role: Role,
    person: Person,
    organisation: Organisation | None = None,
    starts_on: date,
    ends_on: date | None = None,
    deputy: Person | None = None,
    review_due_on: date | None = None,
    basis: str = Basis.SUBSTANTIVE,
    grade: int | None = None,
    reason: str = "",
) -> Appointment:
    """Put a person into a role from a day on; for their own organisation unless told another.

    At the person's grade unless told another. `reason`: why it is recorded only now, when the
    first day has gone by. Whoever's handover of the role waits for a successor gets this one.
    """
    with explaining(REASONS):
        appointment: Appointment = Appointment.objects.create(
            role=role,
            person=person,
            organisation=organisation or person.organisation,
            starts_on=starts_on,
            ends_on=ends_on,
            review_due_on=review_due_on,
            basis=basis,
            grade=person.grade if grade is None else grade,
        )
    record(
        actor=actor,
        verb="appointment.made",
        subject=appointment,
        summary=f"{person.name} was appointed {role.name.lower()}{_because(reason)}.",
        reason=reason,
        **_facts(appointment),
    )
    if deputy:
        name_deputy(actor=actor, appointment=appointment, deputy=deputy, starts_on=starts_on)
    note_review(appointment=appointment)
    note_successor(actor=actor, appointment=appointment)
    note_roles_filled(area=area)
    return appointment


@transaction.atomic
def end_appointment(
    *, actor: User, appointment: Appointment, ends_on: date, seen: str
) -> Appointment:
    """Say which day is the last, and open the handover.

    `seen` is the `state` that the person asking was shown.
    """
    current = unchanged(appointment, seen)
    before = _facts(current)
    current.ends_on = ends_on
    _save(current, ["ends_on"])
    record(
        actor=actor,
        verb="appointment.ended",
        subject=current,
        summary=f"{_title(current)}: the appointment was ended.",
        role=current.role_id,
        before=before,
        after=_facts(current),
    )
    open_handover(actor=actor, appointment=current)
    return current


@transaction.atomic
def change_appointment(
    *,
    actor: User,
    appointment: Appointment,
    deputy: Person | None,
    deputy_from: date | None,
    review_due_on: date | None,
    seen: str,
) -> Appointment:
    """Name another deputy from a day on (None: leave who there is), or another day of review."""
    current = unchanged(appointment, seen)
    if deputy_from:
        name_deputy(actor=actor, appointment=current, deputy=deputy, starts_on=deputy_from)
    before = _facts(current)
    current.review_due_on = review_due_on
    if before == _facts(current):
        return current
    _save(current, ["review_due_on"])
    record(
        actor=actor,
        verb="appointment.changed",
        subject=current,
        summary=f"{_title(current)}: the review date was changed.",
        role=current.role_id,
        before=before,
        after=_facts(current),
    )
    note_review(appointment=current)
    return current


@transaction.atomic
def correct_appointment(
    *,
    area: LocalArea,
    actor: User,
    appointment: Appointment,
    organisation: Organisation,
    starts_on: date,
    ends_on: date | None,
    basis: str,
    grade: int,
    reason: str,
    seen: str,
) -> Appointment:
    """Put right what was recorded wrongly; the trail keeps what was there, and why it was wrong.

    Without a last day nothing ends: a handover that is open is called off.
    """
    current = unchanged(appointment, seen)
    before = _facts(current)
    current.organisation, current.starts_on, current.ends_on = organisation, starts_on, ends_on
    current.basis, current.grade = basis, grade
    _save(current, ["organisation", "starts_on", "ends_on", "basis", "grade"])
    record(
        actor=actor,
        verb="appointment.corrected",
        subject=current,
        summary=f"{_title(current)}: the record was corrected{_because(reason)}.",
        role=current.role_id,
        reason=reason,
        before=before,
        after=_facts(current),
    )
    if ends_on is None:
        call_off_handover(actor=actor, appointment=current)
    note_roles_filled(area=area)
    return current


@transaction.atomic
def backdate_appointment(
    *, actor: User, appointment: Appointment, starts_on: date, reason: str, seen: str
) -> Appointment:
    """Say that somebody has held the role for longer than was recorded, and why that was so."""
    current = unchanged(appointment, seen)
    if starts_on >= current.starts_on:
        raise RefusedError({"starts_on": "The new first day must be before the one recorded now"})
    before = _facts(current)
    current.starts_on = starts_on
    _save(current, ["starts_on"])
    record(
        actor=actor,
        verb="appointment.backdated",
        subject=current,
        summary=f"{_title(current)}: the first day was moved earlier{_because(reason)}.",
        role=current.role_id,
        reason=reason,
        before=before,
        after=_facts(current),
    )
    return current


@transaction.atomic
def remove_appointment(*, actor: User, appointment: Appointment, reason: str, seen: str) -> None:
    """Take out an appointment that was never made; the trail keeps what it said and why."""
    current = unchanged(appointment, seen)
    record(
        actor=actor,
        verb="appointment.removed",
        subject=current,
        summary=f"{_title(current)}: the appointment was removed{_because(reason)}.",
        reason=reason,
        deputies=[str(each.person_id) for each in current.deputies],
        **_facts(current),
    )
    try:
        current.delete()
    except ProtectedError as error:
        raise RefusedError(HANDED_OVER) from error


def note_roles_filled(*, area: LocalArea) -> None:
    """Note the milestone when every shipped role is held today."""
    held = Appointment.objects.held_on(timezone.localdate()).values("role")
    if not Role.objects.shipped().exclude(pk__in=held).exists():
        reach_milestone(area=area, milestone=Milestone.ROLES_FILLED)


def _save(appointment: Appointment, fields: list[str]) -> None:
    with explaining(REASONS):
        appointment.save(update_fields=fields)


def _title(appointment: Appointment) -> str:
    return f"{appointment.person.name}, {appointment.role.name.lower()}"


def _because(reason: str) -> str:
    """The reason inside the trail's sentence, which has room for the first part of a long one."""
    words = " ".join(reason.split()).rstrip(".")
    if not words:
        return ""
    return f" (“{words if len(words) <= 140 else f'{words[:139].rstrip()}…'}”)"


def _facts(appointment: Appointment) -> dict[str, str | int | None]:
    """What the trail keeps: dates and ids, so that a past state can be told."""
    due, end = appointment.review_due_on, appointment.ends_on
    return {
        "role": appointment.role_id,
        "person": str(appointment.person_id),
        "organisation": str(appointment.organisation_id),
        "starts_on": appointment.starts_on.isoformat(),
        "ends_on": end.isoformat() if end else None,
        "review_due_on": due.isoformat() if due else None,
        "basis": appointment.basis,
        "grade": appointment.grade,
    }
