"""The organisations and hubs of an area, and the area's own words."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import IntegrityError, transaction

from hubs.actions.audit import record
from hubs.models import FamilyHub, LocalArea, Organisation, User


class NameTaken(ValueError):  # noqa: N818 - it names what is refused
    """Somebody else has just used the name in this area."""


@contextmanager
def _name_is_free(name: str) -> Iterator[None]:
    """The form has looked; the constraint decides when two people add the same at once."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise NameTaken(f"The area has {name} already") from error


@transaction.atomic
def add_organisation(*, area: LocalArea, actor: User, name: str, sector: str) -> Organisation:
    """Add an organisation that takes part in the area's family hubs."""
    with _name_is_free(name):
        organisation: Organisation = Organisation.objects.create(
            area=area, name=name, sector=sector
        )
    record(actor=actor, verb="organisation.added", subject=organisation, summary=f"Added {name}")
    return organisation


@transaction.atomic
def change_organisation(
    *, actor: User, organisation: Organisation, name: str, sector: str
) -> Organisation:
    """Rename an organisation or move it to another sector. Signed reports keep the old name."""
    before = organisation.name
    organisation.name, organisation.sector = name, sector
    with _name_is_free(name):
        organisation.save(update_fields=["name", "sector"])
    summary = f"Changed {before}" if before == name else f"Renamed {before} to {name}"
    record(actor=actor, verb="organisation.changed", subject=organisation, summary=summary)
    return organisation


@transaction.atomic
def add_hub(
    *, area: LocalArea, actor: User, name: str, address: str, opened_on: date | None
) -> FamilyHub:
    """Add a family hub."""
    with _name_is_free(name):
        hub: FamilyHub = FamilyHub.objects.create(
            area=area, name=name, address=address, opened_on=opened_on
        )
    record(actor=actor, verb="hub.added", subject=hub, summary=f"Added the hub {name}")
    return hub


@transaction.atomic
def change_hub(
    *, actor: User, hub: FamilyHub, name: str, address: str, opened_on: date | None
) -> FamilyHub:
    """Change what is known of a hub."""
    hub.name, hub.address, hub.opened_on = name, address, opened_on
    with _name_is_free(name):
        hub.save(update_fields=["name", "address", "opened_on"])
    record(actor=actor, verb="hub.changed", subject=hub, summary=f"Changed the hub {name}")
    return hub


@transaction.atomic
def remove_hub(*, actor: User, hub: FamilyHub) -> None:
    """Remove a hub; nothing else refers to it."""
    record(actor=actor, verb="hub.removed", subject=hub, summary=f"Removed the hub {hub.name}")
    hub.delete()


@transaction.atomic
def change_area(*, area: LocalArea, actor: User, programme_name: str) -> LocalArea:
    """Change the words that the area uses for its programme."""
    before = area.programme_name
    area.programme_name = programme_name
    area.save(update_fields=["programme_name"])
    record(
        actor=actor,
        verb="area.changed",
        subject=area,
        summary=f"Changed the programme’s name to {programme_name}",
        before=before,
    )
    return area
