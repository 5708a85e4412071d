"""Where organisations stand on the systems map."""

from django.db import transaction

from hubs.actions.audit import record
from hubs.models import Organisation, User
from leadership.actions.refusals import ChangedMeanwhileError, explaining
from leadership.models import MapPlace

REASONS = {"leadership_mapplace_organisation_id_key": {"__all__": "It was placed a moment ago"}}


@transaction.atomic
def place_organisation(
    *, actor: User, organisation: Organisation, seen: str, influence: int, interest: int
) -> MapPlace:
    """Place an organisation on the map, or move it. Raises ChangedMeanwhileError when stale."""
    place = MapPlace.objects.select_for_update().filter(organisation=organisation).first()
    if (place.state if place else "") != seen:
        raise ChangedMeanwhileError
    before = {"influence": place.influence, "interest": place.interest} if place else {}
    verb, words = ("placed on", "placed") if place is None else ("moved on", "moved")
    place = place or MapPlace(organisation=organisation)
    place.influence, place.interest = influence, interest
    with explaining(REASONS):
        place.save()
    record(
        actor=actor,
        verb=f"organisation.{words}",
        subject=organisation,
        summary=f"{organisation.name} was {verb} the systems map.",
        before=before,
        influence=influence,
        interest=interest,
    )
    return place


@transaction.atomic
def take_off_the_map(*, actor: User, place: MapPlace) -> None:
    """Take an organisation off the map; it stays a partner."""
    record(
        actor=actor,
        verb="organisation.unplaced",
        subject=place.organisation,
        summary=f"{place.organisation.name} was taken off the systems map.",
        before={"influence": place.influence, "interest": place.interest},
    )
    place.delete()
