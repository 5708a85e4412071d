"""Agreeing one statement: rating, reason, dissent, confidence, and what will be done about it."""

from __future__ import annotations

from typing import Any

from django import forms

from checklists.actions.agreement import AgreementDraft, needs_action
from checklists.forms.agreed_actions import COUNT, AgreedActions, rebased
from checklists.forms.words import WordsField, retyped
from checklists.models import Action, Agreement
from checklists.results import QuestionResult
from hubs.presentation.forms import LevelField, Radios

NAMED, UNNAMED = Agreement.Naming.NAMED, Agreement.Naming.UNNAMED


class AgreementForm(forms.Form):
    """The form inside a statement, with those of its actions. Hidden versions are those read."""

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
    confidence = forms.ChoiceField(
        label="How sure you are of it",
        help_text="Leave this if you did not talk about it.",
        choices=Agreement.Confidence.choices,
        widget=Radios(inline=True),
        required=False,
    )
    dissent = WordsField(
        label="Anyone who sees it differently",
        help_text="Recorded as said. Leave empty if nobody does.",
        required=False,
        max_length=5_000,
    )
    dissent_naming = forms.ChoiceField(
        label="How that is recorded",
        help_text="Ask whoever said it. The board’s report says it in the same way.",
        choices=[(NAMED, "With their name or role"), (UNNAMED, "Without names")],
        widget=Radios(inline=True),
        required=False,
    )
    dissent_by = forms.CharField(
        label="Their name or role",
        help_text="Only if it is recorded with it. For example, Lead member.",
        required=False,
        max_length=200,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    actions = forms.IntegerField(widget=forms.HiddenInput, required=False)
    screen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)

    def __init__(
        self,
        question: QuestionResult,
        *,
        data: Any = None,
        screen: Any = None,
        is_anonymous: bool = False,
    ) -> None:
        self.question = question
        self.listed = AgreedActions(question, data)
        kept = {"screen": screen, COUNT: self.listed.count}
        super().__init__(data, initial={**self._as_recorded(), **kept})
        if is_anonymous or question.is_team_audit:
            del self.fields["dissent_naming"], self.fields["dissent_by"]
        if question.is_team_audit:
            self._ask_about_the_team()

    def _ask_about_the_team(self) -> None:
        self.fields["level"].label = "The coverage you agree"
        self.fields["rationale"].label = "Why this coverage"
        self.fields[
            "rationale"
        ].help_text = "Say what the team can do, and name nobody. The board reads this."
        self.fields["dissent"].help_text = "Recorded as said. Leave empty if nobody does."
        self.listed.forms[0].fields["text"].help_text = (
            "Develop it together, recruit for it, or borrow it from a partner. "
            "Basic or lower needs an action."
        )

    def _as_recorded(self) -> dict[str, Any]:
        agreed = self.question.agreed
        if agreed is None:
            return {"version": 0}
        return {
            "level": agreed.level,
            "rationale": agreed.rationale,
            "confidence": agreed.confidence,
            "dissent": agreed.dissent,
            "dissent_naming": agreed.dissent_naming,
            "dissent_by": agreed.dissent_by,
            "version": agreed.version,
        }

    @property
    def every_form(self) -> list[forms.Form]:
        """This form and those of its actions, for the list of errors."""
        return [self, *self.listed]

    def is_valid(self) -> bool:
        """Whether it and its actions may be recorded; every error is told at once."""
        own, actions = super().is_valid(), self.is_bound and self.listed.is_valid()
        level = self.cleaned_data.get("level") if self.is_bound else None
        if actions and level and needs_action(level) and not self._is_acted_on():
            self.listed.forms[0].add_error(
                "text", "Enter what you will do about it: Basic or lower needs an action"
            )
            return False
        return own and actions

    def _is_acted_on(self) -> bool:
        done = any(action.status == Action.Status.DONE for action in self.question.actions)
        return done or bool(self.listed.drafts())

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("dissent") and "dissent_naming" in self.fields:
            self._check_naming(found)
        return found

    def _check_naming(self, found: dict[str, Any]) -> None:
        naming = found.get("dissent_naming")
        if not naming and "dissent_naming" not in self.errors:
            self.add_error("dissent_naming", "Choose how it is recorded who sees it differently")
        elif naming == NAMED and not found.get("dissent_by") and "dissent_by" not in self.errors:
            self.add_error("dissent_by", "Enter their name or role, or record it without names")

    def rebase(self, question: QuestionResult) -> None:
        """Keep what was typed, but as a change to what somebody else has recorded meanwhile."""
        data = retyped(self.data, version=question.agreed.version if question.agreed else 0)
        for name, value in rebased(question, self.listed).items():
            data[name] = value
        self.data = data
        self.question, self.listed = question, AgreedActions(question, self.data)

    def draft(self) -> AgreementDraft:
        """Return what was agreed, once the form is valid."""
        found = self.cleaned_data
        return AgreementDraft(
            level=found["level"],
            rationale=found["rationale"],
            dissent=found["dissent"],
            version=found["version"],
            actions=self.listed.drafts(),
            confidence=found["confidence"],
            dissent_naming=found.get("dissent_naming") or UNNAMED,
            dissent_by=found.get("dissent_by", ""),
        )
