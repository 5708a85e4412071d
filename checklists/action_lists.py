"""Which actions a page shows, and which of them somebody may change."""

from __future__ import annotations

from datetime import date

from checklists.models import Action
from checklists.querysets import ActionQuerySet
from hubs.models import Membership, User
from hubs.permissions import Permission, can

MINE, ALL, OVERDUE, DONE = "mine", "all", "overdue", "done"


def actions_with_people() -> ActionQuerySet:
    """Every action of the open area, with what a page names."""
    return Action.objects.with_people()


def actions_listed(
    show: str, *, user: User, day: date, words: str = ""
) -> tuple[ActionQuerySet, dict[str, int]]:
    """Return the actions of one tab, and how many each tab holds."""
    actions = actions_with_people()
    chosen = {
        MINE: actions.open().of_user(user),
        ALL: actions.open(),
        OVERDUE: actions.overdue_on(day),
        DONE: actions.finished(),
    }[show]
    found = chosen.matching(words) if words else chosen
    return found, Action.objects.counted_for(user, day)


def actions_to_change(membership: Membership) -> ActionQuerySet:
    """The actions somebody may change: every one for who runs reviews, else their own."""
    every_one = can(membership, Permission.MANAGE_ROUND)
    return actions_with_people().changeable_by(membership.user, every_one=every_one)
