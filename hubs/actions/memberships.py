"""What people are in an area: changing it, and ending it."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from hubs.actions.audit import record
from hubs.actions.progress import refresh_figures
from hubs.models import LocalArea, Membership, User
from hubs.permissions import Role


class LastAdministrator(ValueError):  # noqa: N818 - it names what is refused
    """The area would be left without anybody who can manage its people."""


@transaction.atomic
def admit(*, area: LocalArea, user: User, roles: Sequence[str]) -> Membership:
    """Give a user these roles, beside those they have; a member who had left comes back.

    Part of accepting an invitation, which writes the audit event.
    """
    membership: Membership | None = Membership.objects.select_for_update().filter(user=user).first()
    if membership is None:
        created: Membership = Membership.objects.create(area=area, user=user, roles=list(roles))
        return created
    kept = [] if membership.ended_at else membership.roles
    membership.roles = [role for role in Role.values if role in {*kept, *roles}]
    membership.ended_at = None
    membership.save(update_fields=["roles", "ended_at"])
    return membership


@transaction.atomic
def change_member(
    *, area: LocalArea, actor: User, membership: Membership, roles: Sequence[str], title: str
) -> Membership:
    """Change somebody's roles and job title from the next request on."""
    if Role.AREA_ADMINISTRATOR not in roles:
        _keep_an_administrator(area, membership)
    before = membership.role_names
    membership.roles = [role for role in Role.values if role in roles]
    membership.title = title
    membership.save(update_fields=["roles", "title"])
    record(
        actor=actor,
        verb="membership.changed",
        subject=membership,
        summary=f"Changed the roles of {membership.user} to {_listed(membership.role_names)}",
        before=before,
        after=membership.role_names,
    )
    return membership


@transaction.atomic
def end_membership(*, area: LocalArea, actor: User, membership: Membership) -> Membership:
    """Let somebody out: their next request, in whatever session, finds no area."""
    _keep_an_administrator(area, membership)
    membership.ended_at = timezone.now()
    membership.save(update_fields=["ended_at"])
    record(
        actor=actor,
        verb="membership.ended",
        subject=membership,
        summary=f"Ended the membership of {membership.user}",
        before=membership.role_names,
    )
    refresh_figures(area_id=area.pk)
    return membership


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names).lower()


def _keep_an_administrator(area: LocalArea, leaving: Membership) -> None:
    # Two administrators who end each other at the same moment take turns at this lock.
    LocalArea.objects.select_for_update().get(pk=area.pk)
    others = Membership.objects.administrators().exclude(pk=leaving.pk)
    if Role.AREA_ADMINISTRATOR in leaving.roles and not others.exists():
        raise LastAdministrator("An area needs at least one area administrator.")
