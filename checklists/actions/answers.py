"""Storing what a participant answers: nothing typed is ever lost, nobody overwrites unseen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone
from uuid_utils.compat import uuid7

from checklists.asked import Paper, Place
from checklists.models import (
    NOT_FOR_ME,
    Answer,
    AnswerRevision,
    Participation,
    Question,
    Round,
)
from checklists.scales import scale_of
from hubs.actions.audit import record
from hubs.models import User

# One statement, so that saving costs one trip. The lock on the round waits for somebody closing it;
# the version, and for the first answer the unique constraint, let one of many savers win.
STORE = """
    WITH place AS (
        SELECT p.id, p.area_id
        FROM checklists_participation p JOIN checklists_round r ON r.id = p.round_id
        WHERE p.id = %(participation)s AND p.withdrawn_at IS NULL AND r.state = 'open'
        FOR SHARE OF r
    ), stored AS (
        INSERT INTO checklists_answer AS a
            (id, area_id, participation_id, question_id, level, option, not_for_me, evidence,
                version, saved_at)
        SELECT %(id)s, area_id, id, %(question)s, %(level)s::smallint, %(option)s, %(out)s,
            %(evidence)s, 1, %(now)s
        FROM place
        ON CONFLICT (area_id, participation_id, question_id) DO UPDATE SET
            level = EXCLUDED.level,
            option = EXCLUDED.option,
            not_for_me = EXCLUDED.not_for_me,
            evidence = EXCLUDED.evidence,
            version = a.version + 1,
            saved_at = EXCLUDED.saved_at
        WHERE a.version = %(version)s
            AND (a.level, a.option, a.not_for_me, a.evidence) IS DISTINCT FROM
                (EXCLUDED.level, EXCLUDED.option, EXCLUDED.not_for_me, EXCLUDED.evidence)
        RETURNING a.id, a.area_id, a.version, a.level, a.option, a.not_for_me, a.evidence,
            a.saved_at
    ), kept AS (
        INSERT INTO checklists_answerrevision
            (id, area_id, answer_id, version, level, option, not_for_me, evidence, saved_by_id,
                saved_at)
        SELECT %(revision)s, area_id, id, version, level, option, not_for_me, evidence, %(actor)s,
            saved_at
        FROM stored
    ), begun AS (
        UPDATE checklists_participation SET opened_at = %(now)s
        WHERE id = %(participation)s AND opened_at IS NULL AND EXISTS (SELECT FROM stored)
    )
    SELECT id, version FROM stored
