"""Who may: one list of permissions, roles as plain lists of them, and one `can()`.

Rules about one object (is this my answer? is the round open?) are querysets and actions; this
file says only what a role is for.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from hubs.models import Membership, User


class Role(models.TextChoices):
    """What a person is in one area; somebody may be several."""

    AREA_ADMINISTRATOR = "area_administrator", "Area administrator"
    FACILITATOR = "facilitator", "Facilitator"
    SPONSOR = "sponsor", "Sponsor"
    PARTICIPANT = "participant", "Participant"
    BOARD_MEMBER = "board_member", "Board member"
    CLERK = "clerk", "Clerk"
    OBSERVER = "observer", "Observer"


class Permission(StrEnum):
    """Everything that the service asks about before it shows or does something."""

    VIEW_AREA = "view_area"
    VIEW_LEADERSHIP = "view_leadership"
    MANAGE_LEADERSHIP = "manage_leadership"
    PUBLISH_LEADERSHIP = "publish_leadership"
    MANAGE_PEOPLE = "manage_people"
    VIEW_AUDIT = "view_audit"
    ANSWER_ROUND = "answer_round"
    MANAGE_ROUND = "manage_round"
    VIEW_COMPARISON = "view_comparison"
    VIEW_ACTIONS = "view_actions"
    UPDATE_ACTION = "update_action"
    REFLECT = "reflect"
    VIEW_BOARDS = "view_boards"
    MANAGE_BOARDS = "manage_boards"
    DRAFT_REPORT = "draft_report"
    VIEW_DRAFT_REPORT = "view_draft_report"
    READ_SIGNED_REPORT = "read_signed_report"
    SIGN_REPORT = "sign_report"
    RECORD_DECISION = "record_decision"
    MANAGE_PLATFORM = "manage_platform"


P = Permission
EVERYBODY = [P.VIEW_AREA, P.VIEW_LEADERSHIP, P.VIEW_BOARDS, P.READ_SIGNED_REPORT]
# Whoever sees actions may drive one, and then says what came of it: `actions_to_change` has theirs.
ACTIONS = [P.VIEW_ACTIONS, P.UPDATE_ACTION]
LEADERS = [*EVERYBODY, *ACTIONS, P.ANSWER_ROUND, P.VIEW_COMPARISON, P.REFLECT]

ROLE_PERMISSIONS: dict[str, frozenset[Permission]] = {
    Role.AREA_ADMINISTRATOR: frozenset(
        [
            *EVERYBODY,
            P.MANAGE_LEADERSHIP,
            P.PUBLISH_LEADERSHIP,
            P.MANAGE_PEOPLE,
            P.VIEW_AUDIT,
            *ACTIONS,
        ]
    ),
    Role.FACILITATOR: frozenset(
        [
            *LEADERS,
            P.MANAGE_LEADERSHIP,
            P.MANAGE_ROUND,
            P.MANAGE_BOARDS,
            P.DRAFT_REPORT,
            P.VIEW_DRAFT_REPORT,
        ]
    ),
    Role.SPONSOR: frozenset([*LEADERS, P.VIEW_DRAFT_REPORT, P.SIGN_REPORT]),
    Role.PARTICIPANT: frozenset(LEADERS),
    Role.BOARD_MEMBER: frozenset([*EVERYBODY, *ACTIONS]),
    Role.CLERK: frozenset(
        [
            *EVERYBODY,
            P.MANAGE_BOARDS,
            P.VIEW_DRAFT_REPORT,
            P.RECORD_DECISION,
            *ACTIONS,
        ]
    ),
    Role.OBSERVER: frozenset(EVERYBODY),
}


def permissions_of(roles: list[str]) -> frozenset[Permission]:
    """Return everything that these roles together allow in their area."""
    return frozenset().union(*(ROLE_PERMISSIONS[role] for role in roles))


def can(who: Membership | User | None, permission: Permission) -> bool:
    """Say whether a membership (in its area) or a user (platform only) may do something.

    The platform administrator is outside every area: being one opens no area's content.
    """
    if who is None:
        return False
    if permission is Permission.MANAGE_PLATFORM:
        return bool(getattr(who, "is_platform_administrator", False))
    return permission in getattr(who, "permissions", frozenset())
