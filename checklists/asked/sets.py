"""What a round asks, of everybody and of one participant.

A published set is never changed, so its content is kept in the process: a page about answers then
costs the same few queries however many questions it shows. What is kept is of one area or shipped,
and is looked at again each time: the database's wall does not reach into the process.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache
from uuid import UUID

from checklists.models import (
    OWN,
    LocalSet,
    Participation,
    Question,
    QuestionSet,
    RoundQuestionSet,
    ShortList,
)
from hubs.tenancy import current_area_id


@dataclass(frozen=True, slots=True)
class AskedSet:
    """One version of a question set, with its questions in order."""

    question_set: QuestionSet
    questions: tuple[Question, ...]
    rated: tuple[Question, ...]
    open: tuple[Question, ...]

    @property
    def key(self) -> str:
        return self.question_set.key

    @property
    def title(self) -> str:
        return self.question_set.title

    @property
    def whose(self) -> str:
        """The words that mark an area's own set; "" for one that ships."""
        return self.question_set.whose

    @property
    def beside(self) -> str:
        """The key of the shipped set that an area's own stands beside; "" for any other."""
        extends, is_own, _number = self.key.partition(OWN)
        return extends if is_own else ""

    def question(self, code: str) -> Question | None:
        return next((each for each in self.questions if each.code == code), None)

    def by_id(self, question_id: UUID) -> Question:
        """Return one of its questions; StopIteration where it is not one of them."""
        return next(each for each in self.questions if each.pk == question_id)

    def only(self, ids: Collection[UUID]) -> AskedSet:
        """The set as somebody with a short list is asked it: these statements, nothing else."""
        rated = tuple(each for each in self.rated if each.pk in ids)
        return replace(self, questions=rated, rated=rated, open=())


def asked_set(question_set_id: UUID) -> AskedSet:
    """Return a version's content; two queries the first time a process asks, then none.

    QuestionSet.DoesNotExist where it is another area's own.
    """
    found = _content(question_set_id)
    if found.question_set.area_id not in (None, current_area_id()):
        raise QuestionSet.DoesNotExist
    return found


@lru_cache(maxsize=512)
def _content(question_set_id: UUID) -> AskedSet:
    question_set = QuestionSet.objects.get(pk=question_set_id)
    questions = tuple(question_set.questions.all())
    return AskedSet(
        question_set=question_set,
        questions=questions,
        rated=tuple(each for each in questions if each.kind == Question.Kind.RATED),
        open=tuple(each for each in questions if each.kind == Question.Kind.OPEN),
    )


@lru_cache(maxsize=4096)
def _set_ids(round_id: UUID, area_id: UUID | None) -> tuple[UUID, ...]:
    rows = RoundQuestionSet.objects.filter(round_id=round_id).order_by("position")
    found = tuple(rows.values_list("question_set_id", flat=True))
    if not found:
        # Not to be kept: to another area every round looks like this.
        raise LookupError(round_id)
    return found


def sets_of(round_id: UUID) -> list[AskedSet]:
    """The sets that a round asks, in its order; fixed when it is opened, so read once a process."""
    try:
        return [asked_set(pk) for pk in _set_ids(round_id, current_area_id())]
    except LookupError:
        return []


def rated_by_id(round_id: UUID) -> dict[UUID, Question]:
    """The statements that a round asks to rate, in its order, by their ids."""
    return {each.pk: each for asked in sets_of(round_id) for each in asked.rated}


@lru_cache(maxsize=4096)
def _listed(short_list_id: UUID, area_id: UUID | None) -> frozenset[UUID]:
    # To another area it does not exist, and what was not found is not kept.
    return frozenset(ShortList.objects.get(pk=short_list_id).questions)


def asked_of(participation: Participation) -> list[AskedSet]:
    """The sets as one participant is asked them: whole, or what their short list has of them.

    A list never changes once made, so it too is read once a process; which one somebody is asked
    may change while the round is open, and is a fact of the participation.
    """
    sets, short_list_id = sets_of(participation.round_id), participation.short_list_id
    if short_list_id is None:
        return sets
    return [
        short
        for each in sets
        if (short := each.only(_listed(short_list_id, participation.area_id))).rated
    ]


def statements_asked_of(participation: Participation) -> int:
    """How many statements one participant is asked to rate."""
    return sum(len(each.rated) for each in asked_of(participation))


def newest_versions() -> dict[str, UUID]:
    """The newest version of every set, by key; one query."""
    newest = QuestionSet.objects.order_by("key", "-version").distinct("key")
    return dict(newest.values_list("key", "pk"))


def latest_sets() -> list[AskedSet]:
    """The newest version of every set in use, in their order; one query.

    An area's own come directly after the set that they stand beside, or at the end.
    """
    retired = LocalSet.objects.retired().values("key")
    newest = QuestionSet.objects.order_by("key", "-version").distinct("key")
    found = [asked_set(pk) for pk in newest.exclude(key__in=retired).values_list("pk", flat=True)]
    return sorted(found, key=lambda each: (each.question_set.position, each.key))


def latest_set(key: str) -> AskedSet | None:
    """The newest version of one set; one query."""
    newest = QuestionSet.objects.filter(key=key).order_by("-version")
    pk = newest.values_list("pk", flat=True).first()
    return asked_set(pk) if pk else None


def last_asked() -> dict[str, UUID]:
    """The version of each set that the area's last review of it asked, by key; one query."""
    rows = RoundQuestionSet.objects.order_by("question_set__key", "-round__opened_at")
    latest = rows.distinct("question_set__key")
    return dict(latest.values_list("question_set__key", "question_set_id"))


def is_asked(participation: Participation, question: Question) -> bool:
    """Whether a statement of the round is one of theirs; no query once a process knows the list."""
    short_list_id = participation.short_list_id
    return short_list_id is None or question.pk in _listed(short_list_id, participation.area_id)


def own_versions(key: str) -> list[QuestionSet]:
    """Every published version of an area's own set, the newest first; one query."""
    found = QuestionSet.objects.filter(key=key, area__isnull=False)
    return list(found.select_related("published_by").order_by("-version"))


def latest_own() -> dict[str, QuestionSet]:
    """The newest version of each of the area's own sets, by key; one query."""
    own = QuestionSet.objects.filter(area__isnull=False)
    return {each.key: each for each in own.order_by("key", "-version").distinct("key")}
