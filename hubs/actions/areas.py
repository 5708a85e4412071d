"""Bringing an area into the service."""

from django.db import transaction

from hubs.actions.audit import record
from hubs.actions.invitations import invite
from hubs.actions.progress import refresh_figures
from hubs.authorities import Authority
from hubs.models import Invitation, LocalArea, User
from hubs.permissions import Role
from hubs.tenancy import area_scope


class AreaExists(ValueError):  # noqa: N818 - it names what is refused
    """The local authority has an area already."""


@transaction.atomic
def add_area(*, actor: User, authority: Authority, name: str, email: str) -> LocalArea:
    """Add the area of a local authority, and invite its first administrator."""
    area, is_new = LocalArea.objects.get_or_create(
        gss_code=authority.gss_code,
        defaults={
            "name": authority.name,
            "slug": authority.slug,
            "council_name": authority.official_name,
            "region": authority.region,
        },
    )
    if not is_new:
        raise AreaExists(f"{area} has been added already.")
    with area_scope(area.pk):
        record(actor=actor, verb="area.added", subject=area, summary=f"Added the area {area}")
        refresh_figures(area_id=area.pk)
    invite_administrator(area=area, actor=actor, name=name, email=email)
    return area


def invite_administrator(*, area: LocalArea, actor: User, name: str, email: str) -> Invitation:
    """Invite an administrator into an area from outside it."""
    with area_scope(area.pk):
        return invite(
            area=area, actor=actor, email=email, name=name, roles=[Role.AREA_ADMINISTRATOR]
        )
