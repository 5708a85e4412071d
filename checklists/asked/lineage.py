"""What a statement was in the versions before its own: the one place that follows a set's map.

Across versions a code says nothing: a newer one may use it for something else. Only what a chain of
unchanged and reworded questions joins is the same statement, and may be compared. All is read from
versions that a process keeps, so that a page costs no query more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from checklists.asked.sets import AskedSet, asked_set, sets_of
from checklists.models import Question, QuestionSet

Change = Question.Change
JOINED = (Change.SAME, Change.REWORDED)


@dataclass(frozen=True, slots=True)
class Since:
    """How a statement stands to another version of its set.

    `was`: what it is there, or comes from: one where it may be compared, else any number.
    """

    change: Question.Change
    was: tuple[Question, ...] = ()

    @property
    def is_comparable(self) -> bool:
        return self.change in JOINED


def version_before(asked: AskedSet) -> AskedSet | None:
    """The version that this one continues, or None where it is the first that was ever asked."""
    found = _id_before(asked.question_set.pk)
    return asked_set(found) if found else None


@lru_cache(maxsize=256)
def _id_before(question_set_id: UUID) -> UUID | None:
    now = asked_set(question_set_id).question_set
    earlier = QuestionSet.objects.filter(key=now.key, version=now.version - 1)
    found: UUID | None = earlier.values_list("pk", flat=True).first()
    return found


def came_from(question: Question) -> tuple[Question, ...]:
    """The questions of the version before that a question continues."""
    if not question.was:
        return ()
    before = version_before(asked_set(question.question_set_id))
    return tuple(each for each in before.questions if each.code in question.was) if before else ()


def same_as(question: Question) -> tuple[Question, ...]:
    """The statement in its own version and in each before it in which it can be compared."""
    found = [question]
    while found[-1].change in JOINED and (before := came_from(found[-1])):
        found += before
    return tuple(found)


def root_of(question: Question) -> UUID:
    """What stands for a statement in every version: two may be compared where theirs is one."""
    return same_as(question)[-1].pk


def ancestors(question: Question) -> tuple[Question, ...]:
    """The question and all it comes from, in whatever way, in the versions before."""
    found, layer = {question.pk: question}, [question]
    while layer:
        layer = [before for each in layer for before in came_from(each)]
        found |= {each.pk: each for each in layer}
    return tuple(found.values())


def now_of(questions: Iterable[Question]) -> dict[UUID, UUID]:
    """The ids under which the same statements were ever answered, each with its id of now."""
    return {each.pk: question.pk for question in questions for each in same_as(question)}


def related_in(there: AskedSet, question: Question) -> tuple[Question, ...]:
    """What a question comes from, or what came of it, in another version; itself in its own."""
    mine = {each.pk for each in ancestors(question)}
    return tuple(
        each
        for each in there.questions
        if each.pk in mine or any(before.pk == question.pk for before in ancestors(each))
    )


def since(question: Question, there: AskedSet) -> Since | None:
    """How a question stands to another version of its set, an earlier or a later one.

    Earlier, there is always an answer; None where a later version has dropped it.
    """
    related = related_in(there, question)
    for each in related:
        if root_of(each) == root_of(question):
            return Since(Change.SAME if each.text == question.text else Change.REWORDED, (each,))
    if there.question_set.version < asked_set(question.question_set_id).question_set.version:
        ended = same_as(question)[-1]
        return Since(Change(ended.change) if related else Change.NEW, related)
    if not related:
        return None
    return Since(Change(same_as(related[0])[-1].change), related)


def since_the_round_before(round_id: UUID, previous_id: UUID | None) -> dict[UUID, Since]:
    """How the questions of a round stand to the one before, where that asked another version.

    Nothing is read of the round before by one that asks first versions only.
    """
    asked = [each for each in sets_of(round_id) if each.question_set.version > 1]
    if previous_id is None or not asked:
        return {}
    there = {each.key: each for each in sets_of(previous_id)}
    return {
        question.pk: found
        for now in asked
        if (then := there.get(now.key)) and then.question_set.pk != now.question_set.pk
        for question in now.questions
        if (found := since(question, then))
    }


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What became of a version's questions in a later one: what there was, and what there is.

    Those that did not change are left out.
    """

    reworded: tuple[tuple[Question, Question], ...]
    split: tuple[tuple[Question, tuple[Question, ...]], ...]
    merged: tuple[tuple[tuple[Question, ...], Question], ...]
    new: tuple[Question, ...]
    dropped: tuple[Question, ...]

    @property
    def is_any(self) -> bool:
        return bool(self.reworded or self.split or self.merged or self.new or self.dropped)


def upgrade(then: AskedSet, now: AskedSet) -> Upgrade:
    """Return what a later version of a set changes."""
    found = [(each, _since(each, then)) for each in now.questions]
    of_split = {
        before.pk: before
        for _each, said in found
        if said.change == Change.SPLIT
        for before in said.was
    }
    kept = {before.pk for each in now.questions for before in ancestors(each)}
    return Upgrade(
        reworded=tuple((s.was[0], each) for each, s in found if s.change == Change.REWORDED),
        split=tuple(
            (
                before,
                tuple(each for each, s in found if s.change == Change.SPLIT and before in s.was),
            )
            for before in of_split.values()
        ),
        merged=tuple((s.was, each) for each, s in found if s.change == Change.MERGED),
        new=tuple(each for each, s in found if s.change == Change.NEW),
        dropped=tuple(each for each in then.questions if each.pk not in kept),
    )


def _since(question: Question, then: AskedSet) -> Since:
    return since(question, then) or Since(Change.NEW)
