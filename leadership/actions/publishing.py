"""The page for everybody: on, off, at a new address; and who agreed to be named on it."""

import secrets
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from hubs.actions.audit import record
from hubs.models import User
from leadership.actions.refusals import ChangedMeanwhileError, explaining
from leadership.models import Appointment, NameConsent, PublicPage

REASONS = {
    "consent_once_an_appointment": {
        "agreed_on": "Somebody else recorded this a moment ago: look at the list of names"
    },
}


def new_token() -> str:
    """Return the end of an address that nobody can guess: 192 random bits in 32 characters."""
    return secrets.token_urlsafe(24)


@transaction.atomic
def switch_on(*, actor: User, seen: str) -> PublicPage:
    """Put the page at an address it never had. `seen` is the `state` the person was shown."""
    page = _unchanged(seen)
    if page.is_on:
        raise ChangedMeanwhileError
    page.token = new_token()
    return _saved(page, actor, "switched_on", "The public page was switched on.")


@transaction.atomic
def renew_address(*, actor: User, seen: str) -> PublicPage:
    """Move the page to a new address; the old one leads nowhere from the same moment."""
    page = _unchanged(seen)
    if not page.is_on:
        raise ChangedMeanwhileError
    page.token = new_token()
    return _saved(page, actor, "moved", "The public page was moved to a new address.")


@transaction.atomic
def switch_off(*, actor: User, seen: str) -> PublicPage:
    """Take the page away; its address is never used again."""
    page = _unchanged(seen)
    if not page.is_on:
        raise ChangedMeanwhileError
    page.token = ""
    return _saved(page, actor, "switched_off", "The public page was switched off.")


@transaction.atomic
def choose_vacancies(*, actor: User, shows_vacancies: bool, seen: str) -> PublicPage:
    """Say whether the page shows that a role is vacant, or leaves the role out."""
    page = _unchanged(seen)
    page.shows_vacancies = shows_vacancies
    how = "shown" if shows_vacancies else "left out"
    summary = f"Vacant roles are {how} on the public page."
    return _saved(page, actor, "changed", summary, shows_vacancies=shows_vacancies)


@transaction.atomic
def record_consent(*, actor: User, appointment: Appointment, agreed_on: date) -> NameConsent:
    """Record that the holder agreed, on a day, to be named on the page in this role."""
    with explaining(REASONS):
        consent: NameConsent = NameConsent.objects.create(
            appointment=appointment, agreed_on=agreed_on, recorded_by=actor
        )
    _note_change()
    record(
        actor=actor,
        verb="name.agreed",
        subject=consent,
        summary=f"{_who(appointment)}: agreed to be named on the public page.",
        appointment=str(appointment.pk),
        agreed_on=agreed_on.isoformat(),
    )
    return consent


@transaction.atomic
def withdraw_consent(*, actor: User, appointment: Appointment) -> NameConsent | None:
    """Take the name off the page at once; None where it was not on it, or not any more.

    The consent stays on record, with its end.
    """
    standing = NameConsent.objects.filter(appointment=appointment, withdrawn_at=None)
    consent: NameConsent | None = standing.select_for_update().first()
    if consent is None:
        return None
    consent.withdrawn_at, consent.withdrawn_by = timezone.now(), actor
    consent.save(update_fields=["withdrawn_at", "withdrawn_by"])
    _note_change()
    record(
        actor=actor,
        verb="name.withdrawn",
        subject=consent,
        summary=f"{_who(appointment)}: is no longer named on the public page.",
        appointment=str(appointment.pk),
    )
    return consent


def _unchanged(seen: str) -> PublicPage:
    """The area's row, made with its first change, and locked against a second."""
    PublicPage.objects.get_or_create()
    page: PublicPage = PublicPage.objects.select_for_update().get()
    if page.state != seen:
        raise ChangedMeanwhileError
    return page


def _saved(page: PublicPage, actor: User, verb: str, summary: str, **detail: Any) -> PublicPage:
    page.save()
    # The token is not part of the trail: whoever reads the history need not know the address.
    record(actor=actor, verb=f"public_page.{verb}", subject=page, summary=summary, **detail)
    return page


def _note_change() -> None:
    """The page says when it was last updated."""
    PublicPage.objects.update(changed_at=timezone.now())


def _who(appointment: Appointment) -> str:
    return f"{appointment.person.name}, {appointment.role.name.lower()}"
