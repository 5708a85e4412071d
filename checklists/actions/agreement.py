"""Recording the agreed view: statement by statement, the settled ones together, then the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from checklists.actions.action import ActionDraft, save_action_of_agreement
from checklists.models import Agreement, Question, Round
from checklists.results import LOW_RATING, QuestionResult, round_results
from hubs.actions.audit import record
from hubs.models import User
from hubs.presentation.levels import level as level_of


class AgreementRefusedError(Exception):
    """The round is not in a state in which this may be recorded; the message says why."""


class AgreementChangedError(Exception):
    """Somebody recorded another agreement, or changed its action, since this one was opened."""


@dataclass(frozen=True, slots=True)
class AgreementDraft:
    """What was agreed; `version` is the one that was read, 0 where there was none."""

    level: int
    rationale: str
    dissent: str
    version: int
    actions: Sequence[ActionDraft] = ()
    confidence: str = ""
    dissent_naming: str = ""
    dissent_by: str = ""


def needs_action(level: int) -> bool:
    """Whether an agreed rating may not stand without something to be done about it."""
    return level <= LOW_RATING


def may_be_accepted(question: QuestionResult) -> bool:
    """Whether the most common answer may be taken as agreed without opening the statement."""
    found = question.most_common
    return not question.is_talk and found is not None and not needs_action(found)


@transaction.atomic
def record_agreement(
    *, round_: Round, question_id: UUID, actor: User, draft: AgreementDraft
) -> Agreement:
    """Record or change the agreed rating of one statement, with its actions, and return it.

    Raises `AgreementChangedError` when somebody else was faster, `AgreementRefusedError` when the
    round is open or already agreed.
    """
    round_ = _locked(round_)
    question = Question.objects.get(pk=question_id, question_set__round=round_)
    existing = Agreement.objects.filter(round=round_, question=question).first()
    if (existing.version if existing else 0) != draft.version:
        raise AgreementChangedError
    agreement = existing or Agreement(round=round_, question=question, version=0)
    before = _facts(agreement) if existing else {}
    agreement.level, agreement.rationale = draft.level, draft.rationale
    agreement.dissent, agreement.confidence = draft.dissent, draft.confidence
    agreement.dissent_naming = draft.dissent_naming if draft.dissent else ""
    is_named = agreement.dissent_naming == Agreement.Naming.NAMED
    agreement.dissent_by = draft.dissent_by if is_named else ""
    agreement.version += 1
    agreement.agreed_by, agreement.agreed_at = actor, timezone.now()
    agreement.save()
    for each in draft.actions:
        save_action_of_agreement(round_=round_, question=question, actor=actor, draft=each)
    after = _facts(agreement)
    done = "changed" if existing else "recorded"
    record(
        actor=actor,
        verb=f"agreement.{done}",
        subject=agreement,
        summary=(f"{actor} {done} what was agreed on “{question.short_name}” in {round_.title}."),
        version=agreement.version,
        changed={
            name: [before.get(name), value]
            for name, value in after.items()
            if before.get(name) != value
        },
    )
    return agreement


@transaction.atomic
def accept_most_common(*, round_: Round, actor: User) -> int:
    """Record the most common answer of every settled statement not agreed yet; return how many.

    Leaves out a rating of Basic or lower: those need an action, so somebody must open them.
    """
    round_ = _locked(round_)
    waiting = [q for q in round_results(round_).settled if not q.agreed and may_be_accepted(q)]
    Agreement.objects.bulk_create(
        Agreement(
            area_id=round_.area_id,
            round=round_,
            question_id=question.question_id,
            level=question.most_common or 0,
            rationale=_accepted_because(question),
            agreed_by=actor,
            agreed_at=timezone.now(),
        )
        for question in waiting
    )
    if waiting:
        record(
            actor=actor,
            verb="agreement.accepted",
            subject=round_,
            summary=(
                f"{actor} accepted the most common answer for "
                f"{len(waiting)} statement{'' if len(waiting) == 1 else 's'} in {round_.title}."
            ),
            questions=[question.code for question in waiting],
        )
    return len(waiting)


@transaction.atomic
def agree_round(*, round_: Round, actor: User) -> Round:
    """Mark the whole view as agreed: from now on its ratings stay as they are.

    Raises `AgreementRefusedError` while a statement has no agreed rating.
    """
    round_ = _locked(round_)
    if left := len(round_results(round_).not_agreed):
        verb = "statement has" if left == 1 else "statements have"
        raise AgreementRefusedError(f"{left} {verb} no agreed rating yet.")
    round_.state, round_.agreed_at = Round.State.AGREED, timezone.now()
    round_.save(update_fields=["state", "agreed_at"])
    record(
        actor=actor,
        verb="round.agreed",
        subject=round_,
        summary=f"{actor} marked the view of {round_.title} as agreed.",
    )
    return round_


def _locked(round_: Round) -> Round:
    # One at a time: the lock makes "nobody has agreed this yet" true until we have written.
    locked: Round = Round.objects.select_for_update().get(pk=round_.pk)
    if locked.is_signed_off:
        raise AgreementRefusedError("The view is signed off, so it stays as it is.")
    if locked.state == Round.State.OPEN:
        raise AgreementRefusedError("The review is still open.")
    if locked.state == Round.State.AGREED:
        raise AgreementRefusedError("The view has been marked as agreed, so its ratings stay.")
    return locked


def _facts(agreement: Agreement) -> dict[str, Any]:
    # Not whose dissent it is: a name that is taken back is held nowhere, and the trail keeps all.
    return {
        "level": agreement.level,
        "rationale": agreement.rationale,
        "dissent": agreement.dissent,
        "dissent_naming": agreement.dissent_naming,
        "confidence": agreement.confidence,
    }


def _accepted_because(question: QuestionResult) -> str:
    found = [
        f"{question.counts[value]} {level_of(value).name}"
        for value in (1, 2, 3, 4, 5, 0)
        if question.counts.get(value)
    ]
    return f"Accepted as answered: {', '.join(found)}."
