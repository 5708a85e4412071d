"""Before the view is marked as agreed: everything it holds, and what is still missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checklists.presenters.compare_beside import Beside
from checklists.presenters.compare_words import (
    agreed_words,
    asked_words,
    before_cell,
    statement_words,
)
from checklists.presenters.tools import ToolLink
from checklists.results import RoundResults
from hubs.presentation.addresses import address
from hubs.presentation.tables import Table, TableCell, table


@dataclass(frozen=True, slots=True)
class LowRating:
    """A statement agreed at Basic or lower, with the tools that may help."""

    text: str
    tools: Sequence[ToolLink]


@dataclass(frozen=True, slots=True)
class RoundAgreePage:
    title: str
    ratings: Table
    low: Sequence[LowRating]
    left: int
    errors: list[tuple[str, str]]
    back_url: str
    how_asked: str


def round_agree_page(slug: str, results: RoundResults, refused: str = "") -> RoundAgreePage:
    """Return the list of agreed ratings in the round's order; `refused` is why it failed."""
    place = {"slug": slug, "round_id": results.round_id}
    return RoundAgreePage(
        title=results.title,
        ratings=ratings_table(results, "What will be agreed"),
        low=_low_ratings(slug, results),
        left=len(results.not_agreed),
        errors=[(refused, "")] if refused else [],
        back_url=address("checklists:compare-view", **place),
        how_asked=asked_words(results),
    )


def ratings_table(results: RoundResults, caption: str) -> Table:
    """Return every agreed rating in the round's order, why it was agreed, and what will be done."""
    rows = [
        (
            statement_words(question),
            TableCell("Not agreed yet", level=question.agreed_level),
            before_cell(question),
            agreed_words(question) or "–",
        )
        for question in results.questions
    ]
    return table(caption, ["Statement", "Agreed", "Last review", "Why, and what next"], rows)


def _low_ratings(slug: str, results: RoundResults) -> list[LowRating]:
    beside = Beside(slug, results, may_add=False)
    low = [LowRating(q.marked, beside.tools(q)) for q in results.questions if q.is_low]
    return [each for each in low if each.tools]
