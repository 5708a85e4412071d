"""Addresses inside the open area."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hubs.models import Sector
from hubs.permissions import Permission, can
from hubs.presentation.addresses import address
from hubs.requests import AreaRequest
from leadership.as_at import AsAt
from leadership.models import Level, Person, Role
from leadership.table import NamedSeat

AS_AT = {
    "structure-view",
    "role-view",
    "person-list",
    "person-view",
    "engagement-list",
    "check-list",
}
"""The pages that answer for any day: a link between them keeps the day."""


@dataclass(frozen=True, slots=True)
class Links:
    """The area's slug, whether this person may mend or publish it, and the day they look at.

    `on` is an ISO date, "" for today. Nobody mends another day than today.
    """

    slug: str
    may_manage: bool
    on: str = ""
    may_publish: bool = False

    def to(self, name: str, **kwargs: Any) -> str:
        """Return the address of one of this app's pages, for the same day where it has any."""
        url = address(f"leadership:{name}", slug=self.slug, **kwargs)
        return f"{url}?on={self.on}" if self.on and name in AS_AT else url

    def mend(self, name: str, **kwargs: Any) -> str:
        """Return the address of a page that changes something, "" for those who may not."""
        return self.to(name, **kwargs) if self.may_manage else ""

    @property
    def structure(self) -> str:
        return self.to("structure-view")

    @property
    def people(self) -> str:
        return self.to("person-list")

    @property
    def seats(self) -> str:
        return self.to("engagement-list")

    @property
    def checks(self) -> str:
        return self.to("check-list")

    @property
    def changes(self) -> str:
        return self.to("change-list")


def links_of(request: AreaRequest, as_at: AsAt | None = None) -> Links:
    """Return the links for the person who asked, and for the day they asked for."""
    may_manage = can(request.membership, Permission.MANAGE_LEADERSHIP)
    if as_at and not as_at.is_today:
        return Links(request.area.slug, may_manage=False, on=as_at.iso)
    may_publish = can(request.membership, Permission.PUBLISH_LEADERSHIP)
    return Links(request.area.slug, may_manage, may_publish=may_publish)


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
