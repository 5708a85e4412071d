"""Who takes part once a round is open: somebody joins, answers for another, or leaves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from checklists.actions.rounds import Seat
from checklists.forms.seats import EVERYTHING
from checklists.models import ShortList
from checklists.seating import Candidate


class CandidateField(forms.ChoiceField):
    """Cleans to one of the candidates offered."""

    def __init__(self, **kwargs: Any) -> None:
        words = "Choose a person from the list"
        messages = {"required": words, "invalid_choice": words}
        super().__init__(error_messages=messages, **kwargs)
        self.candidates: dict[str, Candidate] = {}

    def offer(self, candidates: Sequence[Candidate]) -> None:
        """Let these be chosen; who has no account yet is marked so."""
        self.candidates = {str(each.seat.person.pk): each for each in candidates}
        named = [(key, _named(each)) for key, each in self.candidates.items()]
        self.choices = [("", "Choose a person"), *named]

    def clean(self, value: Any) -> Candidate | None:
        return self.candidates.get(super().clean(value))


class JoinForm(forms.Form):
    """One more person to ask; what they answer as and their mark are chosen where left empty."""

    person = CandidateField(label="Who joins?")
    role_label = forms.CharField(
        label="Answers as",
        max_length=100,
        required=False,
        help_text="If you leave this empty: the role they hold, or their job title.",
    )
    code = forms.CharField(
        label="Mark on the pictures",
        max_length=3,
        required=False,
        help_text="One to three letters or numbers. If you leave this empty, one is chosen.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "maxlength": 3}),
    )
    asked = forms.ChoiceField(label="Is asked", required=False)

    def __init__(
        self, *, candidates: Sequence[Candidate], lists: Sequence[ShortList], **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        person: Any = self.fields["person"]
        person.offer(candidates)
        self.lists = {str(each.pk): each for each in lists}
        named = [(key, each.name) for key, each in self.lists.items()]
        asked: Any = self.fields["asked"]
        asked.choices = [("", EVERYTHING), *named]
        if not lists:
            del self.fields["asked"]

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"]).strip().upper()
        if code and not re.fullmatch(r"[^\W_]{1,3}", code):
            raise ValidationError("Enter a mark of one to three letters or numbers")
        return code

    @property
    def seat(self) -> Seat:
        data, usual = self.cleaned_data, self.cleaned_data["person"].seat
        return replace(usual, role_label=data["role_label"] or usual.role_label, code=data["code"])

    @property
    def short_list(self) -> ShortList | None:
        """What they are asked; None is everything."""
        return self.lists.get(self.cleaned_data.get("asked", ""))


class SubstituteForm(forms.Form):
    """Who answers for somebody."""

    person = CandidateField(label="Who answers for them?")

    def __init__(self, *, candidates: Sequence[Candidate], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        person: Any = self.fields["person"]
        person.offer(candidates)


class WithdrawForm(forms.Form):
    """Why somebody leaves the review."""

    reason = forms.CharField(
        label="Why?",
        max_length=300,
        help_text="In a few words, for whoever asks later why an answer is missing.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say in a few words why"},
    )


def _named(candidate: Candidate) -> str:
    seat = candidate.seat
    said = f"{seat.person.name}, {seat.role_label}"
    return said if seat.person.user_id else f"{said} (has no account yet)"
