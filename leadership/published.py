"""What the page for everybody holds: roles, names of those who agreed, and how many partners.

Everything else that is known about who leads stays behind: no contact, no deputy, no grade, no
date of a person, and no name without a consent for that very appointment.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from hubs.models import LocalArea, Sector
from hubs.tenancy import token_scope
from leadership.models import Appointment, NameConsent, PublicPage
from leadership.structure import CoverageRow, LeadershipFacts, Post, read_facts, structure_on

TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")


@dataclass(frozen=True, slots=True)
class PublicPost:
    """A role; `names` of those who agreed, `unnamed` is how many more hold it."""

    role: str
    expects: str
    names: tuple[str, ...]
    organisations: tuple[str, ...]
    unnamed: int
    is_leader: bool

    @property
    def is_vacant(self) -> bool:
        return not self.names and not self.unnamed


@dataclass(frozen=True, slots=True)
class PublicSector:
    """A sector of partners and how many of its people take part."""

    label: str
    people: int


@dataclass(frozen=True, slots=True)
class PublicFacts:
    area: LocalArea
    posts: tuple[PublicPost, ...]
    sectors: tuple[PublicSector, ...]
    shows_vacancies: bool
    updated_on: date


def page_with_token(token: str) -> PublicPage | None:
    """Return the page at an address, with its area; one query, none for what is no token."""
    if not TOKEN.fullmatch(token):
        return None
    with token_scope(token):
        return PublicPage.everywhere.with_token(token)


def page_of_area() -> PublicPage:
    """Return the open area's page; one that was never changed is off. One query."""
    found: PublicPage | None = PublicPage.objects.first()
    return found or PublicPage()


def standing_consents() -> dict[UUID, NameConsent]:
    """Return the consents in force, by appointment; one query."""
    rows = NameConsent.objects.standing().select_related("recorded_by")
    return {consent.appointment_id: consent for consent in rows}


def public_facts(area: LocalArea, page: PublicPage, today: date) -> PublicFacts:
    """Return what everybody may read about the open area; four queries."""
    facts, consents = read_facts(), standing_consents()
    now = structure_on(today, facts)
    posts = tuple(_post(post, consents.keys()) for post in now.posts)
    partners = (row for row in now.coverage.rows if row.sector != Sector.LOCAL_AUTHORITY)
    sectors = tuple(_sector(row) for row in partners)
    shown = page.shows_vacancies
    return PublicFacts(
        area=area,
        posts=tuple(post for post in posts if shown or not post.is_vacant),
        sectors=tuple(sector for sector in sectors if shown or sector.people),
        shows_vacancies=shown,
        updated_on=_updated_on(facts, page, today),
    )


def _post(post: Post, agreed: Set[UUID]) -> PublicPost:
    named = [h for h in post.holders if h.appointment_id in agreed and not h.has_left]
    return PublicPost(
        role=post.role,
        expects=post.expects,
        names=tuple(holder.name for holder in named),
        organisations=tuple(dict.fromkeys(holder.organisation for holder in named)),
        unnamed=len(post.holders) - len(named),
        is_leader=post.single_holder,
    )


def _sector(row: CoverageRow) -> PublicSector:
    return PublicSector(row.label, len({p.person_id for seat in row.seats for p in seat.people}))


def _updated_on(facts: LeadershipFacts, page: PublicPage, today: date) -> date:
    """The last day, up to today, on which something that the page shows began or ended."""
    held = [(each.starts_on, each.ends_on) for each in facts.appointments]
    held += [(each.starts_on, each.ends_on) for each in facts.engagements]
    days = [first for first, _last in held]
    days += [last + timedelta(days=1) for _first, last in held if last]
    days += [] if page._state.adding else [timezone.localdate(page.changed_at)]
    return max((day for day in days if day <= today), default=today)


def current_appointments(today: date) -> list[Appointment]:
    """Return the appointments whose holders may be asked for their consent; one query."""
    held = Appointment.objects.with_people().held_on(today)
    return list(held.order_by("role__position", "starts_on", "id"))
