"""Which actions a page shows, and which of them somebody may change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OuterRef

from checklists.asked import asked_set, related_in
from checklists.models import Action, ActionObserver, Round
from checklists.querysets import ActionQuerySet
from hubs.models import Membership, User
from hubs.permissions import Permission, can
from leadership.models import Person

MINE, ALL, OVERDUE, OBSERVED, DONE = "mine", "all", "overdue", "observed", "done"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for within a tab: words, a person's actions, another order."""

    words: str = ""
    person_id: UUID | None = None
    order: str = ""

    @property
    def narrows(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.words or self.person_id)


def actions_with_people() -> ActionQuerySet:
    """Every action of the open area, with what a page names."""
    return Action.objects.with_people()


def actions_listed(
    show: str, *, user: User, day: date, wanted: Wanted
) -> tuple[ActionQuerySet, dict[str, int]]:
    """Return the actions of one tab, and how many each tab holds."""
    actions = actions_with_people()
    chosen = {
        MINE: actions.open().of_user(user),
        ALL: actions.open(),
        OVERDUE: actions.overdue_on(day),
        OBSERVED: actions.open().observed_by(user),
        DONE: actions.finished(),
    }[show]
    if wanted.words:
        chosen = chosen.matching(wanted.words)
    if wanted.person_id:
        chosen = chosen.about(wanted.person_id)
    return chosen.sorted_by(wanted.order), Action.objects.counted_for(user, day)


def people_named() -> list[Person]:
    """Everybody whom an action names, those who have left among them, in one query."""
    named = Action.objects.all()
    observing = ActionObserver.objects.filter(person=OuterRef("pk"))
    return list(
        Person.objects.filter(
            Exists(named.filter(driver=OuterRef("pk")))
            | Exists(named.filter(sponsor=OuterRef("pk")))
            | Exists(observing)
        ).order_by("name")
    )


def rounds_carried_into(action: Action) -> list[Round]:
    """The later reviews that asked its statement, or what came of it, while it was to be done.

    The link is read from the dates; nothing is copied from one review to the next.
    """
    if action.round is None or action.question is None:
        return []
    question = action.question
    later = (
        Round.objects.filter(
            opened_at__gt=action.round.opened_at,
            question_sets__key=question.question_set.key,
        )
        .annotate(version_id=F("question_sets"))
        .order_by("opened_at")
    )
    if action.finished_on:
        later = later.filter(opened_at__date__lte=action.finished_on)
    return [each for each in later if related_in(asked_set(vars(each)["version_id"]), question)]


def actions_to_change(membership: Membership) -> ActionQuerySet:
    """The actions somebody may change: every one for who runs reviews, else their own."""
    every_one = can(membership, Permission.MANAGE_ROUND)
    return actions_with_people().changeable_by(membership.user, every_one=every_one)
