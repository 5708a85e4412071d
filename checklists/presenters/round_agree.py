"""Before the view is marked as agreed: everything it holds, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from checklists.presenters.compare_words import action_words
from checklists.results import RoundResults
from hubs.presentation.tables import Table, TableCell, table


@dataclass(frozen=True, slots=True)
class RoundAgreePage:
    title: str
    ratings: Table
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
        left=len(results.not_agreed),
        errors=[(refused, "")] if refused else [],
        back_url=reverse("checklists:compare-view", kwargs=place),
    )
