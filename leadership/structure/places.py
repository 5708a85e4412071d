"""Which organisations there are, by sector, and where they stand on the systems map."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Case, IntegerField, QuerySet, Value, When

from hubs.models import Organisation, Sector
from leadership.models import Appointment, Engagement, MapPlace

SECTORS = [str(sector.value) for sector in Sector]


@dataclass(frozen=True, slots=True)
class OrganisationPlace:
    """An organisation with its influence and interest; both None: not placed yet."""

    organisation_id: UUID
    name: str
    sector: str
    sector_label: str
    influence: int | None
    interest: int | None


def by_sector(organisations: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """In the framework's order of the sectors, then by name."""
    place = Case(
        *(When(sector=sector, then=Value(n)) for n, sector in enumerate(SECTORS)),
        output_field=IntegerField(),
    )
    return organisations.order_by(place, "name", "id")


def place_of(organisation: Organisation) -> MapPlace | None:
    """Return where an organisation that was fetched with its place stands; None: nowhere yet."""
    try:
        place: MapPlace = organisation.map_place
    except ObjectDoesNotExist:
        return None
    return place


def organisation_places() -> list[OrganisationPlace]:
    """Return the open area's organisations, on the map or not; one query."""
    found = []
    for each in by_sector(Organisation.objects.select_related("map_place")):
        place = place_of(each)
        found.append(
            OrganisationPlace(
                organisation_id=each.pk,
                name=each.name,
                sector=each.sector,
                sector_label=each.get_sector_display(),
                influence=place.influence if place else None,
                interest=place.interest if place else None,
            )
        )
    return found


def left_the_table(day: date) -> set[UUID]:
    """Return the organisations that had a seat and now have neither one nor a role; one query."""
    seats, roles = Engagement.objects.taken_on(day), Appointment.objects.held_on(day)
    before = Engagement.objects.filter(starts_on__lte=day)
    left = (
        Organisation.objects.filter(pk__in=before.values("person__organisation"))
        .exclude(pk__in=seats.values("person__organisation"))
        .exclude(pk__in=roles.values("organisation"))
    )
    return set(left.order_by().values_list("pk", flat=True))
