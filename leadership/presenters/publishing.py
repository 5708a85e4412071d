"""How an administrator sees the page for everybody: where it stands and who is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from hubs.presentation.addresses import address
from hubs.presentation.tables import Table, TableCell, table
from hubs.presentation.words import uk_date
from leadership.models import Appointment, NameConsent, PublicPage
from leadership.presenters.links import Links
from leadership.published import current_appointments, standing_consents


@dataclass(frozen=True, slots=True)
class PublishingPage:
    """`address` is empty while the page is off."""

    is_on: bool
    address: str
    seen: str
    names: Table | None
    named: str
    rows: Sequence[dict[str, Any]]
    links: Links


def publishing_page(page: PublicPage, today: date, links: Links) -> PublishingPage:
    """Return where the page stands; two queries, whatever the number of people."""
    appointments, consents = current_appointments(today), standing_consents()
    rows = [_row(each, consents.get(each.pk), links) for each in appointments]
    named = sum(each.pk in consents for each in appointments)
    heads = ["Held by", "Role", "Named on the page", "Change"]
    return PublishingPage(
        is_on=page.is_on,
        address=address_of(page),
        seen=page.state,
        names=table("Names on the page", heads, rows) if rows else None,
        named=f"{named} of {len(rows)} agreed to be named. Without a consent the role says “Held”.",
        rows=[
            {
                "key": "Vacant roles",
                "value": "Shown as vacant" if page.shows_vacancies else "Left out",
                "url": links.to("public-vacancies"),
            }
        ],
        links=links,
    )


def address_of(page: PublicPage) -> str:
    """Return the whole address, as it is given to others; "" while the page is off."""
    if not page.is_on:
        return ""
    path = address("leadership:public-view", token=page.token)
    return f"{settings.BASE_URL}{path}"


def _row(
    held: Appointment, consent: NameConsent | None, links: Links
) -> list[str | int | TableCell]:
    about = f"{held.person.name}, {held.role.name.lower()}"
    if consent is None:
        url = links.to("consent-add", pk=held.pk)
        change = TableCell("Record their agreement", url, about)
        return [held.person.name, held.role.name, "No", change]
    said = f"Yes, agreed on {uk_date(consent.agreed_on)} (recorded by {consent.recorded_by})"
    url = links.to("consent-withdraw", pk=held.pk)
    return [
        held.person.name,
        held.role.name,
        said,
        TableCell("Take the name off", url, about),
    ]