"""


class NotOnTheScaleError(ValueError):
    """What was chosen is no answer of the scale that the round asks on, or has another place."""


class ShutError(Exception):
    """Nothing more can be stored: the round has closed, or the person no longer takes part."""


class StaleAnswerError(Exception):
    """The answer was changed elsewhere since the page was made. Carries what is stored now."""

    def __init__(self, stored: Answer) -> None:
        super().__init__("The answer was changed elsewhere.")
        self.stored = stored


class UnfinishedError(Exception):
    """Answers cannot be submitted yet: some are missing, or lack what makes one say so."""

    def __init__(self, unanswered: list[Question], without_evidence: list[Question]) -> None:
        super().__init__("Some answers are not finished.")
        self.unanswered, self.without_evidence = unanswered, without_evidence


@dataclass(frozen=True, slots=True)
class Entry:
    """What a page says about one statement. `version` is that of the answer it was made from.

    `choice`: a level, −1 for "Not for me", or None where nothing is chosen. `option`: the letter of
    what was chosen on another scale, whose place the level is.
    `keep_stored`: of two versions the person chose the stored one, which they saw at `version`.
    """

    choice: int | None
    evidence: str
    version: int
    keep_stored: bool = False
    option: str = ""

    @property
    def not_for_me(self) -> bool:
        return self.choice == NOT_FOR_ME

    @property
    def level(self) -> int | None:
        return None if self.not_for_me else self.choice

    def says_the_same_as(self, stored: Answer | AnswerRevision | None) -> bool:
        if stored is None:
            return self.choice is None and not self.evidence
        said = (stored.choice, stored.option, stored.evidence)
        return (self.choice, self.option, self.evidence) == said


def refuse_if_shut(participation: Participation) -> None:
    """Raise `ShutError` where the round has closed or the participation was withdrawn."""
    if participation.withdrawn_at is not None or not participation.round.is_open:
        raise ShutError


def refuse_off_the_scale(round_: Round, entry: Entry) -> None:
    """Raise `NotOnTheScaleError` where an option and its level are not one answer of the scale."""
    scale = scale_of(round_.scale)
    if scale.is_default or not entry.level:
        if entry.option:
            raise NotOnTheScaleError(entry.option)
    elif (entry.option, entry.level) not in {(each.letter, each.place) for each in scale.levels}:
        raise NotOnTheScaleError(f"{entry.option} at {entry.level}")


@transaction.atomic
def save_answers(
    *, actor: User, paper: Paper, entries: Iterable[tuple[Question, Entry]]
) -> dict[str, Answer]:
    """Store what a whole page says, where it differs from what is stored.

    Return, by the statement's code, what is stored instead of the entries that came too late.
    """
    refuse_if_shut(paper.participation)
    stale = {}
    for question, entry in entries:
        if entry.says_the_same_as(paper.answers.get(question.pk)) and not entry.keep_stored:
            continue
        try:
            save_answer(actor=actor, place=paper.place(question), entry=entry)
        except StaleAnswerError as error:
            stale[question.code] = error.stored
    return stale


@transaction.atomic
def save_answer(*, actor: User, place: Place, entry: Entry) -> Answer:
    """Store an answer if it is still at the version its page showed, and return it.

    Otherwise `StaleAnswerError` carries what is stored; but a save that says the same as what is
    stored (a repeated one), or what has been in its history since, returns what is stored.
    One of any number of savers at one version wins: the row's version, and for the first answer
    the unique constraint, decide in the database. Each stored version stays as a revision, which
    is the trail of an answer: the audit trail does not repeat what somebody answered.
    """
    refuse_off_the_scale(place.round, entry)
    refuse_if_shut(place.participation)
    if entry.keep_stored:
        return _keep_stored(actor, place, entry)
    return _store(actor, place, entry) or _stored_or_stale(place, entry)


@transaction.atomic
def submit_answers(*, actor: User, paper: Paper) -> Participation:
    """Hand in a participant's answers, which they may still change until the round closes.

    Every statement needs a level ("Don't know" is one) or a "Not for me", and from "Early
    progress" upwards what makes one say so; otherwise `UnfinishedError` says which lack it. Twice
    changes nothing.
    """
    participation = paper.participation
    refuse_if_shut(participation)
    if paper.unanswered or paper.without_evidence:
        raise UnfinishedError(paper.unanswered, paper.without_evidence)
    now = timezone.now()
    waiting = Participation.objects.filter(pk=participation.pk, submitted_at=None)
    if waiting.update(submitted_at=now, opened_at=participation.opened_at or now):
        record(
            actor=actor,
            verb="participation.submitted",
            subject=participation,
            summary=f"{participation.person} submitted answers.",
        )
        participation.submitted_at = now
    return participation


def _keep_stored(actor: User, place: Place, entry: Entry) -> Answer:
    """Leave what is stored on top, and put the entry into the history beneath it."""
    now = timezone.now()
    rows = Answer.objects.select_for_update().filter(
        participation=place.participation, question=place.question
    )
    answer: Answer = rows.get()
    if answer.version != entry.version:
        raise StaleAnswerError(answer)
    other = _answer(place, entry, answer.version + 1, now)
    answer.version, answer.saved_at = answer.version + 2, now
    rows.update(version=answer.version, saved_at=now)
    AnswerRevision.objects.bulk_create(
        AnswerRevision(
            area_id=answer.area_id,
            answer=answer,
            version=each.version,
            level=each.level,
            option=each.option,
            not_for_me=each.not_for_me,
            evidence=each.evidence,
            saved_by=actor,
            saved_at=now,
        )
        for each in (other, answer)
    )
    return answer


def _store(actor: User, place: Place, entry: Entry) -> Answer | None:
    """Store the entry and its revision; None where the row is not at the entry's version."""
    answer = _answer(place, entry, entry.version + 1, timezone.now())
    facts = {
        "id": answer.pk,
        "revision": uuid7(),
        "participation": place.participation.pk,
        "question": place.question.pk,
        "level": entry.level,
        "option": entry.option,
        "out": entry.not_for_me,
        "evidence": entry.evidence,
        "version": entry.version,
        "actor": actor.pk,
        "now": answer.saved_at,
    }
    with connection.cursor() as cursor:
        cursor.execute(STORE, facts)
        row = cursor.fetchone()
    if row is None:
        return None
    answer.pk, answer.version = row
    return answer


def _answer(place: Place, entry: Entry, version: int, now: datetime) -> Answer:
    return Answer(
        participation=place.participation,
        question=place.question,
        level=entry.level,
        option=entry.option,
        not_for_me=entry.not_for_me,
        evidence=entry.evidence,
        version=version,
        saved_at=now,
    )


def _stored_or_stale(place: Place, entry: Entry) -> Answer:
    stored = place.stored
    if stored is None:
        raise ShutError  # it closed in this very moment
    if entry.says_the_same_as(stored) or (entry.version == 0 and entry.says_the_same_as(None)):
        return stored
    since = AnswerRevision.objects.filter(answer=stored, version__gte=entry.version)
    same = since.filter(
        level=entry.level,
        option=entry.option,
        not_for_me=entry.not_for_me,
        evidence=entry.evidence,
    )
    if same.exists():
        return stored
    raise StaleAnswerError(stored)
