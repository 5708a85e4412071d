"""Gathering what a closed round found, in a fixed number of queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from checklists.disagreement import METHOD, is_to_talk_about, ordinal_variation
from checklists.models import (
    Action,
    Agreement,
    Answer,
    Participation,
    Question,
    Round,
    RoundQuestionSet,
)
from checklists.results.facts import (
    ActionFact,
    AgreedView,
    QuestionResult,
    Respondents,
    ResultMark,
    RoundResults,
)
from hubs.querysets.prepared import prepared


class RoundStillOpenError(ValueError):
    """Somebody asked for the results of a round that is still being answered."""


def round_results(round_: Round) -> RoundResults:
    """Return what a closed round found, in seven queries however many took part; in six where
    `round_` was fetched with `select_related("previous")`.

    Raises `RoundStillOpenError` for an open one: answers are blind until then, for everybody.
    """
    if round_.closed_at is None:
        raise RoundStillOpenError(f"{round_.title} is still open.")
    previous = round_.previous
    participants = _participants(round_id=round_.pk)
    answers = _answers(round_)
    agreements = _agreements(round_)
    actions = _actions(round_)
    before = previous_levels(round_)
    questions = tuple(
        _question(
            question=question,
            participants=participants,
            answers=answers.get(question.pk, {}),
            agreement=agreements.get(question.pk),
            previous=before.get((question.question_set.key, question.code)),
            actions=actions.get(question.pk, []),
        )
        for question in rated_questions(round_)
    )
    return RoundResults(
        round_id=round_.pk,
        title=round_.title,
        state=round_.state,
        opened_at=round_.opened_at,
        closed_at=round_.closed_at,
        agreed_at=round_.agreed_at,
        previous_title=previous.title if previous else "",
        previous_on=(previous.agreed_at or previous.closed_at) if previous else None,
        questions=questions,
        respondents=_respondents(participants, answers),
        method=METHOD,
    )


def rated_questions(round_: Round) -> list[Question]:
    """The rated statements that a round asks, in its own order, with their sets."""
    return _rated_questions(round_id=round_.pk)


def previous_levels(round_: Round) -> dict[tuple[str, str], int]:
    """The ratings agreed in the round before, by set key and statement code.

    Codes stay when a set gets a new version, so the comparison holds across versions.
    """
    if round_.previous_id is None:
        return {}
    rows = Agreement.objects.filter(round_id=round_.previous_id).values_list(
        "question__question_set__key", "question__code", "level"
    )
    return {(key, code): level for key, code, level in rows}


def open_actions() -> tuple[ActionFact, ...]:
    """Every action still to be done in the open area, the soonest first, in one query."""
    return tuple(action_fact(action) for action in _open_actions())


def action_fact(action: Action) -> ActionFact:
    """The facts of an action fetched `with_people()`."""
    return ActionFact(
        id=action.pk,
        text=action.text,
        driver=action.driver.name if action.driver else "",
        sponsor=action.sponsor.name if action.sponsor else "",
        due_on=action.due_on,
        status=action.status,
        outcome=action.outcome,
        version=action.version,
        statement=action.question.text if action.question else "",
        round_title=action.round.title if action.round else "",
        driver_id=action.driver_id,
        sponsor_id=action.sponsor_id,
        driver_user_id=action.driver.user_id if action.driver else None,
        sponsor_user_id=action.sponsor.user_id if action.sponsor else None,
    )


def _answers(round_: Round) -> dict[UUID, dict[UUID, Answer]]:
    found: dict[UUID, dict[UUID, Answer]] = defaultdict(dict)
    for answer in _closed_answers(round_id=round_.pk):
        found[answer.question_id][answer.participation_id] = answer
    return found


def _agreements(round_: Round) -> dict[UUID, Agreement]:
    return {each.question_id: each for each in _agreed_views(round_id=round_.pk)}


def _actions(round_: Round) -> dict[UUID, list[ActionFact]]:
    found: dict[UUID, list[ActionFact]] = defaultdict(list)
    for action in _actions_of(round_id=round_.pk):
        if action.question_id:
            found[action.question_id].append(action_fact(action))
    return found


def _question(
    *,
    question: Question,
    participants: Iterable[Participation],
    answers: Mapping[UUID, Answer],
    agreement: Agreement | None,
    previous: int | None,
    actions: Iterable[ActionFact],
) -> QuestionResult:
    marks = tuple(_mark(each, answers.get(each.pk)) for each in participants)
    counts = dict(Counter(mark.level for mark in marks if mark.level is not None))
    return QuestionResult(
        question_id=question.pk,
        set_key=question.question_set.key,
        set_title=question.question_set.title,
        set_version=question.question_set.version,
        code=question.code,
        number=question.number,
        text=question.text,
        short_name=question.short_name,
        agreed=_agreed(agreement) if agreement else None,
        previous_level=previous,
        marks=marks,
        counts=counts,
        actions=tuple(actions),
        is_talk=is_to_talk_about(counts),
        variation=ordinal_variation(counts),
    )


def _mark(participation: Participation, answer: Answer | None) -> ResultMark:
    return ResultMark(
        code=participation.code,
        role=participation.role_label,
        organisation=participation.organisation.name,
        sector=participation.sector,
        level=answer.level if answer else None,
        evidence=answer.evidence if answer else "",
        not_for_me=bool(answer and answer.not_for_me),
        answer_id=answer.pk if answer else None,
    )


def _agreed(agreement: Agreement) -> AgreedView:
    return AgreedView(
        level=agreement.level,
        rationale=agreement.rationale,
        dissent=agreement.dissent,
        agreed_at=agreement.agreed_at,
        agreed_by=str(agreement.agreed_by),
        version=agreement.version,
    )


def _respondents(
    participants: Iterable[Participation], answers: Mapping[UUID, Mapping[UUID, Answer]]
) -> tuple[Respondents, ...]:
    answered = {
        participation
        for by_person in answers.values()
        for participation, answer in by_person.items()
        if answer.level is not None
    }
    groups: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for each in participants:
        groups[each.organisation.name, each.sector].append(each.pk in answered)
    return tuple(
        Respondents(name, sector, len(found), sum(found))
        for (name, sector), found in sorted(groups.items())
    )


@prepared
def _participants(round_id: UUID) -> QuerySet[Participation]:
    taking_part = Participation.objects.taking_part().filter(round_id=round_id)
    return taking_part.select_related("organisation")


@prepared
def _rated_questions(round_id: UUID) -> QuerySet[Question]:
    asked = RoundQuestionSet.objects.filter(
        round_id=round_id, question_set=OuterRef("question_set")
    )
    return (
        Question.objects.filter(question_set__round=round_id, kind=Question.Kind.RATED)
        .annotate(place=Subquery(asked.values("position")[:1]))
        .select_related("question_set")
        .order_by("place", "number")
    )


@prepared
def _closed_answers(round_id: UUID) -> QuerySet[Answer]:
    return Answer.objects.of_closed_rounds().filter(participation__round_id=round_id)


@prepared
def _agreed_views(round_id: UUID) -> QuerySet[Agreement]:
    return Agreement.objects.filter(round_id=round_id).select_related("agreed_by")


@prepared
def _actions_of(round_id: UUID) -> QuerySet[Action]:
    return Action.objects.filter(round_id=round_id).with_people().order_by("created_at")


@prepared
def _open_actions() -> QuerySet[Action]:
    return Action.objects.open().with_people()
