"""Contacts with people at the table: each is a row of its own, so that the history stays."""

from datetime import date

from django.db import transaction

from hubs.actions.audit import record
from hubs.models import User
from leadership.models import Contact, Person


@transaction.atomic
def record_contact(*, actor: User, person: Person, happened_on: date, words: str) -> Contact:
    """Note that there was contact with somebody on a day."""
    contact: Contact = Contact.objects.create(
        person=person, happened_on=happened_on, words=words, recorded_by=actor
    )
    record(
        actor=actor,
        verb="contact.recorded",
        subject=contact,
        summary=f"A contact with {person.name} was recorded.",
        happened_on=happened_on.isoformat(),
    )
    return contact


@transaction.atomic
def remove_contact(*, actor: User, contact: Contact) -> None:
    """Take out a contact that was recorded by mistake; the trail keeps that it was there."""
    record(
        actor=actor,
        verb="contact.removed",
        subject=contact,
        summary=f"A contact with {contact.person.name} was taken out.",
        happened_on=contact.happened_on.isoformat(),
    )
    contact.delete()
