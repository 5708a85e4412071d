"""What earlier reviews left behind for one that has closed: open actions, and agreed ratings.

Nothing is copied from review to review. Where a set has a newer version, its map says what became
of a statement: ratings are remembered while only words changed, and an action goes on with all that
came of its statement, so that nothing promised is lost when one is split or merged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils.timezone import localdate

from checklists.asked import ancestors, rated_by_id, same_as
from checklists.models import Action, Agreement, Question, Round
from checklists.results import RoundResults
from checklists.standings import REMEMBERED
from hubs.querysets.prepared import prepared


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
    about: str = ""
    """The statement that it answered, where that was split or merged since."""


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """What there was for one statement; `levels` are the last ratings agreed, the latest first."""

    actions: tuple[Carried, ...] = ()
    levels: tuple[int, ...] = ()


def left_behind_for(results: RoundResults) -> Mapping[UUID, LeftBehind]:
    """Return it for each statement of a closed round, by the id of its question; one query."""
    asked = rated_by_id(results.round_id)
    sources = {pk: ancestors(question) for pk, question in asked.items()}
    rows = _rows(results, {each.pk for before in sources.values() for each in before})
    found = {}
    for pk, question in asked.items():
        same = same_as(question)
        levels = [row for each in same for row in rows[each.pk].levels]
        found[pk] = LeftBehind(
            actions=tuple(
                replace(action, about="" if each in same else each.text)
                for each in sources[pk]
                for action in rows[each.pk].actions
            ),
            levels=tuple(level for _when, level in sorted(levels, reverse=True)[:REMEMBERED]),
        )
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    """What there is for one question of one version; the ratings with when their round opened."""

    actions: tuple[Carried, ...] = ()
    levels: tuple[tuple[datetime, int], ...] = ()


def _rows(results: RoundResults, ids: Iterable[UUID]) -> Mapping[UUID, _Row]:
    rows = _left(ids=list(ids), opened_at=results.opened_at, closed_on=localdate(results.closed_at))
    return defaultdict(
        _Row, {pk: _Row(_read(facts), _levels(agreed)) for pk, facts, agreed in rows}
    )


@prepared
def _left(ids: list[UUID], opened_at: datetime, closed_on: date) -> QuerySet[Any]:
    actions = Action.objects.carried_into(opened_at, closed_on).filter(question=OuterRef("pk"))
    levels = Agreement.objects.filter(
        question=OuterRef("pk"),
        round__state=Round.State.AGREED,
        round__opened_at__lt=opened_at,
    ).order_by("-round__opened_at")
    agreed = levels.values(fact=JSONObject(when="round__opened_at", level="level"))
    questions = Question.objects.filter(pk__any_of=ids).order_by()
    return questions.values_list(
        "pk", ArraySubquery(actions.values(fact=_fact())), ArraySubquery(agreed[:REMEMBERED])
    )


def _levels(facts: Iterable[Mapping[str, Any]]) -> tuple[tuple[datetime, int], ...]:
    return tuple((datetime.fromisoformat(each["when"]), each["level"]) for each in facts)


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
