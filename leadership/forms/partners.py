"""Partners: finding them, recording a contact, placing them on the systems map."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from hubs.models import Sector
from hubs.presentation.forms import Radios
from leadership.forms.choices import wide_input
from leadership.forms.days import BoundedDateField
from leadership.forms.sending import SeenForm
from leadership.models import MapPlace
from leadership.table import AMOUNTS


class PartnerFilterForm(forms.Form):
    """Finding partners. A filter is never refused: what makes no sense is left out."""

    mark_optional = False
    q = forms.CharField(label="Name of an organisation or person", required=False, max_length=100)
    sector = forms.ChoiceField(
        label="Sector", choices=[("", "All sectors"), *Sector.choices], required=False
    )

    def wanted(self) -> dict[str, Any]:
        """Return what to look for."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in ("q", "sector")}


class ContactForm(forms.Form):
    """A contact with somebody: when, and a few words about it."""

    happened_on = BoundedDateField(label="Day of the contact")
    words = forms.CharField(
        label="What it was about",
        max_length=300,
        required=False,
        widget=wide_input(),
        help_text="Those who manage leadership can read it, and so can the person, if they ask.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("happened_on", timezone.localdate())

    def clean_happened_on(self) -> date:
        day: date = self.cleaned_data["happened_on"]
        if day > timezone.localdate():
            raise ValidationError("Day of the contact must be today or in the past")
        return day


class PlaceForm(SeenForm):
    """Where an organisation stands on the systems map."""

    influence = forms.TypedChoiceField(
        label="Influence: how much can it move or stop family hubs here?",
        choices=list(AMOUNTS.items()),
        coerce=int,
        widget=Radios(),
        error_messages={"required": "Choose how much influence it has"},
    )
    interest = forms.TypedChoiceField(
        label="Interest: how much does it want family hubs to succeed?",
        choices=list(AMOUNTS.items()),
        coerce=int,
        widget=Radios(),
        error_messages={"required": "Choose how much interest it shows"},
    )

    def __init__(self, *args: Any, place: MapPlace | None, **kwargs: Any) -> None:
        super().__init__(*args, state=place.state if place else "", **kwargs)
        if place:
            self.initial.update(influence=place.influence, interest=place.interest)
