"""Gathering what a closed round found, in a fixed number of queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Mapping
from typing import Any
from uuid import UUID

from checklists.asked import Since, now_of, sets_of, since_the_round_before
from checklists.disagreement import METHOD, is_to_talk_about, ordinal_variation
from checklists.models import Action, Agreement, Answer, Participation, Question, Round
from checklists.results import rows
from checklists.results.facts import (
    ActionFact,
    AgreedView,
    QuestionResult,
    Respondents,
    ResultMark,
    RoundResults,
)
from checklists.results.names import movement, put_aside, unnamed, without_few_before, without_names
from checklists.scales import own_word
from checklists.team_audit import is_team_audit
from hubs.models import User

Given = Any
"""An answer as a model or as a row of `rows.closed_answers`: the names are the same."""

Voice = tuple[UUID, UUID | None]
"""A person, and whom they answer for. Answering for somebody else is not changing one's mind."""


class RoundStillOpenError(ValueError):
    """Somebody asked for the results of a round that is still being answered."""


def round_results(round_: Round) -> RoundResults:
    """Return what a closed round found, in a fixed number of queries however many took part: five,
    one more where there was a round before, and one for each of the round before and who signed
    that `round_` was fetched without.

    Where answers are compared without names, nobody can be told from what is returned.
    Raises `RoundStillOpenError` for an open one: answers are blind until then, for everybody.
    """
    if round_.closed_at is None:
        raise RoundStillOpenError(f"{round_.title} is still open.")
    previous = round_.previous
    participants = rows.participants(round_id=round_.pk)
    answers = _answers(round_)
    agreements = _agreements(round_)
    actions = _actions(round_)
    asked = asked_statements(round_, agreements, participants)
    now, stands = now_of(asked), since_the_round_before(round_.pk, round_.previous_id)
    before, answered_before = previous_levels(round_, now), _answers_before(round_, now)
    alike = previous is not None and previous.anonymous_comparison == round_.anonymous_comparison
    questions = [
        _question(
            question=question,
            participants=participants,
            answers=answers.get(question.pk, {}),
            agreement=agreements.get(question.pk),
            previous=before.get(question.pk),
            stands=stands.get(question.pk),
            actions=actions.get(question.pk, []),
            before=answered_before.get(question.pk, {}),
            same_people=alike,
            scale=round_.scale,
        )
        for question in asked
    ]
    if previous and previous.anonymous_comparison:
        questions = [without_few_before(each) for each in questions]
    if round_.anonymous_comparison:
        questions = [without_names(each) for each in questions]
    return RoundResults(
        round_id=round_.pk,
        title=round_.title,
        state=round_.state,
        opened_at=round_.opened_at,
        closed_at=round_.closed_at,
        agreed_at=round_.agreed_at,
        previous_title=previous.title if previous else "",
        previous_on=(previous.agreed_at or previous.closed_at) if previous else None,
        questions=tuple(questions),
        respondents=_respondents(participants, answers),
        method=METHOD,
        is_anonymous=round_.anonymous_comparison,
        signed_off_at=round_.signed_off_at,
        signed_off_by=str(round_.signed_off_by or ""),
        signed_off_as=round_.signed_off_as,
        scale=round_.scale,
        scale_before=previous.scale if previous else "",
    )


def submitted_so_far(round_: Round, user: User) -> tuple[QuestionResult, ...]:
    """Return what those have submitted whom the user may see while a round is still open.

    Three queries. Who may see whom is decided by `AnswerQuerySet.visible_to`; a statement has marks
    of these people only, and nothing agreed, before or now, so that nobody anchors.
    """
    found: dict[UUID, dict[UUID, Answer]] = defaultdict(dict)
    seen = Answer.objects.visible_to(user).filter(participation__round=round_)
    for answer in seen.filter(participation__submitted_at__isnull=False):
        found[answer.question_id][answer.participation_id] = answer
    participants = rows.participants(round_id=round_.pk)
    return tuple(
        _question(
            question=question,
            participants=[each for each in participants if each.pk in found[question.pk]],
            answers=found[question.pk],
            agreement=None,
            previous=None,
            stands=None,
            actions=(),
            before={},
            same_people=False,
            scale=round_.scale,
        )
        for question in asked_statements(round_, (), participants)
    )


def asked_statements(
    round_: Round,
    agreed: Container[UUID],
    participants: Collection[Participation] | None = None,
) -> list[Question]:
    """The rated statements that a round asks, in its own order, with their sets.

    Those on nobody's short list, where everybody has one, are asked of nobody: they are no gap.
    What was `agreed` stays, whoever was asked it. One query, none where those who take part were
    fetched already.
    """
    if participants is None:
        participants = rows.participants(round_id=round_.pk)
    every = [question for asked in sets_of(round_.pk) for question in asked.rated]

    def is_asked(question_id: UUID) -> bool:
        return question_id in agreed or any(each.is_asked(question_id) for each in participants)

    return [each for each in every if is_asked(each.pk)] or every


