"""Addresses inside the open area."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from hubs.models import Sector
from hubs.permissions import Permission, can
from hubs.requests import AreaRequest
from leadership.models import Level, Person, Role
from leadership.table import NamedSeat


@dataclass(frozen=True, slots=True)
class Links:
    """The area's slug, and whether this person may mend what they see."""

    slug: str
    may_manage: bool

    def to(self, name: str, **kwargs: Any) -> str:
        """Return the address of one of this app's pages."""
        return reverse(f"leadership:{name}", kwargs={"slug": self.slug, **kwargs})

    def mend(self, name: str, **kwargs: Any) -> str:
        """Return the address of a page that changes something, "" for those who may not."""
        return self.to(name, **kwargs) if self.may_manage else ""


def links_of(request: AreaRequest) -> Links:
    """Return the links for the person who asked."""
    return Links(request.area.slug, can(request.membership, Permission.MANAGE_LEADERSHIP))


def after_adding(request: AreaRequest, person: Person) -> str:
    """Return where to go after adding somebody: back to what they were added for, or to them."""
    links, asked = links_of(request), request.GET
    chosen = f"?person={person.pk}"
    if Role.objects.filter(pk=asked.get("role", "")).exists():
        return links.to("appointment-add", code=asked["role"]) + chosen
    sector, level = asked.get("sector", ""), asked.get("level", "")
    if sector in Sector.values and level in Level.values:
        return links.to("engagement-add", sector=sector, level=level) + chosen
    if asked.get("seat", "") in NamedSeat.values:
        return links.to("named-seat-add", seat=asked["seat"]) + chosen
    return links.to("person-view", pk=person.pk)
