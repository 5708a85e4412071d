"""The actions that a review opened now would carry in: still to be done, and about what it asks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Window

from checklists.asked import AskedSet, ancestors
from checklists.models import Action

SHOWN = 5


@dataclass(frozen=True, slots=True)
class ToCarry:
    """How many there are, and those due first."""

    count: int = 0
    first: Sequence[Action] = ()


def actions_to_carry(sets: Iterable[AskedSet]) -> ToCarry:
    """Return the open actions about statements of these sets; one query, none without a set.

    An action of an older version counts too: as where answers are compared, a statement brings
    what was to be done about all that it comes from.
    """
    rated = [question for each in sets for question in each.rated]
    asked = {before.pk for question in rated for before in ancestors(question)}
    if not asked:
        return ToCarry()
    about = Action.objects.open().exclude(round=None).filter(question__in=asked)
    found = about.with_people()
    first = list(found.annotate(total=Window(Count("pk"))).order_by("due_on", "created_at")[:SHOWN])
    return ToCarry(vars(first[0])["total"], first) if first else ToCarry()
