"""The compare page: what you agree on, what to talk about, and the one form that is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from checklists.actions.agreement import may_be_accepted
from checklists.disagreement import WITHOUT_NAMES
from checklists.looking import KINDS, NUMBER, Look
from checklists.marks import SECTOR_CODES, shapes_of
from checklists.models import Round
from checklists.presenters.compare_beside import Beside
from checklists.presenters.compare_settled import Settled, settled_line, settled_table
from checklists.presenters.compare_statement import Statement, StatementMaker, place_of
from checklists.presenters.compare_words import anchor, asked_words, headline, month
from checklists.presenters.downloads import downloads_of
from checklists.reading import RULE
from checklists.results import (
    ORGANISATION,
    SECTOR,
    QuestionResult,
    ResultMark,
    RoundResults,
    only,
)
from hubs.models import Sector
from hubs.presentation.downloads import Downloads
from hubs.presentation.moments import local_day, near_day
from hubs.presentation.tables import Table, table
from hubs.presentation.words import counted, listed

TEAM_METHOD = (
    "Skills are rated for the team as a whole. Nobody sees who gave which of these answers, and "
    "no person is ever rated."
)
NAMED = 4
"""How many who don't know are named one by one."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A statement that more than a third of those shown don't know about."""

    words: str
    text: str
    who: str
    url: str


@dataclass(frozen=True, slots=True)
class ComparePage:
    eyebrow: str
    heading: str
    lead: str
    by: str
    segments: list[dict[str, str]]
    shapes: list[tuple[str, str]]
    codes: Table | None
    previous: str
    dont_know: bool
    showing: str
    clusters: list[Cluster]
    talk: list[Statement]
    settled: list[Settled]
    settled_twin: Table
    to_accept: int
    not_acceptable: int
    left: int
    is_agreed: bool
    next_anchor: str
    settled_summary: str
    leave_url: str
    accept_url: str
    agree_url: str
    workshop_url: str
    sign_url: str
    downloads: Downloads
    method: tuple[str, ...]
    how_asked: str = ""


class Compare:
    """Builds the page from a round's results, for one reader."""

    def __init__(
        self,
        slug: str,
        results: RoundResults,
        *,
        look: Look | None = None,
        may_agree: bool = False,
    ) -> None:
        self.results, self.look = results, look or Look()
        self.shown = only(results, self.look.group) if self.look.group else results
        self.may_agree = may_agree and results.state != Round.State.AGREED
        self.when = month(results.previous_on) if results.previous_on else ""
        self.maker = StatementMaker(
            slug,
            self.shown,
            self.look,
            self.when,
            beside=Beside(slug, results, may_add=may_agree),
            may_agree=self.may_agree,
        )

    def page(self, opened: UUID | None = None) -> ComparePage:
        """Return everything the page shows; `opened` is the statement whose form is open."""
        results = self.results
        talk, settled = (self._sorted(part) for part in (results.to_talk_about, results.settled))
        marks = self.shown.everybody
        to_accept = [q for q in settled if not q.agreed and may_be_accepted(q)]
        waiting = [q for q in settled if not q.agreed and not may_be_accepted(q)]
        return ComparePage(
            eyebrow=self._eyebrow(),
            heading=headline(results),
            lead=self._lead(),
            by=self.look.by,
            segments=self._segments() if marks else [],
            shapes=shapes_of(mark for q in self.shown.questions for mark in q.marks),
            codes=self._codes(marks) if marks else None,
            previous=f"Agreed in {self.when}" if self.when else "",
            dont_know=any(q.counts.get(0) for q in self.shown.questions),
            showing=self._showing(),
            clusters=self._clusters(talk, settled),
            talk=[self.statement(q, n, len(talk), opened) for n, q in enumerate(talk, 1)],
            settled=[self._settled(q, opened) for q in settled],
            settled_twin=settled_table(settled, self.when),
            to_accept=len(to_accept) if self.may_agree else 0,
            not_acceptable=len(waiting) if self.may_agree else 0,
            left=len(results.not_agreed),
            is_agreed=results.state == Round.State.AGREED,
            next_anchor=next((anchor(q) for q in talk if not q.agreed), "") if not opened else "",
            settled_summary=f"Show the {len(settled)} as a table",
            leave_url=self.maker.url("compare-view"),
            accept_url=self.maker.url("agreement-accept"),
            agree_url=self.maker.url("round-agree") if self.may_agree else "",
            workshop_url=self.maker.url("workshop-view", number=1) if talk else "",
            sign_url=self.maker.url("round-sign"),
            downloads=downloads_of(self.maker.slug, results.round_id),
            method=(
                *results.method,
                WITHOUT_NAMES if results.is_anonymous else RULE,
                *self._team_method(),
            ),
            how_asked=asked_words(results),
        )

    def statement(
        self, whole: QuestionResult, number: int, total: int, opened: UUID | None = None
    ) -> Statement:
        """Return one statement: the `number`th of `total` to talk about."""
        place = f"{number} of {total} · {place_of(whole)}"
        is_open = whole.question_id == opened
        return self.maker.statement(self._shown(whole), place, is_open=is_open)

    def _shown(self, whole: QuestionResult) -> QuestionResult:
        return self.shown.question(whole.question_id) or whole

    def _settled(self, whole: QuestionResult, opened: UUID | None) -> Settled:
        is_open = whole.question_id == opened
        return settled_line(self.maker, whole, self._shown(whole), is_open=is_open)

    def _sorted(self, questions: list[QuestionResult]) -> list[QuestionResult]:
        if self.look.sort != NUMBER:
            return questions
        chosen = {question.question_id for question in questions}
        return [each for each in self.results.questions if each.question_id in chosen]

    def _eyebrow(self) -> str:
        results = self.results
        ended = "agreed" if results.agreed_at else "closed"
        day = near_day(local_day(results.agreed_at or results.closed_at))
        asked = f"{results.answered} of {results.asked} answered"
        return f"{results.title} · {ended} {day} · {asked}"

    def _lead(self) -> str:
        people = counted(self.results.answered, "leader")
        places = len({r.organisation for r in self.results.respondents if r.answered})
        answered = f"{people} from {counted(places, 'organisation')} answered on their own."
        apart = "by how far apart the answers are"
        order = "by their number" if self.look.sort == NUMBER else apart
        names = " Answers are compared without names." if self.results.is_anonymous else ""
        return f"{answered}{names} Statements are sorted {order}."

    def _showing(self) -> str:
        """What to know while only some answers are shown."""
        group = self.look.group
        if group is None:
            return ""
        if self.results.is_anonymous:
            return f"Answers of {group.label}. What you agree on is worked out from everybody’s."
        number = len(self.shown.everybody)
        return (
            f"Answers of {group.label}: {number} of {self.results.asked} who take part. "
            "What you agree on is worked out from everybody’s."
        )

    def _segments(self) -> list[dict[str, str]]:
        url = self.maker.url("compare-view")
        return [
            {"key": kind, "words": words, "url": f"{url}{self.look.marked_by(kind).query}"}
            for kind, words in KINDS.items()
        ]

    def _team_method(self) -> tuple[str, ...]:
        return (TEAM_METHOD,) if any(q.is_team_audit for q in self.results.questions) else ()

    def _codes(self, marks: Sequence[ResultMark]) -> Table:
        caption = "The letters on the marks"
        if self.look.by == ORGANISATION:
            rows = [(code, name) for name, code in self.maker.codes.items()]
            return table(caption, ["Mark", "Organisation"], rows)
        if self.look.by == SECTOR:
            present = {mark.sector for mark in marks}
            found = [(SECTOR_CODES[s], str(s.label)) for s in Sector if s in present]
            return table(caption, ["Mark", "Sector"], found)
        people = [(mark.code, mark.role, mark.organisation) for mark in marks]
        return table(caption, ["Mark", "Role", "Organisation"], people)

    def _clusters(
        self, talk: Sequence[QuestionResult], settled: Sequence[QuestionResult]
    ) -> list[Cluster]:
        every = [self._shown(question) for question in (*talk, *settled)]
        return [_cluster(question) for question in every if question.is_dont_know_cluster]


def _cluster(question: QuestionResult) -> Cluster:
    unknown = question.counts[0]
    roles = [mark.role for mark in question.marks if mark.level == 0 and mark.role]
    return Cluster(
        words=f"{unknown} of {sum(question.counts.values())} don’t know:",
        text=question.marked,
        who=f"{listed(roles)}." if 0 < len(roles) <= NAMED else "",
        url=f"#{anchor(question)}",
    )
