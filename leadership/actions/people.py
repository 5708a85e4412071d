"""People who take part in leadership: adding, changing, leaving, coming back."""

from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q

from hubs.actions.audit import record
from hubs.models import Organisation, User
from leadership.actions.deputies import note_deputies_changed
from leadership.actions.handovers import open_handover
from leadership.actions.refusals import ChangedMeanwhileError, explaining
from leadership.models import Appointment, Deputyship, Engagement, Person

REASONS = {
    "person_email_once_an_area": {
        "email": "Somebody with this email address was added a moment ago: look for them in the "
        "list of people"
    },
    "organisation_name_once_an_area": {
        "new_organisation": "This organisation was added a moment ago: choose it from the list"
    },
}


class NewOrganisation(NamedTuple):
    """An organisation to add together with its first person."""

    name: str
    sector: str


@transaction.atomic
def add_person(
    *,
    actor: User,
    name: str,
    job_title: str,
    email: str,
    grade: int,
    organisation: Organisation | NewOrganisation,
) -> Person:
    """Add somebody, and their organisation where it is new; gives nobody the right to sign in."""
    with explaining(REASONS):
        person: Person = Person.objects.create(
            name=name,
            job_title=job_title,
            email=email,
            grade=grade,
            organisation=_organisation(actor, organisation),
        )
    record(
        actor=actor,
        verb="person.added",
        subject=person,
        summary=f"{person.name} was added to the people who take part.",
    )
    return person


@transaction.atomic
def change_person(
    *,
    actor: User,
    person: Person,
    name: str,
    job_title: str,
    email: str,
    grade: int,
    organisation: Organisation | NewOrganisation,
    seen: str,
) -> Person:
    """Change who somebody is today. Appointments keep the organisation they were made for."""
    current = _unchanged(person, seen)
    with explaining(REASONS):
        wanted = {
            "name": name,
            "job_title": job_title,
            "email": email,
            "grade": grade,
            "organisation": _organisation(actor, organisation),
        }
        changed = [field for field, value in wanted.items() if getattr(current, field) != value]
        for field in changed:
            setattr(current, field, wanted[field])
        current.save(update_fields=changed)
    if changed:
        record(
            actor=actor,
            verb="person.changed",
            subject=current,
            summary=f"The details of {current.name} were changed.",
            fields=changed,
        )
    return current


@transaction.atomic
def mark_as_left(
    *, actor: User, person: Person, left_on: date, end_everything: bool, seen: str
) -> Person:
    """Note somebody's last day. `end_everything` ends roles, seats and standing in with it.

    What would have begun only after that day is taken out: it never happens. The trail keeps it.
    """
    current = _unchanged(person, seen)
    current.left_on = left_on
    current.save(update_fields=["left_on"])
    ended = _end_with(actor, current, left_on) if end_everything else []
    record(
        actor=actor,
        verb="person.left",
        subject=current,
        summary=f"{current.name} was marked as leaving.",
        left_on=left_on.isoformat(),
        ended_roles=ended,
    )
    return current


@transaction.atomic
def bring_back(*, actor: User, person: Person, seen: str) -> Person:
    """Undo a leaving. Roles that ended with it stay ended: appointing again is a decision."""
    current = _unchanged(person, seen)
    current.left_on = None
    current.save(update_fields=["left_on"])
    record(
        actor=actor,
        verb="person.returned",
        subject=current,
        summary=f"{current.name} takes part again.",
    )
    return current


def _end_with(actor: User, person: Person, day: date) -> list[str]:
    """End what lasts beyond the day and take out what begins after it; return the roles' codes.

    A handover opens for every role that ends.
    """
    beyond = Q(ends_on=None) | Q(ends_on__gt=day)
    held = Appointment.objects.filter(beyond, person=person)
    seats = Engagement.objects.filter(beyond, person=person)
    standing_in = Deputyship.objects.filter(beyond, person=person)
    roles = sorted(set(held.values_list("role_id", flat=True)))
    note_deputies_changed(*standing_in.values_list("appointment", flat=True))
    for rows in (held, seats, standing_in):
        rows.filter(starts_on__gt=day).delete()
    ending = list(held.select_related("role", "person"))
    for rows in (held, seats, standing_in):
        rows.update(ends_on=day)
    for appointment in ending:
        appointment.ends_on = day
        open_handover(actor=actor, appointment=appointment)
    return roles


def _organisation(actor: User, wanted: Organisation | NewOrganisation) -> Organisation:
    if isinstance(wanted, Organisation):
        return wanted
    organisation: Organisation = Organisation.objects.create(name=wanted.name, sector=wanted.sector)
    record(
        actor=actor,
        verb="organisation.added",
        subject=organisation,
        summary=f"{organisation.name} was added to the organisations.",
    )
    return organisation


def _unchanged(person: Person, seen: str) -> Person:
    current: Person | None = (
        Person.objects.select_for_update(of=("self",)).filter(pk=person.pk).first()
    )
    if current is None or current.state != seen:
        raise ChangedMeanwhileError
    return current
