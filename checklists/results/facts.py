"""The shapes of what a closed round found. Frozen: a report may keep them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from checklists.disagreement import Counts, is_dont_know_cluster, most_common
from checklists.models import marked
from checklists.results.anonymity import GroupCounts
from checklists.scales import USUAL, asked_differently, how_asked
from checklists.team_audit import is_team_audit

LOW_RATING = 2
"""An agreed rating up to this level (Basic) needs an action."""


@dataclass(frozen=True, slots=True)
class ResultMark:
    """One participant's answer to one statement. `level`: 1–5, 0 "Don't know", None no answer.

    `role` names both where somebody answers for somebody else; `seat` is the role alone. `before`
    is what the same person answered in the round before. `not_for_me`: they said that they are not
    the one to answer, which is no answer to it either. `said`: what they chose, in the words of the
    scale, where the round is asked on another one than the five levels. Where answers are compared
    without names, and in a team audit, only level and evidence are there: see `is_named`.
    """

    code: str
    role: str
    organisation: str
    sector: str
    level: int | None
    evidence: str = ""
    before: int | None = None
    seat: str = ""
    not_for_me: bool = False
    answer_id: UUID | None = None
    said: str = ""

    @property
    def is_named(self) -> bool:
        """Whether it says who gave the answer."""
        return bool(self.sector)


@dataclass(frozen=True, slots=True)
class Movement:
    """How ratings changed since the round before.

    `before` counts everybody's answers then. The others count people who gave a rating both times.
    """

    before: Counts
    higher: int = 0
    same: int = 0
    lower: int = 0

    @property
    def both(self) -> int:
        return self.higher + self.same + self.lower


@dataclass(frozen=True, slots=True)
class ActionFact:
    """An action as it stood when asked for. `statement` is empty where it came from none."""

    id: UUID
    text: str
    driver: str
    sponsor: str
    due_on: date | None
    status: str
    outcome: str
    version: int
    statement: str = ""
    round_title: str = ""
    driver_id: UUID | None = None
    sponsor_id: UUID | None = None
    driver_user_id: UUID | None = None
    sponsor_user_id: UUID | None = None
    question_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class AgreedView:
    """The recorded agreement on one statement."""

    level: int
    rationale: str
    dissent: str
    agreed_at: datetime
    agreed_by: str
    version: int
    confidence: str = ""
    dissent_naming: str = ""
    dissent_by: str = ""

    @property
    def dissent_said(self) -> str:
        """The dissent with whose it is, where they chose to be named."""
        return f"{self.dissent_by}: {self.dissent}" if self.dissent_by else self.dissent


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """One rated statement: who said what, and what was agreed.

    `previous_level` is the rating agreed in the round before. `marks` has only those who were
    asked, `counts` every level that somebody chose, 0 being "Don't know"; `put_aside` is how many
    said that it is not for them. `is_talk`: the answers are apart, by `METHOD`. `is_withheld`:
    answers are compared without names and too few gave one; then there are no marks. `groups` is
    what may be shown of groups in such a round, everybody first. `change`: how its words stand to
    those of the round before, where that asked another version of the set, and what they `was`.
    `whose`: the words that mark a statement of the area's own.
    """

    question_id: UUID
    set_key: str
    set_title: str
    set_version: int
    code: str
    number: int
    text: str
    short_name: str
    agreed: AgreedView | None
    previous_level: int | None
    marks: tuple[ResultMark, ...]
    counts: Counts
    actions: tuple[ActionFact, ...]
    is_talk: bool
    variation: float
    movement: Movement | None = None
    groups: tuple[GroupCounts, ...] = ()
    is_withheld: bool = False
    put_aside: int = 0
    change: str = ""
    was: tuple[str, ...] = ()
    whose: str = ""

    @property
    def marked(self) -> str:
        """The statement, with whose words it is where it does not ship."""
        return marked(self.text, self.whose)

    @property
    def agreed_level(self) -> int | None:
        return self.agreed.level if self.agreed else None

    @property
    def most_common(self) -> int | None:
        return most_common(self.counts)

    @property
    def is_team_audit(self) -> bool:
        return is_team_audit(self.set_key)

    @property
    def is_low(self) -> bool:
        """Whether it is agreed at a rating that may not stand without an action."""
        return self.agreed is not None and self.agreed.level <= LOW_RATING

    @property
    def is_dont_know_cluster(self) -> bool:
        return is_dont_know_cluster(self.counts)


@dataclass(frozen=True, slots=True)
class Respondents:
    """How many of one organisation were asked, and how many gave at least one answer."""

    organisation: str
    sector: str
    asked: int
    answered: int


@dataclass(frozen=True, slots=True)
class RoundResults:
    """Everything a closed round found, in the order of its sets."""

    round_id: UUID
    title: str
    state: str
    opened_at: datetime
    closed_at: datetime
    agreed_at: datetime | None
    previous_title: str
    previous_on: datetime | None
    questions: tuple[QuestionResult, ...]
    respondents: tuple[Respondents, ...]
    method: tuple[str, ...]
    is_anonymous: bool = False
    signed_off_at: datetime | None = None
    signed_off_by: str = ""
    signed_off_as: str = ""
    scale: str = USUAL
    scale_before: str = ""

    @property
    def how_asked(self) -> str:
        """How it was asked and where its answers are placed; nothing on the usual five levels."""
        return how_asked(self.scale)

    @property
    def asked_differently(self) -> str:
        """That the round before was asked on another scale; nothing where it was not."""
        return asked_differently(self.scale, self.scale_before)

    @property
    def to_talk_about(self) -> list[QuestionResult]:
        """The statements on which answers are apart, furthest first."""
        return sorted((q for q in self.questions if q.is_talk), key=_by_distance)

    @property
    def settled(self) -> list[QuestionResult]:
        """The statements on which answers agree, furthest apart first."""
        return sorted((q for q in self.questions if not q.is_talk), key=_by_distance)

    @property
    def not_agreed(self) -> list[QuestionResult]:
        """Those for which no agreement is recorded yet."""
        return [question for question in self.questions if not question.agreed]

    def question(self, question_id: UUID) -> QuestionResult | None:
        """Return one statement, or None where the round does not ask it."""
        return next((q for q in self.questions if q.question_id == question_id), None)

    @property
    def everybody(self) -> tuple[ResultMark, ...]:
        """One mark of each who is named; the first statement may not have been asked of all."""
        named = (mark for question in self.questions for mark in question.marks if mark.is_named)
        found = {mark.code: mark for mark in named}
        return tuple(found.values())

    @property
    def asked(self) -> int:
        return sum(each.asked for each in self.respondents)

    @property
    def answered(self) -> int:
        return sum(each.answered for each in self.respondents)


def _by_distance(question: QuestionResult) -> tuple[float, int]:
    # sorted() is stable: statements equally far apart keep the round's own order
    return -question.variation, -question.counts.get(0, 0)
