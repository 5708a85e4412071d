"""Appointing, ending, changing and correcting. What happened is never overwritten unrecorded."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from hubs.actions.audit import record
from hubs.actions.progress import reach_milestone
from hubs.models import LocalArea, Milestone, Organisation, User
from leadership.actions.deputies import name_deputy
from leadership.actions.refusals import explaining
from leadership.actions.reviews import note_review
from leadership.actions.seen import unchanged
from leadership.models import Appointment, Person, Role

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
) -> Appointment:
    """Put a person into a role from a day on; for their own organisation unless told another."""
    with explaining(REASONS):
        appointment: Appointment = Appointment.objects.create(
            role=role,
            person=person,
            organisation=organisation or person.organisation,
            starts_on=starts_on,
            ends_on=ends_on,
            review_due_on=review_due_on,
        )
    record(
        actor=actor,
        verb="appointment.made",
        subject=appointment,
        summary=f"{person.name} was appointed {role.name.lower()}.",
        **_facts(appointment),
    )
    if deputy:
        name_deputy(actor=actor, appointment=appointment, deputy=deputy, starts_on=starts_on)
    note_review(appointment=appointment)
    note_roles_filled(area=area)
    return appointment


@transaction.atomic
def end_appointment(
    *, actor: User, appointment: Appointment, ends_on: date, seen: str
) -> Appointment:
    """Say which day is the last; `seen` is the `state` that the person asking was shown."""
    current = unchanged(appointment, seen)
    before = _facts(current)
    current.ends_on = ends_on
    _save(current, ["ends_on"])
    record(
        actor=actor,
        verb="appointment.ended",
        subject=current,
        summary=f"{_title(current)}: the appointment was ended.",
        before=before,
        after=_facts(current),
    )
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
    seen: str,
) -> Appointment:
    """Put right what was recorded wrongly; the trail keeps what was there."""
    current = unchanged(appointment, seen)
    before = _facts(current)
    current.organisation, current.starts_on, current.ends_on = organisation, starts_on, ends_on
    _save(current, ["organisation", "starts_on", "ends_on"])
    record(
        actor=actor,
        verb="appointment.corrected",
        subject=current,
        summary=f"{_title(current)}: the record was corrected.",
        before=before,
        after=_facts(current),
    )
    note_roles_filled(area=area)
    return current


@transaction.atomic
def remove_appointment(*, actor: User, appointment: Appointment, seen: str) -> None:
    """Take out an appointment that was never made; the trail keeps what it said."""
    current = unchanged(appointment, seen)
    record(
        actor=actor,
        verb="appointment.removed",
        subject=current,
        summary=f"{_title(current)}: the appointment was removed as recorded by mistake.",
        deputies=[str(each.person_id) for each in current.deputies],
        **_facts(current),
    )
    current.delete()


def note_roles_filled(*, area: LocalArea) -> None:
    """Note the milestone when every shipped role is held today."""
    held = Appointment.objects.held_on(timezone.localdate()).values("role")
    if not Role.objects.exclude(pk__in=held).exists():
        reach_milestone(area=area, milestone=Milestone.ROLES_FILLED)


def _save(appointment: Appointment, fields: list[str]) -> None:
    with explaining(REASONS):
        appointment.save(update_fields=fields)


def _title(appointment: Appointment) -> str:
    return f"{appointment.person.name}, {appointment.role.name.lower()}"


def _facts(appointment: Appointment) -> dict[str, str | None]:
    """What the trail keeps: dates and ids, so that a past state can be told."""
    due, end = appointment.review_due_on, appointment.ends_on
    return {
        "role": appointment.role_id,
        "person": str(appointment.person_id),
        "organisation": str(appointment.organisation_id),
        "starts_on": appointment.starts_on.isoformat(),
        "ends_on": end.isoformat() if end else None,
        "review_due_on": due.isoformat() if due else None,
    }
