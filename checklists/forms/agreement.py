"""Agreeing one statement: rating, reason, dissent, and what will be done about it."""

from __future__ import annotations

from typing import Any

from django import forms

from checklists.actions.action import ActionDraft
from checklists.actions.agreement import AgreementDraft, needs_action
from checklists.forms.words import PersonField, WordsField, is_past, people_to_choose, retyped
from checklists.models import Action
from checklists.results import ActionFact, QuestionResult
from hubs.presentation.forms import DateField, LevelField


class AgreementForm(forms.Form):
    """The form inside a statement. Its hidden versions are those that were read."""

    mark_optional = False

    level = LevelField(
        label="The rating you agree",
        error_messages={
            "required": "Choose the rating you agree",
            "invalid_choice": "Choose one of the levels shown",
        },
    )
    rationale = WordsField(
        label="Why this rating",
        help_text="The board reads this. Two sentences are plenty.",
        max_length=5_000,
        error_messages={"required": "Enter why you agree this rating"},
    )
    dissent = WordsField(
        label="Anyone who sees it differently",
        help_text="Recorded as said, with their role. Leave empty if nobody does.",
        required=False,
        max_length=5_000,
    )
    text = WordsField(
        label="What you will do about it",
        help_text="Basic or lower needs an action.",
        required=False,
        max_length=1_000,
    )
    driver = PersonField(label="Who drives it", required=False)
    sponsor = PersonField(label="Who sponsors it", required=False, empty_label="Nobody yet")
    due_on = DateField(label="Due date", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    action_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    screen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)

    def __init__(
        self, question: QuestionResult, *, data: Any = None, screen: int | None = None
    ) -> None:
        self.question = question
        self.action = open_action(question)
        super().__init__(data, initial={**self._as_recorded(), "screen": screen})
        if question.is_team_audit:
            self._ask_about_the_team()
        known = self.action or None
        people = people_to_choose(known and known.driver_id, known and known.sponsor_id)
        for name in ("driver", "sponsor"):
            field = self.fields[name]
            if isinstance(field, PersonField):
                field.offer(people)

    def _ask_about_the_team(self) -> None:
        self.fields["level"].label = "The coverage you agree"
        self.fields["rationale"].label = "Why this coverage"
        self.fields[
            "rationale"
        ].help_text = "Say what the team can do, and name nobody. The board reads this."
        self.fields["dissent"].help_text = "Recorded as said. Leave empty if nobody does."
        self.fields["text"].help_text = (
            "Develop it together, recruit for it, or borrow it from a partner. "
            "Basic or lower needs an action."
        )

    def _as_recorded(self) -> dict[str, Any]:
        agreed, action = self.question.agreed, self.action
        return {
            "level": agreed.level if agreed else None,
            "rationale": agreed.rationale if agreed else "",
            "dissent": agreed.dissent if agreed else "",
            "version": agreed.version if agreed else 0,
            "text": action.text if action else "",
            "driver": str(action.driver_id or "") if action else "",
            "sponsor": str(action.sponsor_id or "") if action else "",
            "due_on": action.due_on if action else None,
            "action_version": action.version if action else 0,
        }

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        level, text = found.get("level"), found.get("text")
        if text:
            self._check_action(found)
        elif "text" not in self.errors:
            self._check_nothing_to_do(level)
        return found

    def _check_action(self, found: dict[str, Any]) -> None:
        if not found.get("driver") and "driver" not in self.errors:
            self.add_error("driver", "Choose who drives the action")
        due, before = found.get("due_on"), self.action.due_on if self.action else None
        if due is None and "due_on" not in self.errors:
            self.add_error("due_on", "Enter the date by which the action is due")
        elif is_past(due, before):
            self.add_error("due_on", "Due date must be today or later")

    def _check_nothing_to_do(self, level: int | None) -> None:
        if self.action:
            self.add_error(
                "text",
                "The action stays until somebody says what came of it. "
                "To end it, open it under Actions",
            )
        elif level and needs_action(level) and not self._is_done():
            self.add_error(
                "text", "Enter what you will do about it: Basic or lower needs an action"
            )

    def _is_done(self) -> bool:
        return any(action.status == Action.Status.DONE for action in self.question.actions)

    def rebase(self, question: QuestionResult) -> None:
        """Keep what was typed, but as a change to what somebody else has recorded meanwhile."""
        action = open_action(question)
        self.data = retyped(
            self.data,
            version=question.agreed.version if question.agreed else 0,
            action_version=action.version if action else 0,
        )

    def draft(self) -> AgreementDraft:
        """Return what was agreed, once the form is valid."""
        found = self.cleaned_data
        action = None
        if found["text"]:
            action = ActionDraft(
                text=found["text"],
                driver=found["driver"],
                sponsor=found["sponsor"],
                due_on=found["due_on"],
                version=found["action_version"],
                action_id=self.action.id if self.action else None,
            )
        return AgreementDraft(
            level=found["level"],
            rationale=found["rationale"],
            dissent=found["dissent"],
            version=found["version"],
            action=action,
        )


def open_action(question: QuestionResult) -> ActionFact | None:
    """Return the action that the form changes: the first of the statement still to be done."""
    still_open = (a for a in question.actions if a.status == Action.Status.OPEN)
    return next(still_open, None)
