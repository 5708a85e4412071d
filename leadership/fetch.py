"""Rows of the open area that a view begins with; those that are not there are a 404."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone

from hubs.models import Organisation
from leadership.models import Contact, Engagement, MapPlace


def seat_in_force(pk: UUID) -> Engagement:
    """Return a seat that is held today, with who is in it."""
    return get_object_or_404(Engagement.objects.with_people().taken_on(timezone.localdate()), pk=pk)


def contact_with_person(pk: UUID) -> Contact:
    return get_object_or_404(Contact.objects.with_people(), pk=pk)


def partner(pk: UUID) -> Organisation:
    """Return an organisation with its place on the map, if it has one."""
    return get_object_or_404(Organisation.objects.select_related("map_place"), pk=pk)


def placed(pk: UUID) -> MapPlace:
    """Return the place of an organisation on the map."""
    return get_object_or_404(MapPlace.objects.select_related("organisation"), organisation=pk)
