"""Before the view is marked as agreed: everything it holds, and what is still missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from checklists.presenters.compare_beside import Beside
from checklists.presenters.compare_words import action_words
from checklists.presenters.tools import ToolLink
from checklists.results import RoundResults
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


def round_agree_page(slug: str, results: RoundResults, refused: str = "") -> RoundAgreePage:
    """Return the list of agreed ratings in the round's order; `refused` is why it failed."""
    place = {"slug": slug, "round_id": results.round_id}
    rows = [
        (
            question.text,
            TableCell("Not agreed yet", level=question.agreed_level),
            TableCell("None", level=question.previous_level),
            "\n".join(action_words(action) for action in question.actions) or "–",
        )
        for question in results.questions
    ]
    heads = ["Statement", "Agreed", "Last review", "Action"]
    return RoundAgreePage(
        title=results.title,
        ratings=table("What will be agreed", heads, rows),
        low=[low for low in _low_ratings(slug, results) if low.tools],
        left=len(results.not_agreed),
        errors=[(refused, "")] if refused else [],
        back_url=reverse("checklists:compare-view", kwargs=place),
    )


def _low_ratings(slug: str, results: RoundResults) -> list[LowRating]:
    beside = Beside(slug, results, may_add=False)
    return [LowRating(q.text, beside.tools(q)) for q in results.questions if q.is_low]
