"""Which rows: selections that other code names instead of filtering by hand."""

from hubs.querysets.areas import LocalAreaQuerySet
from hubs.querysets.audit import AuditQuerySet
from hubs.querysets.messages import DueIndexQuerySet, OutboxQuerySet
from hubs.querysets.people import (
    InvitationQuerySet,
    MembershipEverywhere,
    MembershipQuerySet,
    UserManager,
)

__all__ = [
    "AuditQuerySet",
    "DueIndexQuerySet",
    "InvitationQuerySet",
    "LocalAreaQuerySet",
    "MembershipEverywhere",
    "MembershipQuerySet",
    "OutboxQuerySet",
    "UserManager",
]
