"""Check your answers, what comes next, and what to do with words that came too late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from checklists.actions.answers import UnfinishedError
from checklists.asked import AskedSet, Paper, attached_to, lacks_evidence
from checklists.forms.answers import AnswerForm
from checklists.forms.on_a_scale import scale_choices
from checklists.models import Question
from checklists.presenters.evidence import attached_items, history_url
from checklists.presenters.saving import shut_for
from checklists.promises import who_sees, without_who
from checklists.scales import own_word
from hubs.presentation.addresses import address
from hubs.presentation.moments import ago, local_day, near_day
from hubs.presentation.words import counted


def next_step(slug: str, paper: Paper, asked: AskedSet, data: Mapping[str, str]) -> str:
    """Where a saved page leads: on, back to the round, or to the statement just settled."""
    names = {"slug": slug, "round_id": paper.round.pk}
    go = data.get("go", "")
    if elsewhere := _evidence_page(names, asked, go):
        return elsewhere
    if go == "later":
        return address("checklists:round-detail", **names)
    if go == "next":
        place = [each.key for each in paper.sets].index(asked.key) + 1
        if place < len(paper.sets):
            return sheet_url(slug, paper, paper.sets[place])
        return address("checklists:answer-check", **names)
    settled = [each.code for each in asked.rated if f"{each.code}-keep" in data]
    return sheet_url(slug, paper, asked) + "".join(f"#{code}" for code in settled[:1])


def _evidence_page(names: dict[str, Any], asked: AskedSet, go: str) -> str:
    """The page to which a button of a statement leads once everything is saved, or nothing."""
    what, _, which = go.partition("-")
    if what == "evidence" and asked.question(which):
        place = {**names, "key": asked.key, "code": which}
        return address("checklists:evidence-add", **place)
    if what in {"replace", "remove"} and _is_id(which):
        place = {"slug": names["slug"], "evidence_id": which}
        return address(f"checklists:evidence-{what}", **place)
    return ""


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def sheet_url(slug: str, paper: Paper, asked: AskedSet) -> str:
    """The page on which one set is answered."""
    names = {"slug": slug, "round_id": paper.round.pk, "key": asked.key}
    return address("checklists:answer-edit", **names)


def check_page(
    *, slug: str, paper: Paper, unfinished: UnfinishedError | None = None
) -> dict[str, Any]:
    """Return what `answer_check.html` shows: every answer, what is missing, and the button."""
    names = {"slug": slug, "round_id": paper.round.pk}
    missing = len(paper.unanswered) + len(paper.without_evidence)
    return {
        "nav": "reviews",
        "round": paper.round,
        "sets": [_checked_set(slug, paper, each) for each in paper.sets if each.rated],
        "can_submit": not paper.is_shut and paper.participation.submitted_at is None,
        "is_shut": paper.is_shut,
        "lead": _lead(paper),
        "how_asked": paper.round.how_asked,
        "missing": missing,
        "errors": _errors(unfinished) if unfinished else [],
        "page_errors": unfinished is not None,
        "round_url": address("checklists:round-detail", **names),
    }


def _lead(paper: Paper) -> str:
    if paper.is_shut:
        return f"{shut_for(paper.participation)[1]} This is what you said."
    submitted = paper.participation.submitted_at
    if submitted:
        closes = near_day(local_day(paper.round.due_at))
        return (
            f"You submitted your answers {ago(submitted)}. You can still change them until the "
            f"review closes at the end of {closes}; changes count at once."
        )
    until = "You can change them until the review closes, also after you have submitted."
    keys = [each.key for each in paper.sets if each.rated]
    said = [who_sees(paper.round), without_who(paper.round, keys), until]
    return " ".join(words for words in said if words)


def _checked_set(slug: str, paper: Paper, asked: AskedSet) -> dict[str, Any]:
    url = "" if paper.is_shut else sheet_url(slug, paper, asked)
    return {
        "title": asked.title,
        "whose": asked.whose,
        "answered": f"{paper.answered_in(asked)} of {paper.counted_in(asked)} answered",
        "rows": [_checked(slug, paper, each, url) for each in asked.rated],
    }


def _checked(slug: str, paper: Paper, question: Question, url: str) -> dict[str, Any]:
    answer = paper.answers.get(question.pk)
    return {
        "id": question.code,
        "text": question.text,
        "short_name": question.short_name,
        "level": answer.choice if answer else None,
        "said": own_word(paper.round.scale, answer.option) if answer else "",
        "evidence": answer.evidence if answer else "",
        "lacks_evidence": lacks_evidence(answer),
        "attached": attached_items(slug, attached_to(answer)),
        "history_url": history_url(slug, answer.pk) if answer else "",
        "url": f"{url}#{question.code}" if url else "",
    }


def _errors(error: UnfinishedError) -> list[tuple[str, str]]:
    unanswered = [
        (f"{each.short_name}: choose a level, “Don’t know” or “Not for me”", each.code)
        for each in error.unanswered
    ]
    return unanswered + [
        (f"{each.short_name}: say what makes you say that", each.code)
        for each in error.without_evidence
    ]


def shut_page(
    slug: str, paper: Paper, asked: AskedSet, forms: Sequence[AnswerForm]
) -> dict[str, Any]:
    """Return what `answer_shut.html` shows: why nothing was stored, and every word of it."""
    status, words = shut_for(paper.participation)
    names = {str(value): name for value, name in scale_choices(paper.scale)}
    typed = [
        {
            "text": form.question.marked,
            "code": form.question.code,
            "level": names.get(str(form["level"].value()), "No level chosen"),
            "evidence": form["evidence"].value() or "",
        }
        for form in forms
        if _differs(paper, form)
    ]
    return {
        "nav": "reviews",
        "round": paper.round,
        "asked": asked,
        "status": status,
        "words": words,
        "typed": typed,
        "typed_words": f"{counted(len(typed), 'answer')} on your page not saved",
        "check_url": address("checklists:answer-check", slug=slug, round_id=paper.round.pk),
    }


def _differs(paper: Paper, form: AnswerForm) -> bool:
    stored = paper.answers.get(form.question.pk)
    return not form.is_valid() or not form.entry.says_the_same_as(stored)
