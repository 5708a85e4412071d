"""The rows that the facts about a closed round are made of: a query each, written once."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from checklists.models import Action, Agreement, Answer, Participation
from hubs.querysets.prepared import prepared


@prepared
def participants(round_id: UUID) -> QuerySet[Participation]:
    taking_part = Participation.objects.taking_part().filter(round_id=round_id)
    return taking_part.select_related("organisation", "person", "stands_in_for", "short_list").only(
        "code",
        "role_label",
        "sector",
        "organisation__name",
        "person__name",
        "stands_in_for__name",
        "short_list__questions",
    )


@prepared
def closed_answers(round_id: UUID) -> QuerySet[Any]:
    """As rows, not answers: there is one for each statement and participant."""
    answers = Answer.objects.of_closed_rounds().filter(participation__round_id=round_id)
    return answers.values_list(
        "pk",
        "question_id",
        "participation_id",
        "level",
        "evidence",
        "not_for_me",
        "option",
        named=True,
    )


@prepared
def levels_answered(round_id: UUID) -> QuerySet[Any]:
    answers = Answer.objects.of_closed_rounds().filter(
        participation__round_id=round_id, participation__withdrawn_at=None, level__isnull=False
    )
    return answers.values_list(
        "question_id",
        "level",
        "participation__person_id",
        "participation__stands_in_for_id",
    )


@prepared
def agreed_views(round_id: UUID) -> QuerySet[Agreement]:
    return Agreement.objects.filter(round_id=round_id).select_related("agreed_by")


@prepared
def levels_agreed(round_id: UUID) -> QuerySet[Any]:
    return Agreement.objects.filter(round_id=round_id).values_list("question_id", "level")


@prepared
def actions_of(round_id: UUID) -> QuerySet[Action]:
    return _facts_of(Action.objects.filter(round_id=round_id)).order_by("created_at")


@prepared
def open_actions() -> QuerySet[Action]:
    return _facts_of(Action.objects.open())


def _facts_of(actions: QuerySet[Action]) -> QuerySet[Action]:
    """Just what `gathering.action_fact` reads."""
    people = ["driver__name", "driver__user", "sponsor__name", "sponsor__user"]
    about = ["question__text", "question__whose", "round__title"]
    own = ["text", "due_on", "status", "outcome", "version"]
    return actions.select_related("driver", "sponsor", "question", "round").only(
        *own, *people, *about
    )
