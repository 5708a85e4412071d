"""The words and tables that the compare page, the workshop and the actions share."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format

from checklists.models import NOT_FOR_ME
from checklists.results import ActionFact, QuestionResult, ResultMark, RoundResults
from hubs.presentation.levels import level
from hubs.presentation.tables import Table, TableCell, table

NO_ANSWER = UUID(int=0)


def headline(results: RoundResults) -> str:
    """Return the finding as a sentence."""
    talk, settled = len(results.to_talk_about), len(results.settled)
    if not results.answered:
        return "Nobody answered this review"
    if not talk:
        return f"You agree on all {settled}."
    these = "this one" if talk == 1 else f"these {talk}"
    return f"You agree on {settled}. Talk about {these}." if settled else f"Talk about {these}."


def answers_table(question: QuestionResult, answer_url: str = "") -> Table:
    """Return who said what, side by side: the twin of the picture.

    `answer_url`: the address of an answer's own page, with `NO_ANSWER` where its id goes.
    """
    order = sorted(question.marks, key=lambda mark: (not mark.level, mark.level or 0, mark.role))
    heads = ["Role", "Organisation", "Answer", "What makes them say so"]
    return table(
        "Answers by role and organisation",
        [*heads, "More"] if answer_url else heads,
        [
            (
                f"{mark.role} ({mark.code})",
                mark.organisation,
                TableCell("Not for me" if mark.not_for_me else "No answer", level=mark.level),
                mark.evidence or "–",
                *([_more(mark, answer_url)] if answer_url else []),
            )
            for mark in order
        ],
    )


def _more(mark: ResultMark, answer_url: str) -> TableCell:
    if mark.answer_id is None:
        return TableCell("–")
    url = answer_url.replace(str(NO_ANSWER), str(mark.answer_id))
    return TableCell("Files and history", url=url, about=f"of the answer of {mark.role}")


def given_words(question: QuestionResult) -> str:
    """Return how many chose what: "2 Basic, 1 Mature, 1 Don't know, 1 Not for me"."""
    chosen = {**question.counts, NOT_FOR_ME: question.put_aside}
    return ", ".join(
        f"{chosen[value]} {level(value).name}"
        for value in (1, 2, 3, 4, 5, 0, NOT_FOR_ME)
        if chosen.get(value)
    )


def action_words(action: ActionFact) -> str:
    """Return an action in one sentence: what, by when, who drives and sponsors it."""
    by = f" by {date_format(action.due_on, 'j F Y')}" if action.due_on else ""
    said = f"{action.text.rstrip().rstrip('.')}{by}."
    if action.driver:
        said += f" Driven by {action.driver}"
        said += f", sponsored by {action.sponsor}." if action.sponsor else "."
    return said


def agreed_words(question: QuestionResult) -> str:
    """Return why a rating was agreed, who sees it differently, and what will be done."""
    agreed = question.agreed
    if agreed is None:
        return ""
    seen = f"Seen differently: {agreed.dissent}" if agreed.dissent else ""
    parts = [agreed.rationale, seen, *(action_words(action) for action in question.actions)]
    return " ".join(part for part in parts if part)


def anchor(question: QuestionResult) -> str:
    """Return the statement's place on the page."""
    return anchor_of(question.set_key, question.code)


def anchor_of(set_key: str, code: str) -> str:
    """The same, for a statement whose results were not read."""
    return f"statement-{set_key}-{code}".lower()


def month(moment: datetime) -> str:
    """Return "May 2026", or "May" within the year."""
    here = timezone.localtime(moment)
    this_year = here.year == timezone.localdate().year
    return date_format(here, "F" if this_year else "F Y")
