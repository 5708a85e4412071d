"""What others have submitted, for who has submitted too, in a round that shows it early."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from checklists.marks import picture_marks, shapes_of
from checklists.models import Round, marked_title
from checklists.pictures import Spread, SpreadPicture, draw_spread
from checklists.presenters.compare_words import answers_table
from checklists.querysets import RoundQuerySet
from checklists.results import QuestionResult, submitted_so_far
from hubs.models import User
from hubs.presentation.addresses import address
from hubs.presentation.tables import Table
from hubs.presentation.words import counted


def rounds_shown_early(user: User) -> RoundQuerySet:
    """The open rounds in which the user sees what others have submitted."""
    return Round.objects.shown_early_to(user)


@dataclass(frozen=True, slots=True)
class SoFar:
    """One statement: who submitted what, as a picture and as a table."""

    text: str
    about: str
    spread: SpreadPicture
    twin: Table


def so_far_page(slug: str, round_: Round, user: User) -> dict[str, Any]:
    """Return what `round_so_far.html` shows."""
    questions = submitted_so_far(round_, user)
    marks = {mark.code: mark for each in questions for mark in each.marks}.values()
    return {
        "nav": "reviews",
        "round": round_,
        "questions": [_statement(each) for each in questions],
        "shapes": shapes_of(marks),
        "submitted": counted(len(marks), "person has", "people have"),
        "round_url": address("checklists:round-detail", slug=slug, round_id=round_.pk),
    }


def _statement(question: QuestionResult) -> SoFar:
    answers = counted(len(question.marks), "answer")
    return SoFar(
        text=question.text,
        about=f"{marked_title(question.set_title, question.whose)} · {answers}",
        spread=draw_spread(
            Spread(picture_marks(question.marks), None, f"{answers} to: {question.text}")
        ),
        twin=answers_table(question),
    )
