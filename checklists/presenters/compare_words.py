"""The words and tables that the compare page, the workshop and the actions share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from checklists.disagreement import middle
from checklists.models import NOT_FOR_ME, Question
from checklists.pictures.said import listed_counts
from checklists.results import (
    ROLE,
    ActionFact,
    GroupCounts,
    QuestionResult,
    ResultMark,
    RoundResults,
    group_of,
)
from checklists.rewording import short_words
from hubs.models import Sector
from hubs.presentation.levels import level
from hubs.presentation.moments import local_day, long_day
from hubs.presentation.moments import month as month_of
from hubs.presentation.tables import Table, TableCell, table
from hubs.presentation.words import counted, listed, lower_first

NO_ANSWER = UUID(int=0)


def headline(results: RoundResults) -> str:
    """Return the finding as a sentence."""
    talk, settled = len(results.to_talk_about), len(results.settled)
    if not results.answered:
        return "Nobody answered this review"
    if not talk:
        return f"You agree on all {settled}."
    if not results.not_agreed:
        some = f"{talk} of them" if settled else "every one"
        return f"You agreed on all {talk + settled}. You talked about {some}."
    these = "this one" if talk == 1 else f"these {talk}"
    return f"You agree on {settled}. Talk about {these}." if settled else f"Talk about {these}."


def asked_words(results: RoundResults) -> str:
    """Say on which scale a round was asked, and the one before; nothing on the usual one."""
    return " ".join(each for each in (results.how_asked, results.asked_differently) if each)


def answers_table(question: QuestionResult, by: str = ROLE, answer_url: str = "") -> Table:
    """Return who said what, side by side: the twin of the picture, sorted as its marks are named.

    `answer_url`: the address of an answer's own page, with `NO_ANSWER` where its id goes. Without
    names the table says only what was said, and leads to no answer.
    """
    head = "What makes them say so"
    if not all(mark.sector for mark in question.marks):
        rows = [(TableCell(level=mark.level), mark.evidence or "–") for mark in question.marks]
        return table("Answers, without names", ["Answer", head], rows)

    def place(mark: ResultMark) -> tuple[str, bool, int, str]:
        group = "" if by == ROLE else group_of(mark, by).label
        return group, not mark.level, mark.level or 0, mark.role

    said: list[Sequence[str | TableCell]] = [
        (
            f"{mark.role} ({mark.code})",
            mark.organisation,
            TableCell(
                "Not for me" if mark.not_for_me else "No answer", level=mark.level, said=mark.said
            ),
            mark.evidence or "–",
            *_more(mark, answer_url),
        )
        for mark in sorted(question.marks, key=place)
    ]
    heads = ["Role", "Organisation", "Answer", head, *(["More"] if answer_url else [])]
    return table("Answers by role and organisation", heads, said)


def groups_table(question: QuestionResult, by: str) -> Table | None:
    """Return how each sector or organisation answered, in counts; None where there is no group."""
    if question.groups:
        found = [(_label(each), each.counts) for each in question.groups if each.path]
    elif by == ROLE or not question.marks or question.is_team_audit:
        return None
    else:
        levels: dict[str, Counter[int]] = defaultdict(Counter)
        for mark in question.marks:
            chosen = NOT_FOR_ME if mark.not_for_me else mark.level
            levels[group_of(mark, by).label].update([] if chosen is None else [chosen])
        found = sorted((label, dict(counts)) for label, counts in levels.items())
    rows = [(label, listed_counts(counts) or "No answer") for label, counts in found]
    return table("Answers by group", ["Group", "Answers"], rows) if rows else None


def _label(group: GroupCounts) -> str:
    sector = str(Sector(group.path[0]).label)
    return sector if len(group.path) == 1 else f"{group.path[1]} ({lower_first(sector)})"


def movement_words(
    question: QuestionResult, when: str, *, asked_differently: bool = False
) -> list[str]:
    """Say what changed since the round before: for everybody, and for the same people."""
    found, said = question.movement, []
    if found is None:
        return []
    now, before = middle(question.counts), middle(found.before)
    if now and before:
        same = f"{level(now).name}, as {when}"
        change = same if now == before else f"{level(before).name} {when}, {level(now).name} now"
        said.append(f"Everybody’s middle rating: {change}.")
    if found.both:
        ways = ((found.higher, "higher"), (found.same, "the same"), (found.lower, "lower"))
        parts = listed([f"{number} {way}" for number, way in ways if number])
        who = counted(found.both, "person", "people")
        said.append(f"The {who} who gave a rating both times: {parts}.")
    if said and asked_differently:
        said.append("The two reviews were asked on different scales.")
    return said


def _more(mark: ResultMark, answer_url: str) -> list[TableCell]:
    if not answer_url:
        return []
    if mark.answer_id is None:
        return [TableCell("–")]
    url = answer_url.replace(str(NO_ANSWER), str(mark.answer_id))
    return [TableCell("Files and history", url=url, about=f"of the answer of {mark.role}")]


def given_words(question: QuestionResult) -> str:
    """Return how many chose what: "2 Basic, 1 Mature, 1 Don't know, 1 Not for me"."""
    return listed_counts({**question.counts, NOT_FOR_ME: question.put_aside})


def coverage_table(question: QuestionResult) -> Table:
    """Return how many chose each level and what they wrote, and never who."""
    rows = []
    for value in (1, 2, 3, 4, 5, 0):
        if count := question.counts.get(value, 0):
            said = [m.evidence for m in question.marks if m.level == value and m.evidence.strip()]
            rows.append((TableCell("", level=value), str(count), "\n".join(said) or "–"))
    return table(
        "How well the team is covered", ["Answer", "How many", "What makes them say so"], rows
    )


def statement_words(question: QuestionResult) -> str:
    """Return a statement as a table of a review names it: it says where it was reworded since."""
    reworded = question.change == Question.Change.REWORDED
    return f"{question.marked} (Reworded since the last review)" if reworded else question.marked


def before_cell(question: QuestionResult) -> TableCell:
    """Return the rating agreed in the review before, or why there is none to compare with."""
    words = short_words(question.change, question.was) or "None"
    return TableCell(words, level=question.previous_level)


def action_words(action: ActionFact) -> str:
    """Return an action in one sentence: what, by when, who drives and sponsors it."""
    by = f" by {long_day(action.due_on)}" if action.due_on else ""
    said = f"{action.text.rstrip().rstrip('.')}{by}."
    if action.driver:
        said += f" Driven by {action.driver}"
        said += f", sponsored by {action.sponsor}." if action.sponsor else "."
    return said


def agreed_words(question: QuestionResult) -> str:
    """Return why a rating was agreed, who sees it differently, and what will be done, in lines."""
    agreed = question.agreed
    if agreed is None:
        return ""
    by = f" by {agreed.dissent_by}" if agreed.dissent_by else ""
    seen = f"Seen differently{by}: {agreed.dissent}" if agreed.dissent else ""
    sure = f"Confidence: {agreed.confidence}." if agreed.confidence else ""
    actions = [f"Action: {action_words(action)}" for action in question.actions]
    return "\n".join(part for part in (agreed.rationale, sure, seen, *actions) if part)


def anchor(question: QuestionResult) -> str:
    """Return the statement's place on the page."""
    return anchor_of(question.set_key, question.code)


def anchor_of(set_key: str, code: str) -> str:
    """The same, for a statement whose results were not read."""
    return f"statement-{set_key}-{code}".lower()


def month(moment: datetime) -> str:
    """Return "May 2026", or "May" within the year."""
    day = local_day(moment)
    return f"{day:%B}" if day.year == timezone.localdate().year else month_of(day)
