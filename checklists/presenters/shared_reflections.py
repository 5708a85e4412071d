"""What was shared, to be read by question: no order but that of the questions and of the days."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator

from checklists.forms.reflections import ReadingForm
from checklists.models import Reflection, Round
from checklists.presenters.statements import moment_words
from checklists.querysets import ReflectionQuerySet
from hubs.presentation.addresses import address
from hubs.presentation.words import counted

PAGE = 40
Parts = dict[str, Any]


def rounds_to_read() -> list[Round]:
    """The reviews in which something was shared, the latest first, in one query."""
    with_words = Reflection.objects.shared().order_by().values("round")
    return list(Round.objects.filter(pk__in=with_words))


def reading_page(slug: str, form: ReadingForm, number: str | None) -> Parts:
    """Return what `reflection_read.html` shows, in two queries besides that of the reviews."""
    found = form.chosen(Reflection.objects.shared().with_sources().by_question())
    page = Paginator(found, PAGE).get_page(number)
    query = urlencode({name: value for name, value in form.asked.items() if value})
    url = address("checklists:reflection-read", slug=slug)
    return {
        "nav": "reflections",
        "form": form,
        "page": page,
        "groups": _groups(page),
        "found": counted(page.paginator.count, "reflection"),
        "narrows": bool(query),
        "query": f"{query}&" if query else "",
        "clear_url": url if query else "",
    }


def latest_shared(found: ReflectionQuerySet, number: int) -> list[Parts]:
    """Return the few that were shared last, as the list page shows them."""
    return [_shown(each) for each in found[:number]]


def _groups(reflections: Iterable[Reflection]) -> list[Parts]:
    return [
        {
            "set": question.question_set.title,
            "question": question.marked,
            "items": [_shown(each) for each in written],
        }
        for question, written in groupby(reflections, key=lambda each: each.question)
    ]


def _shown(reflection: Reflection) -> Parts:
    return {
        "question": reflection.question.marked,
        "text": reflection.text,
        "author": reflection.author.name,
        "visibility": reflection.get_visibility_display(),
        "when": moment_words(reflection.saved_at),
        "where": reflection.round.title if reflection.round else "",
    }
