"""The compare page: what you agree on, what to talk about, and the one form that is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from checklists.actions.agreement import may_be_accepted
from checklists.marks import ORGANISATION, ROLE, organisation_codes, picture_marks, shapes_of
from checklists.models import Round
from checklists.pictures import (
    CountStrip,
    CountStripPicture,
    Spread,
    SpreadPicture,
    draw_count_strip,
    draw_spread,
)
from checklists.presenters.compare_words import (
    NO_ANSWER,
    action_words,
    agreed_words,
    anchor,
    answers_table,
    given_words,
    headline,
    month,
)
from checklists.presenters.evidence import history_url
from checklists.reading import RULE, by_organisation, by_sector, extent, reading
from checklists.results import QuestionResult, ResultMark, RoundResults
from hubs.presentation.levels import level
from hubs.presentation.tables import Table, TableCell, table
from hubs.presentation.words import counted


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the `agreed` component shows."""

    level: int
    reason: str
    dissent: str
    action: str
    url: str
    about: str
    history_url: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement with its picture, its words and what may be done about it."""

    anchor: str
    code: str
    place: str
    text: str
    spread: SpreadPicture
    twin: Table
    reading: str
    extent: str
    agreed: Agreed | None
    agree_url: str
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """A statement on which answers agree, on one line; opened, it is shown as a `Statement`."""

    text: str
    strip: CountStripPicture
    words: str
    change: str
    url: str
    opened: Statement | None
    anchor: str
    agreed: bool
    history_url: str


@dataclass(frozen=True, slots=True)
class ComparePage:
    eyebrow: str
    heading: str
    lead: str
    by: str
    segments: list[dict[str, str]]
    shapes: list[tuple[str, str]]
    codes: Table
    previous: str
    dont_know: bool
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
    method: tuple[str, ...]


class Compare:
    """Builds the page from a round's results, for one reader."""

    def __init__(
        self, slug: str, results: RoundResults, *, by: str = ROLE, may_agree: bool = False
    ) -> None:
        self.slug, self.results = slug, results
        self.by = ORGANISATION if by == ORGANISATION else ROLE
        self.may_agree = may_agree and results.state != Round.State.AGREED
        self.answer_url = history_url(slug, NO_ANSWER)
        self.when = month(results.previous_on) if results.previous_on else ""

    def page(self, opened: UUID | None = None) -> ComparePage:
        """Return everything the page shows; `opened` is the statement whose form is open."""
        results = self.results
        talk, settled = results.to_talk_about, results.settled
        marks = results.questions[0].marks if results.questions else ()
        to_accept = [q for q in settled if not q.agreed and may_be_accepted(q)]
        waiting = [q for q in settled if not q.agreed and not may_be_accepted(q)]
        return ComparePage(
            eyebrow=self._eyebrow(),
            heading=headline(results),
            lead=self._lead(),
            by=self.by,
            segments=self._segments(),
            shapes=shapes_of(marks),
            codes=self._codes(marks),
            previous=f"Agreed in {self.when}" if self.when else "",
            dont_know=any(q.counts.get(0) for q in results.questions),
            talk=[self.statement(q, n, len(talk), opened) for n, q in enumerate(talk, 1)],
            settled=[self._settled(q, opened) for q in settled],
            settled_twin=self._settled_twin(settled),
            to_accept=len(to_accept) if self.may_agree else 0,
            not_acceptable=len(waiting) if self.may_agree else 0,
            left=len(results.not_agreed),
            is_agreed=results.state == Round.State.AGREED,
            next_anchor=next((anchor(q) for q in talk if not q.agreed), "") if not opened else "",
            settled_summary=f"Show the {len(settled)} as a table",
            leave_url=self._url("compare-view"),
            accept_url=self._url("agreement-accept"),
            agree_url=self._url("round-agree") if self.may_agree else "",
            workshop_url=self._url("workshop-view", number=1) if talk else "",
            method=(*results.method, RULE),
        )

    def statement(
        self, question: QuestionResult, number: int, total: int, opened: UUID | None = None
    ) -> Statement:
        """Return one statement; `number` of `total` to talk about, or 0 for a settled one."""
        group: Callable[[ResultMark], str] = (
            by_organisation if self.by == ORGANISATION else by_sector
        )
        place = f"{number} of {total} · {question.set_title}" if number else question.set_title
        return Statement(
            anchor=anchor(question),
            code=question.code,
            place=place,
            text=question.text,
            spread=draw_spread(
                Spread(
                    picture_marks(question.marks, self.by),
                    question.previous_level,
                    f"{counted(sum(question.counts.values()), 'answer')} to: {question.text}",
                    f"in {self.when}" if self.when else "last review",
                )
            ),
            twin=answers_table(question, self.answer_url),
            reading=reading(question, group),
            extent=extent(question),
            agreed=self._agreed(question),
            agree_url=self._agree_url(question) if self.may_agree else "",
            is_open=question.question_id == opened,
        )

    def _eyebrow(self) -> str:
        results = self.results
        ended = "agreed" if results.agreed_at else "closed"
        day = date_format(timezone.localtime(results.agreed_at or results.closed_at), "l j F")
        asked = f"{results.answered} of {results.asked} answered"
        return f"{results.title} · {ended} {day} · {asked}"

    def _lead(self) -> str:
        people = counted(self.results.answered, "leader")
        places = len({r.organisation for r in self.results.respondents if r.answered})
        answered = f"{people} from {counted(places, 'organisation')} answered on their own."
        return f"{answered} Statements are sorted by how far apart the answers are."

    def _segments(self) -> list[dict[str, str]]:
        url = self._url("compare-view")
        return [
            {"key": ROLE, "words": "By role", "url": url},
            {
                "key": ORGANISATION,
                "words": "By organisation",
                "url": f"{url}?by={ORGANISATION}",
            },
        ]

    def _codes(self, marks: tuple[ResultMark, ...]) -> Table:
        if self.by == ORGANISATION:
            codes = organisation_codes(mark.organisation for mark in marks)
            rows = [(code, name) for name, code in codes.items()]
            return table("The letters on the marks", ["Mark", "Organisation"], rows)
        people = [(mark.code, mark.role, mark.organisation) for mark in marks]
        return table("The letters on the marks", ["Mark", "Role", "Organisation"], people)

    def _agreed(self, question: QuestionResult) -> Agreed | None:
        agreed = question.agreed
        if agreed is None:
            return None
        return Agreed(
            level=agreed.level,
            reason=agreed.rationale,
            dissent=agreed.dissent,
            action="\n".join(action_words(action) for action in question.actions),
            url=self._agree_url(question) if self.may_agree else "",
            about=question.text,
            history_url=self._history_url(question),
        )

    def _settled(self, question: QuestionResult, opened: UUID | None) -> Settled:
        shown = question.agreed_level or question.most_common or 0
        is_open = question.question_id == opened
        return Settled(
            text=question.text,
            strip=draw_count_strip(
                CountStrip(
                    question.counts,
                    question.previous_level,
                    f"Answers to: {question.text}",
                    f"in {self.when}" if self.when else "last review",
                )
            ),
            words=level(shown).name,
            change=self._change(shown, question.previous_level),
            url=self._agree_url(question) if self.may_agree else "",
            opened=self.statement(question, 0, 0, opened) if is_open else None,
            anchor=anchor(question),
            agreed=question.agreed is not None,
            history_url=self._history_url(question),
        )

    def _change(self, now: int, before: int | None) -> str:
        if not before:
            return ""
        if now == before:
            return f"as in {self.when}"
        return f"{'up' if now > before else 'down'} {abs(now - before)} since {self.when}"

    def _settled_twin(self, settled: list[QuestionResult]) -> Table:
        heads = ["Statement", "Answers", f"Agreed in {self.when}" if self.when else "Last review"]
        return table(
            "Statements you agree on",
            [*heads, "Agreed now", "Why, and what next"],
            [
                (
                    question.text,
                    given_words(question),
                    TableCell("None", level=question.previous_level),
                    TableCell("Not yet", level=question.agreed_level),
                    agreed_words(question) or "–",
                )
                for question in settled
            ],
        )

    def _agree_url(self, question: QuestionResult) -> str:
        url = self._url("agreement-edit", question_id=question.question_id)
        return f"{url}#{anchor(question)}"

    def _history_url(self, question: QuestionResult) -> str:
        return self._url("agreement-view", question_id=question.question_id)

    def _url(self, name: str, **kwargs: Any) -> str:
        place = {"slug": self.slug, "round_id": self.results.round_id, **kwargs}
        return reverse(f"checklists:{name}", kwargs=place)