def previous_levels(round_: Round, now: Mapping[UUID, UUID]) -> dict[UUID, int]:
    """The ratings agreed in the round before, by question; `now` says of each which it is now."""
    if round_.previous_id is None:
        return {}
    agreed = rows.levels_agreed(round_id=round_.previous_id)
    return {now[question]: level for question, level in agreed if question in now}


def open_actions() -> tuple[ActionFact, ...]:
    """Every action still to be done in the open area, the soonest first, in one query."""
    return tuple(action_fact(action) for action in rows.open_actions())


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
        statement=action.question.marked if action.question else "",
        question_id=action.question_id,
        round_title=action.round.title if action.round else "",
        driver_id=action.driver_id,
        sponsor_id=action.sponsor_id,
        driver_user_id=action.driver.user_id if action.driver else None,
        sponsor_user_id=action.sponsor.user_id if action.sponsor else None,
    )


def _answers(round_: Round) -> dict[UUID, dict[UUID, Given]]:
    found: dict[UUID, dict[UUID, Given]] = defaultdict(dict)
    for answer in rows.closed_answers(round_id=round_.pk):
        found[answer.question_id][answer.participation_id] = answer
    return found


def _answers_before(round_: Round, now: Mapping[UUID, UUID]) -> dict[UUID, dict[Voice, int]]:
    """What each person answered in the round before, by question as in `previous_levels`."""
    found: dict[UUID, dict[Voice, int]] = defaultdict(dict)
    if round_.previous_id is not None:
        for was, level, person, voice in rows.levels_answered(round_id=round_.previous_id):
            if question := now.get(was):
                found[question][person, voice] = level
    return found


def _agreements(round_: Round) -> dict[UUID, Agreement]:
    return {each.question_id: each for each in rows.agreed_views(round_id=round_.pk)}


def _actions(round_: Round) -> dict[UUID, list[ActionFact]]:
    found: dict[UUID, list[ActionFact]] = defaultdict(list)
    for action in rows.actions_of(round_id=round_.pk):
        if action.question_id:
            found[action.question_id].append(action_fact(action))
    return found


def _question(
    *,
    question: Question,
    participants: Iterable[Participation],
    answers: Mapping[UUID, Given],
    agreement: Agreement | None,
    previous: int | None,
    stands: Since | None,
    actions: Iterable[ActionFact],
    before: Mapping[Voice, int],
    same_people: bool,
    scale: str,
) -> QuestionResult:
    asked = [each for each in participants if each.is_asked(question.pk)]
    then = before if same_people else {}
    marks = tuple(
        _mark(each, answers.get(each.pk), then.get(_voice(each)), scale) for each in asked
    )
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
        marks=unnamed(marks) if is_team_audit(question.question_set.key) else marks,
        counts=counts,
        actions=tuple(actions),
        is_talk=is_to_talk_about(counts),
        variation=ordinal_variation(counts),
        movement=movement(marks, dict(Counter(before.values()))) if before else None,
        put_aside=put_aside(marks),
        change=stands.change.value if stands else "",
        was=tuple(each.text for each in stands.was) if stands else (),
        whose=question.whose,
    )


def _voice(participation: Participation) -> Voice:
    return participation.person_id, participation.stands_in_for_id


def _mark(
    participation: Participation, answer: Given | None, before: int | None, scale: str
) -> ResultMark:
    return ResultMark(
        code=participation.code,
        role=participation.shown_role,
        organisation=participation.organisation.name,
        sector=participation.sector,
        level=answer.level if answer else None,
        evidence=answer.evidence if answer else "",
        before=before,
        seat=participation.role_label,
        not_for_me=bool(answer and answer.not_for_me),
        answer_id=answer.pk if answer else None,
        said=own_word(scale, answer.option) if answer else "",
    )


def _agreed(agreement: Agreement) -> AgreedView:
    return AgreedView(
        level=agreement.level,
        rationale=agreement.rationale,
        dissent=agreement.dissent,
        agreed_at=agreement.agreed_at,
        agreed_by=str(agreement.agreed_by),
        version=agreement.version,
        confidence=agreement.confidence,
        dissent_naming=agreement.dissent_naming,
        dissent_by=agreement.dissent_by,
    )


def _respondents(
    participants: Iterable[Participation], answers: Mapping[UUID, Mapping[UUID, Given]]
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
