"""Files and links beside an answer: on its statement, and on the pages that change them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from checklists.asked import Attached, Place
from checklists.models import Answer, Evidence, Question, Round
from checklists.promises import who_opens
from checklists.querysets import AnswerQuerySet, EvidenceQuerySet
from hubs.files import Kind
from hubs.files.names import size_words
from hubs.models import User
from hubs.presentation.addresses import address

NONE = SafeString("")


def own_evidence(user: User) -> EvidenceQuerySet:
    """What the user may replace or remove."""
    return Evidence.objects.own(user).with_place()


def readable_evidence(user: User) -> EvidenceQuerySet:
    """What the user may open."""
    return Evidence.objects.open_to(user).with_place()


def readable_answers(user: User) -> AnswerQuerySet:
    """The answers whose page the user may open."""
    return Answer.objects.open_to(user).with_place()


def attached_items(slug: str, attached: Sequence[Attached]) -> list[dict[str, str]]:
    """What `components/evidence.html` lists."""
    return [_item(slug, each) for each in attached]


def attached_markup(slug: str, attached: Sequence[Attached]) -> SafeString:
    """The list beside a statement that is being answered; nothing where there is none.

    Its buttons belong to the page's form, which saves everything before it goes where they lead.
    """
    if not attached:
        return NONE
    items = attached_items(slug, attached)
    return render_to_string("components/evidence.html", {"items": items, "change": True})


def facts_of(evidence: Evidence) -> Attached:
    """The same facts, from its row."""
    file = evidence.file
    return Attached(
        id=str(evidence.pk),
        title=evidence.title,
        link=evidence.link,
        kind=file.kind if file else None,
        size=file.size if file else None,
    )


def _item(slug: str, each: Attached) -> dict[str, str]:
    names = {"slug": slug, "evidence_id": each.id}
    return {
        "id": each.id,
        "title": each.title,
        "url": each.link or address("checklists:evidence-download", **names),
        "about": f"{Kind(each.kind).label}, {size_words(each.size or 0)}" if each.kind else "link",
        "link": each.link,
    }


def history_url(slug: str, answer_id: UUID) -> str:
    """The page that says how an answer came about."""
    return address("checklists:answer-view", slug=slug, answer_id=answer_id)


def adding_page(slug: str, place: Place) -> dict[str, Any]:
    """The page on which a file or a link is added to an answer."""
    page = _page(slug, place.round, place.question, place.question.question_set.key)
    return page | {"heading": "Add a file or a link", "button": "Add"}


def replacing_page(slug: str, evidence: Evidence) -> dict[str, Any]:
    """The page on which one is put in the place of another."""
    answer = evidence.answer
    key = answer.question.question_set.key
    page = _page(slug, answer.participation.round, answer.question, key)
    return page | {
        "heading": f"Replace “{evidence.title}”",
        "button": "Replace",
        "note": "The one before is kept in the history of your answer, where only you can open "
        "it. The service does not delete it by itself.",
    }


def _page(slug: str, round_: Round, question: Question, key: str) -> dict[str, Any]:
    return {
        "nav": "reviews",
        "round": round_,
        "question": question,
        "promise": who_opens(round_, key),
        "back_url": statement_url(slug, round_.pk, key, question.code),
    }


def statement_url(slug: str, round_id: UUID, key: str, code: str) -> str:
    """The statement on its answer page."""
    names = {"slug": slug, "round_id": round_id, "key": key}
    return f"{address('checklists:answer-edit', **names)}#{code}"


def own_statement_url(slug: str, evidence: Evidence) -> str:
    """The statement whose answer a file or a link belongs to."""
    question = evidence.answer.question
    round_id = evidence.answer.participation.round_id
    return statement_url(slug, round_id, question.question_set.key, question.code)
