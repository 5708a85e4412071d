"""What follows an agreement: where to go next, and two versions side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from checklists.presenters.compare_words import action_words, anchor
from checklists.results import ActionFact, QuestionResult, RoundResults
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


def conflict_between(
    mine: dict[str, Any], action: ActionFact | None, question: QuestionResult
) -> Conflict:
    """Return what I typed beside what somebody else recorded meanwhile; nothing is left out."""
    agreed = question.agreed
    moment = date_format(timezone.localtime(agreed.agreed_at), "j F, H:i") if agreed else ""
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
            mine.get("level"),
            _text(mine.get("rationale", ""), mine.get("dissent", ""), _typed_action(mine)),
            "Record mine instead",
        ),
        theirs=Side(
            agreed.agreed_by if agreed else "Recorded",
            moment,
            agreed.level if agreed else None,
            _text(
                agreed.rationale if agreed else "",
                agreed.dissent if agreed else "",
                action_words(action) if action else "",
            ),
            "Leave theirs as it is",
        ),
    )


def after_url(slug: str, results: RoundResults, question: QuestionResult, screen: Any) -> str:
    """Return where to go once it is recorded: the next screen of the workshop, or its place."""
    place = {"slug": slug, "round_id": results.round_id}
    if screen and screen < len(results.to_talk_about):
        return reverse("checklists:workshop-view", kwargs={**place, "number": screen + 1})
    return f"{reverse('checklists:compare-view', kwargs=place)}#{anchor(question)}"


def recorded_words(results: RoundResults, question_id: UUID) -> str:
    """Say that one statement is recorded, and how many are left."""
    left = sum(q.question_id != question_id for q in results.not_agreed)
    if left:
        return f"Recorded. {counted(left, 'statement')} left to agree."
    return "Recorded. Every statement has an agreed rating: you can mark the view as agreed."


def _typed_action(mine: dict[str, Any]) -> str:
    if not mine.get("text"):
        return ""
    due, driver, sponsor = mine.get("due_on"), mine.get("driver"), mine.get("sponsor")
    said = f"{mine['text'].rstrip().rstrip('.')}"
    said += f" by {date_format(due, 'j F Y')}." if due else "."
    if driver:
        said += f" Driven by {driver}" + (f", sponsored by {sponsor}." if sponsor else ".")
    return said


def _text(reason: str, dissent: str, action: str) -> str:
    seen = f"Seen differently: {dissent}" if dissent else ""
    done = f"Action: {action}" if action else ""
    return "\n\n".join(part for part in (reason, seen, done) if part)
