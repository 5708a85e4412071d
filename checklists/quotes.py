"""What a board's report may quote of the reflections: asked anew each time, never remembered."""

from __future__ import annotations

from collections.abc import Collection

from checklists.models import Reflection, Round
from checklists.querysets import ReflectionQuerySet


def quotable_in(round_: Round) -> ReflectionQuerySet:
    """What the authors allow to be quoted at this moment, by question, in one query."""
    return Reflection.objects.quotable().of_round(round_.pk).with_sources().by_question()


def still_quotable(round_: Round, chosen: Collection[str]) -> list[Reflection]:
    """Those of the chosen that may still be quoted. Without any chosen there is no query."""
    return list(quotable_in(round_).filter(pk__in=chosen)) if chosen else []
