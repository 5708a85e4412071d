"""Who stands in for the holder of an appointment: named from a day on, corrected, taken out."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from hubs.actions.audit import record
from hubs.models import User
from hubs.presentation.words import uk_date
from leadership.actions.refusals import RefusedError, explaining
from leadership.actions.seen import unchanged
from leadership.models import Appointment, Deputyship, Person

REASONS = {
    "one_deputy_at_a_time": {
        "starts_on": "Somebody else is recorded as deputy for some of these days"
    },
    "deputyship_ends_after_it_starts": {
        "ends_on": "The last day must be the same as or after the first day"
    },
}


@transaction.atomic
def name_deputy(
    *, actor: User, appointment: Appointment, deputy: Person | None, starts_on: date
) -> None:
    """Have somebody, or nobody, stand in from a day on; who did until then stays on record.

    Call it with the appointment locked. Days for which a later deputy is recorded are refused.
    """
    _refuse_holder(appointment, deputy)
    if appointment.deputyships.filter(starts_on__gt=starts_on).exists():
        raise RefusedError(
            {"deputy_from": "Another deputy is recorded from a later day on: correct that first"}
        )
    lasting = Q(ends_on=None) | Q(ends_on__gte=starts_on)
    current = appointment.deputyships.filter(lasting).first()
    if (current.person_id if current else None) == (deputy.pk if deputy else None):
        return
    if current and current.starts_on == starts_on:
        current.delete()
    elif current:
        current.ends_on = starts_on - timedelta(days=1)
        current.save(update_fields=["ends_on"])
    if deputy:
        Deputyship.objects.create(appointment=appointment, person=deputy, starts_on=starts_on)
    note_deputies_changed(appointment.pk)
    who = f"{deputy.name} is" if deputy else "nobody is"
    record(
        actor=actor,
        verb="deputy.named",
        subject=appointment,
        summary=f"{_title(appointment)}: {who} deputy from {uk_date(starts_on)}.",
        deputy=str(deputy.pk) if deputy else None,
        before=str(current.person_id) if current else None,
        starts_on=starts_on.isoformat(),
    )


@transaction.atomic
def correct_deputyship(
    *,
    actor: User,
    deputyship: Deputyship,
    person: Person,
    starts_on: date,
    ends_on: date | None,
    seen: str,
) -> Deputyship:
    """Put right who stood in, or when; the trail keeps what was there."""
    appointment = unchanged(deputyship.appointment, seen)
    _refuse_holder(appointment, person, "person")
    before = _facts(deputyship)
    deputyship.person, deputyship.starts_on, deputyship.ends_on = person, starts_on, ends_on
    with explaining(REASONS):
        deputyship.save(update_fields=["person", "starts_on", "ends_on"])
    note_deputies_changed(appointment.pk)
    record(
        actor=actor,
        verb="deputy.corrected",
        subject=appointment,
        summary=f"{_title(appointment)}: the record of a deputy was corrected.",
        before=before,
        after=_facts(deputyship),
    )
    return deputyship


@transaction.atomic
def remove_deputyship(*, actor: User, deputyship: Deputyship, seen: str) -> None:
    """Take out a deputy who never was one; the trail keeps what was recorded."""
    appointment = unchanged(deputyship.appointment, seen)
    record(
        actor=actor,
        verb="deputy.removed",
        subject=appointment,
        summary=f"{_title(appointment)}: a deputy recorded by mistake was removed.",
        **_facts(deputyship),
    )
    deputyship.delete()
    note_deputies_changed(appointment.pk)


def note_deputies_changed(*appointments: UUID) -> None:
    """Make forms that showed the deputies of these appointments stale."""
    Appointment.objects.filter(pk__in=appointments).update(
        deputies_changed=F("deputies_changed") + 1
    )


def _refuse_holder(appointment: Appointment, deputy: Person | None, field: str = "deputy") -> None:
    """The holder of an appointment never changes, so no second look is needed at saving."""
    if deputy and deputy.pk == appointment.person_id:
        raise RefusedError({field: "The deputy must be somebody other than the holder"})


def _title(appointment: Appointment) -> str:
    return f"{appointment.person.name}, {appointment.role.name.lower()}"


def _facts(deputyship: Deputyship) -> dict[str, str | None]:
    end = deputyship.ends_on
    return {
        "person": str(deputyship.person_id),
        "starts_on": deputyship.starts_on.isoformat(),
        "ends_on": end.isoformat() if end else None,
    }
