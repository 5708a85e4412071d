"""One statement of a comparison: its picture, its words, and what may be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from checklists.looking import Look
from checklists.marks import codes_of, picture_marks
from checklists.models import Agreement
from checklists.pictures import Spread, SpreadPicture, draw_spread
from checklists.presenters.compare_beside import Beside, CarriedAction, Stuck, Way
from checklists.presenters.compare_words import (
    NO_ANSWER,
    action_words,
    anchor,
    answers_table,
    coverage_table,
    groups_table,
    movement_words,
)
from checklists.presenters.evidence import history_url
from checklists.presenters.tools import ToolLink
from checklists.reading import GROUPS, extent, reading
from checklists.results import ORGANISATION, QuestionResult, RoundResults
from checklists.rewording import stands_briefly, stands_words
from hubs.presentation.addresses import address
from hubs.presentation.tables import Table
from hubs.presentation.words import counted

TEAM_PLACE = ": how well the team is covered"
TWIN, TEAM_TWIN = "Show who said what, and why", "Show how many chose each level, and why"


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the `agreed` component shows."""

    level: int
    reason: str
    dissent: str
    action: str
    url: str
    about: str
    confidence: str = ""
    dissent_by: str = ""
    history_url: str = ""
    label: str = "Agreed"
    tools: Sequence[ToolLink] = ()
    ways: Sequence[Way] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement with its picture, its words and what may be done about it."""

    anchor: str
    code: str
    place: str
    text: str
    spread: SpreadPicture
    twin: Table | None
    twin_summary: str
    groups: Table | None
    reading: str
    extent: str
    movement: list[str]
    agreed: Agreed | None
    agree_url: str
    is_named: bool
    is_open: bool = False
    carried: Sequence[CarriedAction] = ()
    stuck: Stuck | None = None
    stands: str = ""
    stands_briefly: str = ""
    whose: str = ""


class StatementMaker:
    """Draws statements of one round for one reader, who looks at them in one way."""

    def __init__(
        self,
        slug: str,
        results: RoundResults,
        look: Look,
        when: str,
        *,
        beside: Beside,
        may_agree: bool,
    ) -> None:
        self.slug, self.results, self.look = slug, results, look
        self.month, self.when = when, f"in {when}" if when else "last review"
        self.answer_url = history_url(slug, NO_ANSWER)
        self.codes = codes_of(results.everybody) if look.by == ORGANISATION else {}
        self.beside, self.may_agree = beside, may_agree

    def statement(self, question: QuestionResult, place: str, *, is_open: bool) -> Statement:
        """Return one statement; `place` says where among the others it stands."""
        number = counted(sum(question.counts.values()), "answer")
        return Statement(
            anchor=anchor(question),
            code=question.code,
            place=place,
            text=question.text,
            spread=draw_spread(
                Spread(
                    picture_marks(question.marks, self.look.by, self.codes),
                    question.previous_level,
                    f"{number} to: {question.text}",
                    self.when,
                )
            ),
            twin=self._twin(question) if question.marks else None,
            twin_summary=TEAM_TWIN if question.is_team_audit else TWIN,
            groups=None if self.look.group else groups_table(question, self.look.by),
            reading=reading(question, GROUPS[self.look.by]),
            extent=extent(question),
            movement=movement_words(
                question, self.when, asked_differently=bool(self.results.asked_differently)
            ),
            agreed=self.agreed(question),
            agree_url=self.agree_url(question) if self.may_agree else "",
            is_named=all(mark.is_named for mark in question.marks),
            is_open=is_open,
            carried=self.beside.carried(question),
            stuck=self.beside.stuck(question),
            stands=self.stands(question),
            stands_briefly=stands_briefly(question.change, question.was, self.month),
            whose=question.whose,
        )

    def stands(self, question: QuestionResult) -> str:
        """Say how it stands to the review before, where that asked another version of the set."""
        return stands_words(question.change, question.was, self.month)

    def _twin(self, question: QuestionResult) -> Table:
        if question.is_team_audit:
            return coverage_table(question)
        return answers_table(question, self.look.by, self.answer_url)

    def agreed(self, question: QuestionResult) -> Agreed | None:
        """Return what was agreed, as the `agreed` component shows it."""
        agreed = question.agreed
        if agreed is None:
            return None
        return Agreed(
            level=agreed.level,
            reason=agreed.rationale,
            dissent=agreed.dissent,
            dissent_by=agreed.dissent_by,
            action="\n".join(action_words(action) for action in question.actions),
            url=self.agree_url(question) if self.may_agree else "",
            about=question.text,
            confidence=confidence_words(agreed.confidence),
            history_url=self.history_url(question),
            label="Agreed coverage" if question.is_team_audit else "Agreed",
            tools=self.beside.tools(question),
            ways=self.beside.ways(question),
        )

    def agree_url(self, question: QuestionResult) -> str:
        return f"{self.agree_page(question)}#{anchor(question)}"

    def agree_page(self, question: QuestionResult) -> str:
        return self.url("agreement-edit", question_id=question.question_id)

    def history_url(self, question: QuestionResult) -> str:
        return self.url("agreement-view", question_id=question.question_id)

    def url(self, name: str, **kwargs: Any) -> str:
        place = {"slug": self.slug, "round_id": self.results.round_id, **kwargs}
        return address(f"checklists:{name}", **place)


def place_of(question: QuestionResult) -> str:
    """Return the set that a statement belongs to; that of a team audit says what it measures."""
    return f"{question.set_title}{TEAM_PLACE if question.is_team_audit else ''}"


def confidence_words(confidence: str) -> str:
    """Return "high confidence", or nothing where none was recorded."""
    return f"{Agreement.Confidence(confidence).label.lower()} confidence" if confidence else ""
