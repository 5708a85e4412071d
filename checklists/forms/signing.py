"""Signing an agreed view off, and opening one again. Both say which agreement was read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.dateparse import parse_datetime

from checklists.forms.words import WordsField
from checklists.models import Round


class _OfAnAgreedView(forms.Form):
    seen = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, round_: Round, data: Any = None) -> None:
        agreed_at = round_.agreed_at.isoformat() if round_.agreed_at else ""
        super().__init__(data, initial={"seen": agreed_at})

    def clean_seen(self) -> datetime | None:
        """When the view that was read had been agreed; None where the page was tampered with."""
        try:
            return parse_datetime(self.cleaned_data["seen"])
        except ValueError:
            return None

    @property
    def agreed_at(self) -> datetime | None:
        """When the view that was read had been agreed."""
        found: datetime | None = self.cleaned_data["seen"]
        return found


class SignOffForm(_OfAnAgreedView):
    """The tick that makes a signature of a click."""

    sure = forms.BooleanField(label="I have read this view and sign it off")


class ReopenForm(_OfAnAgreedView):
    """Opening a view again needs a reason, which stays on record."""

    reason = WordsField(
        label="Why it is opened again",
        help_text="Everybody who may see the review reads this, and it stays on record.",
        max_length=2_000,
        error_messages={"required": "Enter why the view is opened again"},
    )

    @property
    def cleaned(self) -> dict[str, Any]:
        """What the action takes."""
        return {"reason": self.cleaned_data["reason"], "agreed_at": self.agreed_at}
