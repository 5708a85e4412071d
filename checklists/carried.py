"""What earlier reviews left behind for one that has closed: open actions, and agreed ratings.

Nothing is copied from review to review. Codes stay when a set gets a new version, so a statement is
known by its set and its code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject

from checklists.models import Action, Agreement, Question, Round
from checklists.results import RoundResults
from checklists.standings import REMEMBERED

OF_THE_STATEMENT = {
    "question__question_set__key": OuterRef("question_set__key"),
    "question__code": OuterRef("code"),
}


@dataclass(frozen=True, slots=True)
class Carried:
    """An action of an earlier round that was still to be done when a later one closed."""

    id: UUID
    text: str
    round_title: str
    driver: str
    due_on: date | None
    status: str
    finished_on: date | None


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """What there was for one statement; `levels` are the last ratings agreed, the latest first."""

    actions: tuple[Carried, ...] = ()
    levels: tuple[int, ...] = ()


def left_behind_for(results: RoundResults) -> Mapping[UUID, LeftBehind]:
    """Return it for each statement of a closed round, by the id of its question; one query."""
    actions = Action.objects.carried_into(results).filter(**OF_THE_STATEMENT)
    levels = Agreement.objects.filter(
        **OF_THE_STATEMENT, round__state=Round.State.AGREED, round__opened_at__lt=results.opened_at
    ).order_by("-round__opened_at")
    rows = (
        Question.objects.filter(pk__in=[each.question_id for each in results.questions])
        .order_by()
        .values_list(
            "pk",
            ArraySubquery(actions.values(fact=_fact())),
            ArraySubquery(levels.values("level")[:REMEMBERED]),
        )
    )
    return {pk: LeftBehind(_read(facts), tuple(levels)) for pk, facts, levels in rows}


def _fact() -> JSONObject:
    return JSONObject(
        id="pk",
        text="text",
        round_title="round__title",
        driver=F("driver__name"),
        due_on="due_on",
        status="status",
        finished_on="finished_on",
    )


def _read(facts: Iterable[Mapping[str, Any]]) -> tuple[Carried, ...]:
    return tuple(
        Carried(
            id=UUID(fact["id"]),
            text=fact["text"],
            round_title=fact["round_title"],
            driver=fact["driver"] or "",
            due_on=_day(fact["due_on"]),
            status=fact["status"],
            finished_on=_day(fact["finished_on"]),
        )
        for fact in facts
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
