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
    return taking_part.select_related("organisation", "person", "stands_in_for", "short_list")


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
def actions_of(round_id: UUID) -> QuerySet[Action]:
    return Action.objects.filter(round_id=round_id).with_people().order_by("created_at")


@prepared
def open_actions() -> QuerySet[Action]:
    return Action.objects.open().with_people()
