"""The actions that a review opened now would carry in: still to be done, and about what it asks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, Window

from checklists.asked import AskedSet
from checklists.models import Action

SHOWN = 5


@dataclass(frozen=True, slots=True)
class ToCarry:
    """How many there are, and those due first."""

    count: int = 0
    first: Sequence[Action] = ()


def actions_to_carry(sets: Iterable[AskedSet]) -> ToCarry:
    """Return the open actions about statements of these sets; one query, none without a set.

    A statement is known by its set and its code, so that an action of an older version counts.
    """
    asked = Q()
    for each in sets:
        codes = [question.code for question in each.rated]
        asked |= Q(question__question_set__key=each.key, question__code__in=codes)
    if not asked:
        return ToCarry()
    found = Action.objects.open().exclude(round=None).filter(asked).with_people()
    first = list(found.annotate(total=Window(Count("pk"))).order_by("due_on", "created_at")[:SHOWN])
    return ToCarry(vars(first[0])["total"], first) if first else ToCarry()
