"""How reflections look: the questions there are, what one wrote, and what others shared."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any
from uuid import UUID

from django.utils.formats import date_format

from checklists.actions.reflections import Page
from checklists.asked import AskedSet, asked_set, latest_sets, root_of
from checklists.forms.reflections import TextForm
from checklists.models import Participation, Question, Quotation, Reflection, Round, marked_title
from checklists.presenters.answers import url_to_write
from checklists.presenters.shared_reflections import latest_shared
from checklists.presenters.statements import (
    hidden_line,
    moment_words,
    refused_state,
    saved_state,
)
from hubs.models import LocalArea, User
from hubs.presentation.addresses import address
from hubs.presentation.words import counted

Parts = dict[str, Any]


LATEST = 5
"""How many of those that others shared stand on the list; the rest are on their own page."""


def quoted_words(quotation: Quotation) -> str:
    """Say where a reflection is printed for good."""
    signed = date_format(quotation.signed_on, "j F Y")
    return f"Quoted, without your name, in “{quotation.report_title}”, signed off on {signed}."


# The list --------------------------------------------------------------------------------------


def list_page(*, area: LocalArea, user: User) -> Parts:
    """Return what `reflection_list.html` shows, in six queries."""
    reflections = Reflection.objects.written().with_sources()
    mine = list(reflections.own(user).prefetch_related("quotations"))
    others = reflections.shared().exclude(author=user)
    rounds = Participation.objects.of_user(user).open_rounds_by_set()
    latest = {root_of(each.question): each for each in reversed(mine)}
    asked = [_asked_now(each, rounds) for each in latest_sets()]
    sets = [_set(area, each, round_id, latest) for each, round_id in asked if each.open]
    sets.sort(key=lambda each: (not each["is_asked"], bool(each["whose"])))
    return {
        "nav": "reflections",
        "sets": sets,
        "mine": [_written(area, each) for each in mine],
        "others": latest_shared(others, LATEST),
        "read_url": address("checklists:reflection-read", slug=area.slug),
        "first_url": sets[0]["groups"][0]["items"][0]["url"] if sets else "",
    }


def _asked_now(
    newest: AskedSet, rounds: dict[str, tuple[UUID, UUID]]
) -> tuple[AskedSet, UUID | None]:
    """A set in the version that an open round asks, with the round; else in the newest."""
    if newest.key not in rounds:
        return newest, None
    round_id, version_id = rounds[newest.key]
    return asked_set(version_id), round_id


def _set(
    area: LocalArea, asked: AskedSet, round_id: UUID | None, latest: dict[UUID, Reflection]
) -> Parts:
    groups = [
        {
            "heading": section,
            "items": [_question(area, asked, each, round_id, latest) for each in questions],
        }
        for section, questions in groupby(asked.open, key=lambda each: each.section)
    ]
    written = sum(1 for each in asked.open if root_of(each) in latest)
    return {
        "title": asked.title,
        "whose": asked.whose,
        "introduction": asked.question_set.introduction,
        "attribution": asked.question_set.attribution,
        "written": f"{written} of {counted(len(asked.open), 'question')} written",
        "groups": groups,
        "is_asked": round_id is not None,
    }


def _question(
    area: LocalArea,
    asked: AskedSet,
    question: Question,
    round_id: UUID | None,
    latest: dict[UUID, Reflection],
) -> Parts:
    mine = latest.get(root_of(question))
    return {
        "what": question.text,
        "whose": question.whose,
        "url": url_to_write(area.slug, asked.key, question.code, round_id),
        "kind": "done" if mine else "todo",
        "when": f"Written {moment_words(mine.saved_at)}" if mine else "Not written",
    }


def _written(area: LocalArea, reflection: Reflection) -> Parts:
    question, round_ = reflection.question, reflection.round
    key = question.question_set.key
    return {
        "question": question.marked,
        "text": reflection.text,
        "visibility": reflection.get_visibility_display(),
        "where": round_.title if round_ else "",
        "when": moment_words(reflection.saved_at),
        "quoted": [quoted_words(each) for each in reflection.quotations.all()],
        "url": url_to_write(area.slug, key, question.code, reflection.round_id),
    }


# Writing ---------------------------------------------------------------------------------------


def _nth(place: int, total: int) -> str:
    return f"question {place + 1} of\N{NO-BREAK SPACE}{total}"


def writing_page(
    *, slug: str, asked: AskedSet, page: Page, form: TextForm, stored: Reflection | None = None
) -> Parts:
    """Return what `reflection_edit.html` shows. `stored`: what came in between, if anything."""
    question, round_id = page.question, page.round.pk if page.round else None
    codes = [each.code for each in asked.open]
    place = codes.index(question.code)
    return {
        "nav": "reflections",
        "form": form,
        "question": question,
        "asked": asked,
        "round": page.round,
        "reflection": page.reflection,
        "heading": question.text,
        "eyebrow": f"{marked_title(asked.title, asked.whose)} · {_nth(place, len(codes))}",
        "saved": f"Saved {moment_words(page.reflection.saved_at)}" if page.reflection else "",
        "conflict": conflict(form, stored) if stored else None,
        "seen": stored.version if stored else "",
        "page_errors": stored is not None,
        "stale": [("You have two versions of this reflection", "text-conflict")] if stored else [],
        "following": asked.open[place + 1] if place + 1 < len(codes) else None,
        "save_url": url_to_write(slug, asked.key, question.code, round_id, "reflection-save"),
        "quoted": quoted_in(page.reflection),
        "delete_url": url_to_write(slug, asked.key, question.code, round_id, "reflection-delete"),
        "draft_owner": str(page.author.pk),
        "back_url": _back(slug, asked, page.round),
    }


def quoted_in(reflection: Reflection | None) -> list[str]:
    """Where signed reports quote it; one query, and none where nothing is written."""
    return [quoted_words(each) for each in reflection.quotations.all()] if reflection else []


def next_page(slug: str, asked: AskedSet, page: Page, go: str) -> str:
    """Where a saved page leads: to the next question, or back to where they are listed."""
    round_id = page.round.pk if page.round else None
    codes = [each.code for each in asked.open]
    place = codes.index(page.question.code) + 1
    if go == "next" and place < len(codes):
        return url_to_write(slug, asked.key, codes[place], round_id)
    if go in {"next", "later"}:
        return _back(slug, asked, page.round)
    return url_to_write(slug, asked.key, page.question.code, round_id)


def _back(slug: str, asked: AskedSet, round_: Round | None) -> str:
    if round_ is None:
        return address("checklists:reflection-list", slug=slug)
    names = {"slug": slug, "round_id": round_.pk, "key": asked.key}
    return address("checklists:answer-edit", **names)


def conflict(form: TextForm, stored: Reflection) -> Parts:
    """Both texts side by side, and the buttons that settle which one counts."""
    return {
        "id": "text",
        "name": "keep",
        "heading": "You have two versions of this reflection",
        "explanation": (
            "You also wrote in another tab or on another device. Nothing is lost yet. "
            "Choose which one counts, or keep both texts."
        ),
        "mine": {
            "where": "This page",
            "when": "not saved yet",
            "level": None,
            "text": form.data.get("text", ""),
            "keep": "Keep this page’s version",
        },
        "theirs": {
            "where": "Saved elsewhere",
            "when": moment_words(stored.saved_at),
            "level": None,
            "text": stored.text,
            "keep": "Keep the saved version",
        },
        "both": True,
    }


def saved(form: TextForm, stored: Reflection | None) -> Parts:
    """What the page is told after the text was saved by itself."""
    if stored is None:
        return {"status": 200, "hidden": hidden(0)}
    other = form.settles or form.words.text != stored.text
    return {
        "status": 200,
        "hidden": hidden(stored.version),
        "saved": saved_state(stored.saved_at),
        "fields": [("text", stored.text)] if other else [],
    }


def stale_save(form: TextForm, stored: Reflection) -> Parts:
    return {
        "status": 409,
        "hidden": hidden(form.words.version, stored.version),
        "conflict": conflict(form, stored),
    }


def refused_save(form: TextForm) -> Parts:
    errors: Iterable[str] = [str(error) for field in form.errors.values() for error in field]
    detail = " ".join(f"{error}." for error in errors)
    return {"status": 422, "refused": refused_state(detail)}


def hidden(version: int, seen: int | str = "") -> list[str]:
    return [hidden_line("version", version), hidden_line("seen", seen)]
