"""Which actions."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q

if TYPE_CHECKING:
    from checklists.models import Action, ActionObserver
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

    def to_remind_of_on(self, day: date) -> ActionQuerySet:
        """Open ones that are due on that day or later, driven by somebody who can sign in."""
        waiting = self.open().filter(due_on__gte=day, driver__user__isnull=False)
        return waiting.select_related("driver__user")

    def of_user(self, user: User) -> ActionQuerySet:
        """Those the user drives or sponsors."""
        return self.filter(Q(driver__user=user) | Q(sponsor__user=user))

    def observed_by(self, user: User) -> ActionQuerySet:
        """Those the user is kept informed of."""
        return self.filter(_observed_by(user))

    def about(self, person_id: UUID) -> ActionQuerySet:
        """Those that a person drives, sponsors or observes."""
        observed = _observing().filter(person_id=person_id)
        return self.filter(Q(driver=person_id) | Q(sponsor=person_id) | Q(Exists(observed)))

    def of_person(self, person: Person) -> ActionQuerySet:
        """Those a person drives or sponsors, whether or not they sign in."""
        return self.filter(Q(driver=person) | Q(sponsor=person))

    def finished(self) -> ActionQuerySet:
        """Done or dropped, the latest first."""
        return self.exclude(status="open").order_by("-finished_on", "-created_at")

    def sorted_by(self, order: str) -> ActionQuerySet:
        """In another order than soonest first: the newest first, or by who drives it."""
        orders = {"new": ["-created_at"], "driver": ["driver__name", "due_on", "created_at"]}
        return self.order_by(*orders[order]) if order in orders else self

    def carried_into(self, opened_at: datetime, closed_on: date) -> ActionQuerySet:
        """Those of rounds earlier than one that were still to be done on the day it closed."""
        was_open = Q(status="open") | Q(finished_on__gte=closed_on)
        return self.filter(was_open, round__opened_at__lt=opened_at).exclude(question=None)

    def matching(self, words: str) -> ActionQuerySet:
        """Those that say these words, answer a statement that does, or whose driver or sponsor is
        called so."""
        return self.filter(
            Q(text__icontains=words)
            | Q(question__text__icontains=words)
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
            observed=Count("pk", filter=is_open & _observed_by(user)),
            all=Count("pk", filter=is_open),
            overdue=Count("pk", filter=is_open & Q(due_on__lt=day)),
            done=Count("pk", filter=~is_open),
        )

    def that_use(self, tool_key: str) -> ActionQuerySet:
        """Those that use a tool, in whatever version."""
        return self.filter(uses__tool__key=tool_key).distinct()

    def with_people(self) -> ActionQuerySet:
        """With the people and the statement that a list names."""
        return self.select_related("driver", "sponsor", "question__question_set", "round")


def _observing() -> models.QuerySet[ActionObserver]:
    model = apps.get_model("checklists", "ActionObserver")
    return model.objects.filter(action=OuterRef("pk"))


def _observed_by(user: User) -> Q:
    return Q(Exists(_observing().filter(person__user=user)))
