"""The messages of this app."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from hubs.invitation_links import link_of
from hubs.messages import EmailContent, compose
from hubs.models import Invitation, LocalArea, OutboxMessage
from hubs.permissions import Role
from hubs.querysets.prepared import prepared

INVITATION = "invitation"


def invitation(area: LocalArea, message: OutboxMessage) -> EmailContent | None:
    """Ask somebody to join the area; not once they have, or once it is withdrawn or over."""
    asked = _open_invitations(
        invitation_id=message.subject_id, email=message.recipient, now=timezone.now()
    )
    if not asked:
        return None
    [found] = asked
    return compose(
        "invitation",
        area=area,
        invitation=found,
        roles=[Role(role).label.lower() for role in found.roles],
        link=link_of(found, area),
    )


@prepared
def _open_invitations(invitation_id: UUID, email: str, now: datetime) -> QuerySet[Invitation]:
    found: QuerySet[Invitation] = Invitation.objects.open(now).select_related("invited_by")
    return found.filter(pk=invitation_id, email=email)
