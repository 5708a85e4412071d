"""How the answer page looks: the statements, how far one has come, and what was in the way."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from checklists.asked import AskedSet, Paper, Sheet, attached_to
from checklists.forms.answers import BOTH, AnswerForm, place_in_set
from checklists.forms.on_a_scale import Chosen, levels_in_words
from checklists.models import Answer, Participation, Question
from checklists.presenters.evidence import attached_markup
from checklists.presenters.statements import (
    Mould,
    agreed_when,
    draw_statement,
    hidden,
    moment_words,
    previous,
)
from checklists.promises import who_sees
from checklists.scales import own_word
from checklists.team_audit import is_team_audit
from hubs.presentation.addresses import address

TEAM_LEAD = (
    "How well are you covered, between all of you? Rate the team, never a person, and name "
    "nobody. When you compare, nobody sees who gave which answer."
)


@dataclass(frozen=True, slots=True)
class Troubles:
    """What kept a page from being saved: refused forms, and what is stored instead of others."""

    refused: Mapping[str, AnswerForm] = field(default_factory=dict)
    stale: Mapping[str, tuple[AnswerForm, Answer]] = field(default_factory=dict)

    def form(self, code: str) -> AnswerForm | None:
        return self.refused.get(code) or self.stale.get(code, (None, None))[0]

    @property
    def status(self) -> int:
        return 409 if self.stale else 422 if self.refused else 200


def answer_page(*, slug: str, sheet: Sheet, troubles: Troubles) -> dict[str, Any]:
    """Return what `answer_edit.html` shows of one set."""
    paper, asked = sheet.paper, sheet.asked
    names = {"slug": slug, "round_id": paper.round.pk}
    url = address("checklists:answer-edit", **names, key=asked.key)
    questions = [
        _statement(slug, sheet, number, each, troubles)
        for number, each in enumerate(asked.rated, 1)
    ]
    place = [each.key for each in paper.sets].index(asked.key)
    following = paper.sets[place + 1] if place + 1 < len(paper.sets) else None
    return {
        "nav": "reviews",
        "round": paper.round,
        "asked": asked,
        "title": _title(paper, asked),
        "lead": _lead(paper, asked),
        "eyebrow": f"{paper.round.title} · {_view(asked)}",
        "questions": questions,
        "open_items": open_items(slug, asked, paper.round.pk, sheet.written),
        "progress": progress(paper, asked, troubles),
        "following": following,
        "error_forms": [*troubles.refused.values()],
        "stale": [_stale_error(*each) for each in troubles.stale.values()],
        "page_errors": bool(troubles.stale),
        "how_asked": paper.round.how_asked,
        "page_url": url,
        "round_url": address("checklists:round-detail", **names),
        "draft_owner": str(paper.participation.pk),
    }


def _statement(
    slug: str, sheet: Sheet, number: int, question: Question, troubles: Troubles
) -> SafeString:
    """One statement: as it is stored or, where it was not saved, as it was sent."""
    code, round_ = question.code, sheet.paper.round
    answer, agreed = sheet.paper.answers.get(question.pk), sheet.agreed.get(code)
    chosen = Chosen(answer.choice, answer.option) if answer else Chosen(None)
    files = attached_markup(slug, attached_to(answer))
    names = {"slug": slug, "round_id": round_.pk, "key": sheet.asked.key, "code": code}
    save_url = address("checklists:answer-save", **names)
    form = troubles.form(code)
    if form is None:
        mould = Mould(
            question=question,
            eyebrow=place_in_set(number, len(sheet.asked.rated), question.whose),
            scale=sheet.paper.scale,
            chosen=chosen,
            is_saved=bool(answer and answer.version),
            agreed=agreed,
            when=agreed_when(round_) if agreed else "",
        )
        return draw_statement(mould, answer, save_url, files)
    version = 0 if "version" in form.errors else form["version"].value()
    shown: dict[str, Any] = {
        "id": code,
        "save_url": save_url,
        "help": question.guidance,
        "levels": levels_in_words(sheet.paper.scale, question),
        "previous": previous(chosen, sheet.paper.scale, agreed, agreed_when(round_)),
        "level": form["level"],
        "evidence": form["evidence"],
        "files": files,
        "hidden": hidden(code, version),
    }
    if code in troubles.stale:
        shown |= conflict(question, *troubles.stale[code])
    return render_to_string("components/question.html", {"question": shown})


def conflict(question: Question, form: AnswerForm, stored: Answer) -> dict[str, Any]:
    """Both versions of an answer, side by side, and the buttons that settle which one counts."""
    entry = form.entry
    return {
        "hidden": hidden(question.code, entry.version, stored.version),
        "state": None,
        "conflict": {
            "id": question.code,
            "name": f"{question.code}-keep",
            "mine": {
                "where": "This page",
                "when": "not saved yet",
                "level": entry.choice,
                "said": own_word(form.scale.key, entry.option),
                "text": entry.evidence,
                "keep": "Keep this page’s version",
            },
            "theirs": {
                "where": "Saved elsewhere",
                "when": moment_words(stored.saved_at),
                "level": stored.choice,
                "said": own_word(form.scale.key, stored.option),
                "text": stored.evidence,
                "keep": "Keep the saved version",
            },
            "both": BOTH,
            "explanation": (
                "You also answered in another tab or on another device. Nothing is lost. "
                "Choose which one counts; the other stays in your history."
            ),
        },
    }


def _stale_error(form: AnswerForm, _stored: Answer) -> tuple[str, str]:
    name = form.question.short_name
    return f"{name}: you have two versions of this answer", f"{form.question.code}-conflict"


def progress(paper: Paper, asked: AskedSet, troubles: Troubles | None = None) -> dict[str, Any]:
    """The list beside the statements: what is answered, what is not, what needs a look."""
    troubles = troubles or Troubles()
    items = [_progress_item(each, paper.answers.get(each.pk), troubles) for each in asked.rated]
    return {
        "words": f"{paper.answered_in(asked)} of {paper.counted_in(asked)} answered",
        "items": items,
    }


def _progress_item(question: Question, answer: Answer | None, troubles: Troubles) -> dict[str, Any]:
    item = {"name": question.short_name, "url": f"#{question.code}", "level": None}
    if question.code in troubles.stale:
        return item | {"kind": "part", "state": "Two versions"}
    if question.code in troubles.refused:
        return item | {"kind": "part", "state": "Not saved yet"}
    if answer is None or (answer.choice is None and not answer.evidence):
        return item | {"kind": "", "state": "Not answered"}
    if answer.choice is None:
        return item | {"kind": "part", "state": "No level chosen"}
    return item | {
        "kind": "out" if answer.not_for_me else "done",
        "level": answer.choice,
        "letter": answer.option,
        "state": f"Saved {moment_words(answer.saved_at)}",
    }


def _title(paper: Paper, asked: AskedSet) -> str:
    if not asked.rated:
        return asked.title
    return f"{asked.title}: {paper.answered_in(asked)} of {paper.counted_in(asked)} answered"


def _view(asked: AskedSet) -> str:
    return "your own view of the team" if is_team_audit(asked.key) else "your own view"


def _lead(paper: Paper, asked: AskedSet) -> str:
    if not asked.rated:
        return "Write to as many of these as you like, and choose for each one who may see it."
    begins = TEAM_LEAD if is_team_audit(asked.key) else "Answer from where you sit."
    lead = (
        f"{stands_in(paper.participation)}{begins} {who_sees(paper.round)} "
        "You can change them until then."
    )
    if paper.participation.submitted_at:
        lead += " You have submitted them; what you change now counts at once."
    return lead


def stands_in(participation: Participation) -> str:
    """'You answer for Mina Patel. ', for somebody's substitute; otherwise nothing."""
    if participation.stands_in_for is None:
        return ""
    return f"You answer for {participation.stands_in_for}. "


def url_to_write(
    slug: str, key: str, code: str, round_id: UUID | None, name: str = "reflection-edit"
) -> str:
    """The page on which an open question is written to, in a round or outside of one."""
    names = {"slug": slug, "key": key, "code": code}
    if round_id:
        names["round_id"] = str(round_id)
    return address(f"checklists:{name}", **names)


def open_items(
    slug: str, asked: AskedSet, round_id: UUID, written: Set[str]
) -> list[dict[str, Any]]:
    """The open questions of a set that a round asks."""
    return [
        {
            "what": each.text,
            "whose": each.whose,
            "url": url_to_write(slug, asked.key, each.code, round_id),
            "kind": "done" if each.code in written else "todo",
            "when": "Written" if each.code in written else "Not written",
        }
        for each in asked.open
    ]
