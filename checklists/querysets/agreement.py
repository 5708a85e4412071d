"""Which actions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, Q

if TYPE_CHECKING:
    from checklists.models import Action
    from hubs.models import User
    from leadership.models import Person


class ActionQuerySet(models.QuerySet["Action"]):
    """Actions of the open area."""

    def open(self) -> ActionQuerySet:
        """Those still to be done."""
        return self.filter(status="open")

    def overdue_on(self, day: date) -> ActionQuerySet:
        """Open ones whose date had passed by that day."""
        return self.open().filter(due_on__lt=day)

    def of_user(self, user: User) -> ActionQuerySet:
        """Those the user drives or sponsors."""
        return self.filter(Q(driver__user=user) | Q(sponsor__user=user))

    def of_person(self, person: Person) -> ActionQuerySet:
        """Those a person drives or sponsors, whether or not they sign in."""
        return self.filter(Q(driver=person) | Q(sponsor=person))

    def finished(self) -> ActionQuerySet:
        """Done or dropped, the latest first."""
        return self.exclude(status="open").order_by("-finished_on", "-created_at")

    def matching(self, words: str) -> ActionQuerySet:
        """Those that say these words, or whose driver or sponsor is called so."""
        return self.filter(
            Q(text__icontains=words)
            | Q(driver__name__icontains=words)
            | Q(sponsor__name__icontains=words)
        )

    def changeable_by(self, user: User, *, every_one: bool) -> ActionQuerySet:
        """Those the user may change: their own, or every one for who runs the reviews."""
        return self if every_one else self.of_user(user)

    def counted_for(self, user: User, day: date) -> dict[str, int]:
        """How many each tab of the list holds, in one query."""
        is_open = Q(status="open")
        own = is_open & (Q(driver__user=user) | Q(sponsor__user=user))
        return self.aggregate(
            mine=Count("pk", filter=own),
            all=Count("pk", filter=is_open),
            overdue=Count("pk", filter=is_open & Q(due_on__lt=day)),
            done=Count("pk", filter=~is_open),
        )

    def that_use(self, tool_key: str) -> ActionQuerySet:
        """Those that use a tool, in whatever version."""
        return self.filter(uses__tool__key=tool_key).distinct()

    def with_people(self) -> ActionQuerySet:
        """With the people and the statement that a list names."""
        return self.select_related("driver", "sponsor", "question", "round")
