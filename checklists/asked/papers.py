"""What one participant has answered so far, and where an answer of theirs goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from checklists.asked.attached import attached_column, attached_to
from checklists.asked.lineage import same_as
from checklists.asked.sets import AskedSet, asked_of, is_asked, sets_of
from checklists.models import Agreement, Answer, Participation, Question, Reflection, Round
from checklists.scales import scale_of
from checklists.sets import ScaleData
from hubs.models import User
from hubs.querysets.prepared import prepared

NEEDS_EVIDENCE_FROM = 3
"""From "Early progress" upwards a participant says what makes them say so."""


@dataclass(frozen=True, slots=True)
class LastAgreed:
    """The rating agreed in the round before. `was`: the words it was agreed for, if others."""

    level: int
    was: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one answer goes: a participant, and a statement of the version their round asks.

    `agreed_before` is the rating last agreed for it: to be sent only once an answer is stored.
    """

    participation: Participation
    question: Question
    agreed_before: LastAgreed | None = None

    @property
    def round(self) -> Round:
        return self.participation.round

    @property
    def scale(self) -> ScaleData:
        """What it is answered on."""
        return scale_of(self.round.scale)

    @property
    def stored(self) -> Answer | None:
        """The answer as it stands now; one query."""
        found: Answer | None = Answer.objects.filter(
            participation=self.participation, question=self.question
        ).first()
        return found


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything one participant was asked in one round, and their own answers to it."""

    participation: Participation
    sets: Sequence[AskedSet]
    answers: Mapping[UUID, Answer]

    @property
    def round(self) -> Round:
        return self.participation.round

    @property
    def scale(self) -> ScaleData:
        """What it is answered on."""
        return scale_of(self.round.scale)

    @property
    def statements(self) -> list[Question]:
        return [question for each in self.sets for question in each.rated]

    @property
    def is_shut(self) -> bool:
        """Whether nothing more may be stored: the round has closed, or the person is out of it."""
        return not self.round.is_open or self.participation.withdrawn_at is not None

    @property
    def unanswered(self) -> list[Question]:
        """The statements still to be answered; a note alone is not yet an answer."""
        return [each for each in self.statements if not is_done(self.answers.get(each.pk))]

    @property
    def is_finished(self) -> bool:
        """Whether it could be handed in as it is."""
        return not self.unanswered and not self.without_evidence

    @property
    def without_evidence(self) -> list[Question]:
        """The statements whose level asks for evidence that has not been given."""
        return [each for each in self.statements if lacks_evidence(self.answers.get(each.pk))]

    def answered_in(self, asked: AskedSet) -> int:
        return sum(is_answered(self.answers.get(each.pk)) for each in asked.rated)

    def counted_in(self, asked: AskedSet) -> int:
        """How many statements of a set are this person's to answer."""
        return sum(not is_not_for_me(self.answers.get(each.pk)) for each in asked.rated)

    def place(self, question: Question) -> Place:
        """Where the participant's answer to a statement goes."""
        return Place(self.participation, question)

    def set_with(self, key: str) -> AskedSet | None:
        return next((each for each in self.sets if each.key == key), None)


def is_answered(answer: Answer | None) -> bool:
    return answer is not None and answer.level is not None


def is_not_for_me(answer: Answer | None) -> bool:
    return answer is not None and answer.not_for_me


def is_done(answer: Answer | None) -> bool:
    """Whether nothing more is asked about a statement: it has a level, or is not theirs."""
    return is_answered(answer) or is_not_for_me(answer)


def lacks_evidence(answer: Answer | None) -> bool:
    """Whether a level asks for a note, a link or a file, and there is none."""
    return (
        answer is not None
        and (answer.level or 0) >= NEEDS_EVIDENCE_FROM
        and not answer.evidence.strip()
        and not attached_to(answer)
    )


def paper_of(user: User, round_id: UUID) -> Paper | None:
    """Return what the user was asked in a round, or None where they never took part.

    Two queries. Somebody withdrawn still gets theirs: the pages say why it is shut.
    """
    mine = _my_part(user_id=user.pk, round_id=round_id)
    if not mine:
        return None
    return paper_for(mine[0])


