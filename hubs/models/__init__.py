"""Who and where: areas, people who sign in, their memberships, organisations, mail and audit."""

from hubs.models.area import (
    AreaFigures,
    AreaMilestone,
    AreaUpload,
    FamilyHub,
    LocalArea,
    Milestone,
    Organisation,
    Sector,
)
from hubs.models.audit import AuditEvent
from hubs.models.files import StoredFile
from hubs.models.messages import DemoMail, DueIndex, Heartbeat, OutboxMessage
from hubs.models.people import Invitation, Membership, User

__all__ = [
    "AreaFigures",
    "AreaMilestone",
    "AreaUpload",
    "AuditEvent",
    "DemoMail",
    "DueIndex",
    "FamilyHub",
    "Heartbeat",
    "Invitation",
    "LocalArea",
    "Membership",
    "Milestone",
    "Organisation",
    "OutboxMessage",
    "Sector",
    "StoredFile",
    "User",
]
