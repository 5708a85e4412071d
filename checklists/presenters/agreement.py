"""What follows an agreement: where to go next, and two versions side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format

from checklists.actions.action import ActionDraft
from checklists.forms.agreement import AgreementForm
from checklists.models import Action
from checklists.presenters.compare import Compare
from checklists.presenters.compare_statement import confidence_words
from checklists.presenters.compare_words import action_words, anchor
from checklists.presenters.workshop import workshop_screen
from checklists.results import QuestionResult, RoundResults
from hubs.presentation.addresses import address
from hubs.presentation.words import counted


@dataclass(frozen=True, slots=True)
class Side:
    """One of two versions, as the `conflict` component shows it."""

    where: str
    when: str
    level: int | None
    text: str
    keep: str


@dataclass(frozen=True, slots=True)
class Conflict:
    id: str
    mine: Side
    theirs: Side
    heading: str
    explanation: str


def agreement_page(
    slug: str, results: RoundResults, form: AgreementForm
) -> tuple[str, dict[str, Any]]:
    """Return the template and what it shows: the compare page, or a screen of the workshop."""
    question = form.question
    page: dict[str, Any] = {"form": form, "error_forms": form.every_form, "question": question}
    page |= {"round": results, "nav": "reviews"}
    number = _screen(form, results)
    if number:
        screen = workshop_screen(slug, results, number, may_agree=True, room=None)
        return "checklists/workshop_agree.html", {**page, "screen": screen}
    compare = Compare(slug, results, may_agree=True).page(opened=question.question_id)
    return "checklists/agreement_edit.html", {**page, "page": compare, "may_agree": True}


def _screen(form: AgreementForm, results: RoundResults) -> int:
    """The screen of the workshop on which it is agreed; 0 where that is on the compare page."""
    said = str(form["screen"].value() or "")
    ids = [each.question_id for each in results.to_talk_about]
    is_talk = said.isascii() and said.isdigit() and form.question.question_id in ids
    return ids.index(form.question.question_id) + 1 if is_talk else 0


def conflict_between(form: AgreementForm, question: QuestionResult) -> Conflict:
    """Return what I typed beside what somebody else recorded meanwhile; nothing is left out."""
    agreed, mine = question.agreed, form.cleaned_data
    moment = date_format(timezone.localtime(agreed.agreed_at), "j F, H:i") if agreed else ""
    named = mine["dissent"] and mine.get("dissent_by")
    dissent = f"{named}: {mine['dissent']}" if named else mine["dissent"]
    typed = [_typed_action(draft) for draft in form.draft().actions]
    still_open = [action_words(a) for a in question.actions if a.status == Action.Status.OPEN]
    return Conflict(
        id="agreement",
        heading="Somebody recorded this one while you were writing",
        explanation=(
            "Nothing is lost: your text is still in the form below, "
            "and theirs is recorded. Choose which one counts."
        ),
        mine=Side(
            "Yours",
            "not recorded yet",
            mine["level"],
            _text(mine["rationale"], dissent, mine["confidence"], typed),
            "Record mine instead",
        ),
        theirs=Side(
            agreed.agreed_by if agreed else "Recorded",
            moment,
            agreed.level if agreed else None,
            _text(
                agreed.rationale if agreed else "",
                agreed.dissent_said if agreed else "",
                agreed.confidence if agreed else "",
                still_open,
            ),
            "Leave theirs as it is",
        ),
    )


def after_url(slug: str, results: RoundResults, question: QuestionResult, screen: Any) -> str:
    """Return where to go once it is recorded: the next screen of the workshop, or its place."""
    place = {"slug": slug, "round_id": results.round_id}
    if screen and screen < len(results.to_talk_about):
        return address("checklists:workshop-view", **place, number=screen + 1)
    return f"{address('checklists:compare-view', **place)}#{anchor(question)}"


def recorded_words(results: RoundResults, question_id: UUID) -> str:
    """Say that one statement is recorded, and how many are left."""
    left = sum(q.question_id != question_id for q in results.not_agreed)
    if left:
        return f"Recorded. {counted(left, 'statement')} left to agree."
    return "Recorded. Every statement has an agreed rating: you can mark the view as agreed."


def _typed_action(draft: ActionDraft) -> str:
    said = draft.text.rstrip().rstrip(".")
    said += f" by {date_format(draft.due_on, 'j F Y')}." if draft.due_on else "."
    if draft.driver:
        said += f" Driven by {draft.driver}"
        said += f", sponsored by {draft.sponsor}." if draft.sponsor else "."
    return said


def _text(reason: str, dissent: str, confidence: str, actions: list[str]) -> str:
    parts = [
        reason,
        f"Seen differently: {dissent}" if dissent else "",
        f"Agreed with {confidence_words(confidence)}." if confidence else "",
        *(f"Action: {action}" for action in actions),
    ]
    return "\n\n".join(part for part in parts if part)
