"""An area's own set as somebody who is asked it will see it. Nothing on the page is stored."""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string

from checklists.actions.local_publishing import whose_words
from checklists.forms.answers import AnswerForm, place_in_set
from checklists.local_drafts import Draft, as_question, general_levels
from checklists.models import Question, QuestionSet
from checklists.scales import USUAL, scale_of
from hubs.models import LocalArea


def preview_page(area: LocalArea, draft: Draft) -> dict[str, Any]:
    """Return what `local_set_preview.html` shows."""
    general, asked = general_levels(), QuestionSet(key=draft.local_set.key)
    questions = [
        as_question(each.statement, number, general)
        for number, each in enumerate(draft.statements, 1)
    ]
    rated = [each for each in questions if each.kind == Question.Kind.RATED]
    for question in rated:
        question.question_set = asked
    whose = whose_words(area)
    return {
        "nav": "reviews",
        "local_set": draft.local_set,
        "whose": whose,
        "questions": [
            _drawn(question, place_in_set(number, len(rated), whose))
            for number, question in enumerate(rated, 1)
        ],
        "open_questions": [each.text for each in questions if each.kind == Question.Kind.OPEN],
    }


def _drawn(question: Question, eyebrow: str) -> str:
    form = AnswerForm(question, scale=scale_of(USUAL), eyebrow=eyebrow)
    shown = {
        "id": question.code,
        "level": form["level"],
        "evidence": form["evidence"],
        "help": question.guidance,
    }
    return render_to_string("components/question.html", {"question": shown})