def paper_for(participation: Participation) -> Paper:
    """Return what a participant is asked, whoever looks at how far they are; one query or two."""
    answers = _answers_of(participation_id=participation.pk)
    return Paper(
        participation=participation,
        sets=asked_of(participation),
        answers={answer.question_id: answer for answer in answers},
    )


@prepared
def _my_part(user_id: UUID, round_id: UUID) -> QuerySet[Participation]:
    mine = Participation.objects.filter(round_id=round_id, person__user=user_id)
    return mine.select_related("round__previous", "person", "stands_in_for")


@prepared
def _answers_of(participation_id: UUID) -> QuerySet[Answer]:
    return Answer.objects.filter(participation_id=participation_id).annotate(
        attached=attached_column()
    )


@dataclass(frozen=True, slots=True)
class Sheet:
    """One set of a paper, with what its page may show beside the participant's own answers."""

    paper: Paper
    asked: AskedSet
    agreed: Mapping[str, LastAgreed]
    written: Set[str]


def read_sheet(paper: Paper, asked: AskedSet, user: User) -> Sheet:
    """Return one set of a paper; a query for ratings agreed before, and one for reflections."""
    written: Set[str] = frozenset()
    if asked.open:
        written = Reflection.objects.own(user).codes_in(paper.round)
    return Sheet(paper, asked, agreed_before(paper, asked), written)


def agreed_before(paper: Paper, asked: AskedSet) -> dict[str, LastAgreed]:
    """The ratings last agreed, by statement code, for what this participant has answered.

    Nothing is read for the rest, so that a page cannot give it away: nobody shall anchor.
    """
    answered = [each for each in asked.rated if is_answered(paper.answers.get(each.pk))]
    if paper.round.previous_id is None or not answered:
        return {}
    now = {before.pk: each for each in answered for before in same_as(each)}
    rows = _agreed_on(round_id=paper.round.previous_id, ids=list(now))
    return {
        now[each.question_id].code: _last_agreed(
            now[each.question_id], each.question_id, each.level
        )
        for each in rows
    }


@prepared
def _agreed_on(round_id: UUID, ids: list[UUID]) -> QuerySet[Agreement]:
    """What a round agreed on some statements."""
    return Agreement.objects.filter(round_id=round_id, question__id__any_of=ids)


def _last_agreed(question: Question, agreed_as: UUID, level: int) -> LastAgreed:
    was = next((each.text for each in same_as(question) if each.pk == agreed_as), question.text)
    return LastAgreed(level, "" if was == question.text else was)


def place_of(user: User, round_id: UUID, key: str, code: str) -> Place | None:
    """Return where the user's answer to one statement goes; one query.

    None where the round does not ask it, or does not ask it of them.
    """
    asked = next((each for each in sets_of(round_id) if each.key == key), None)
    question = asked.question(code) if asked else None
    if question is None or question.kind != Question.Kind.RATED:
        return None
    ids = [each.pk for each in same_as(question)]
    mine = _my_part_with_agreed(user_id=user.pk, round_id=round_id, ids=ids)
    if not mine:
        return None
    participation = mine[0]
    if not is_asked(participation, question):
        return None
    agreed = vars(participation)["agreed_before"]
    if agreed is None:
        return Place(participation, question)
    before = _last_agreed(question, UUID(agreed["question"]), agreed["level"])
    return Place(participation, question, before)


@prepared
def _my_part_with_agreed(user_id: UUID, round_id: UUID, ids: list[UUID]) -> QuerySet[Participation]:
    """`ids`: those of the statement in every version."""
    agreed = Agreement.objects.filter(round=OuterRef("round__previous"), question__id__any_of=ids)
    fact = JSONObject(question="question_id", level="level")
    mine = Participation.objects.filter(round_id=round_id, person__user=user_id)
    return mine.select_related("round__previous").annotate(
        agreed_before=Subquery(agreed.values(fact=fact)[:1])
    )
