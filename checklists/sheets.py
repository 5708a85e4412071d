"""A closed review as lists to take away: exactly what its compare page shows, and no more.

Answers stay blind while the review is open: everything here is made from `RoundResults`, which
only a closed one has. Reflections are no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from checklists.models import Action
from checklists.reading import extent
from checklists.results import ActionFact, QuestionResult, ResultMark, RoundResults
from checklists.rewording import short_words
from hubs.models import Sector
from hubs.presentation.levels import SCALE, level
from hubs.presentation.words import uk_date
from hubs.spreadsheets import Column, Note, Sheet
from hubs.spreadsheets.writing import Value

LISTS = {"agreed": "Agreed view", "actions": "Actions", "answers": "Answers"}
"""What there is to take away, by the name in its address."""

SHIPPED = "Comes with the service"
"""Whose words a statement is that is not the area's own."""

type _Row = Mapping[str, Value]
_SET = Column("set", "Question set", width=24)
_WHOSE = Column("whose", "Whose words", width=24)
_CODE = Column("code", "Code", width=8)
_STATEMENT = Column("statement", "Statement", width=60)
_COUNTS = tuple(Column(f"level_{each.value}", each.name, width=12) for each in SCALE)
AGREED = (
    _CODE,
    _STATEMENT,
    _WHOSE,
    Column("agreed", "Agreed rating", width=20),
    Column("reason", "Why", width=50),
    Column("dissent", "Seen differently", width=40),
    Column("agreed_at", "Agreed at", width=24),
    Column("agreed_by", "Recorded by", width=24),
    Column("previous", "Agreed before", width=20),
    Column("stands", "Words since then", width=34),
    *_COUNTS,
    Column("silent", "No answer", width=12),
    Column("extent", "How far apart", width=44),
    Column("talk", "To talk about", width=14),
    Column("actions", "Actions", width=50),
)
ACTIONS = (
    _SET,
    _CODE,
    _STATEMENT,
    _WHOSE,
    Column("action", "Action", width=60),
    Column("driver", "Drives", width=26),
    Column("sponsor", "Sponsors", width=26),
    Column("due_on", "Due", width=20),
    Column("status", "Status", width=12),
    Column("outcome", "What came of it", width=50),
)
ANSWERS = (
    _SET,
    _CODE,
    _STATEMENT,
    _WHOSE,
    Column("mark", "Mark", width=8),
    Column("role", "Role", width=30),
    Column("organisation", "Organisation", width=34),
    Column("sector", "Sector", width=30),
    Column("answer", "Answer", width=20),
    Column("evidence", "What makes them say so", width=60),
)
CHOSEN = Column("chosen", "What they chose", width=24)
"""Beside the level that an answer counts as, where a review is asked on another scale."""


def results_workbook(results: RoundResults, area_name: str, today: date) -> list[Sheet | Note]:
    """Return a sheet for each question set, the actions, the answers, and how it was worked out."""
    sets: dict[str, list[QuestionResult]] = {}
    for question in results.questions:
        sets.setdefault(question.set_key, []).append(question)
    about = [
        ("Area", area_name),
        ("Review", results.title),
        ("Compared with", results.previous_title or "No review before it"),
        ("Made on", uk_date(today)),
        ("Took part", f"{results.answered} of {results.asked} people answered"),
        *(("How it was asked", words) for words in (results.how_asked,) if words),
        *(("Compared with care", words) for words in (results.asked_differently,) if words),
        *(("How it is worked out", words) for words in results.method),
    ]
    return [
        *(
            Sheet(asked[0].set_title, AGREED, [_agreed(each) for each in asked])
            for asked in sets.values()
        ),
        Sheet(LISTS["actions"], ACTIONS, list(_actions(results))),
        _answers_sheet(results),
        Note("About this file", about),
    ]


def results_list(results: RoundResults, name: str) -> Sheet | None:
    """Return one list of all question sets, or None where there is none of that name."""
    if name == "agreed":
        return Sheet(LISTS[name], (_SET, *AGREED), [_agreed(each) for each in results.questions])
    if name == "actions":
        return Sheet(LISTS[name], ACTIONS, list(_actions(results)))
    if name == "answers":
        return _answers_sheet(results)
    return None


def _about(question: QuestionResult) -> dict[str, Value]:
    return {
        "set": question.set_title,
        "code": question.code,
        "statement": question.text,
        "whose": question.whose or SHIPPED,
    }


def _agreed(question: QuestionResult) -> _Row:
    view = question.agreed
    return {
        **_about(question),
        "agreed": level(view.level).name if view else "Not agreed yet",
        "reason": view.rationale if view else "",
        "dissent": view.dissent if view else "",
        "agreed_at": view.agreed_at if view else None,
        "agreed_by": view.agreed_by if view else "",
        "previous": level(question.previous_level).name if question.previous_level else "",
        "stands": short_words(question.change, question.was),
        **{f"level_{each.value}": question.counts.get(each.value, 0) for each in SCALE},
        "silent": sum(mark.level is None for mark in question.marks),
        "extent": extent(question),
        "talk": "Yes" if question.is_talk else "No",
        "actions": "\n".join(action.text for action in question.actions),
    }


def _actions(results: RoundResults) -> Iterator[_Row]:
    for question in results.questions:
        for action in question.actions:
            yield {**_about(question), **_action(action)}


def _action(action: ActionFact) -> dict[str, Value]:
    return {
        "action": action.text,
        "driver": action.driver,
        "sponsor": action.sponsor,
        "due_on": action.due_on,
        "status": str(Action.Status(action.status).label),
        "outcome": action.outcome,
    }


def _answers_sheet(results: RoundResults) -> Sheet:
    """Where no name stands beside an answer, neither does the word that was chosen."""
    columns: tuple[Column, ...] = ANSWERS
    if results.how_asked and not results.is_anonymous:
        *before, evidence = ANSWERS
        columns = (*before[:-1], CHOSEN, before[-1], evidence)
    return Sheet(LISTS["answers"], columns, list(_answers(results)))


def _answers(results: RoundResults) -> Iterator[_Row]:
    for question in results.questions:
        for mark in question.marks:
            yield {
                **_about(question),
                "mark": mark.code,
                "role": mark.role,
                "organisation": mark.organisation,
                "sector": str(Sector(mark.sector).label) if mark.sector else "",
                "chosen": mark.said,
                "answer": _said(mark),
                "evidence": mark.evidence,
            }


def _said(mark: ResultMark) -> str:
    if mark.level is not None:
        return level(mark.level).name
    return "Not for me" if mark.not_for_me else "No answer"
