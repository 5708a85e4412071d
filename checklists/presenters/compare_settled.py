"""The statements on which answers agree: a line each, and one table of them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checklists.pictures import CountStrip, CountStripPicture, draw_count_strip
from checklists.presenters.compare_beside import CarriedAction, Stuck, Way
from checklists.presenters.compare_statement import Statement, StatementMaker, place_of
from checklists.presenters.compare_words import (
    agreed_words,
    anchor,
    before_cell,
    given_words,
    statement_words,
)
from checklists.presenters.tools import ToolLink
from checklists.results import QuestionResult
from hubs.presentation.levels import level
from hubs.presentation.tables import Table, TableCell, table


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
    tools: Sequence[ToolLink] = ()
    ways: Sequence[Way] = ()
    carried: Sequence[CarriedAction] = ()
    stuck: Stuck | None = None
    stands: str = ""
    whose: str = ""


def settled_line(
    maker: StatementMaker, whole: QuestionResult, shown: QuestionResult, *, is_open: bool
) -> Settled:
    """Return a line: its strip is of the answers shown, its words are of everybody's."""
    found = whole.agreed_level or whole.most_common or 0
    return Settled(
        text=whole.text,
        strip=draw_count_strip(
            CountStrip(shown.counts, whole.previous_level, f"Answers to: {whole.text}", maker.when)
        ),
        words=level(found).name,
        change=_change(found, whole.previous_level, maker.when),
        url=maker.agree_url(whole) if maker.may_agree else "",
        opened=maker.statement(shown, place_of(whole), is_open=True) if is_open else None,
        anchor=anchor(whole),
        agreed=whole.agreed is not None,
        history_url=maker.history_url(whole),
        tools=maker.beside.tools(whole),
        ways=maker.beside.ways(whole),
        carried=maker.beside.carried(whole),
        stuck=maker.beside.stuck(whole),
        stands=maker.stands(whole),
        whose=whole.whose,
    )


def settled_table(settled: list[QuestionResult], when: str) -> Table:
    """Return the lines as a table, with what was agreed and why."""
    heads = ["Statement", "Answers", f"Agreed in {when}" if when else "Last review"]
    return table(
        "Statements you agree on",
        [*heads, "Agreed now", "Why, and what next"],
        [
            (
                statement_words(question),
                given_words(question),
                before_cell(question),
                TableCell("Not yet", level=question.agreed_level),
                agreed_words(question) or "–",
            )
            for question in settled
        ],
    )


def _change(now: int, before: int | None, when: str) -> str:
    if not before:
        return ""
    if now == before:
        return f"as {when}"
    return (
        f"{'up' if now > before else 'down'} {abs(now - before)} since {when.removeprefix('in ')}"
    )
