"""Giving somebody a seat at the table."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from hubs.presentation.words import uk_date
from leadership.forms.choices import PersonChoiceField, wide_input
from leadership.forms.days import BoundedDateField
from leadership.models import Engagement, Person


class EngagementAddForm(forms.Form):
    """Seat somebody for a sector at a level. People of the sector come first in the list."""

    def __init__(self, *args: Any, sector: str, level: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sector, self.level = sector, level
        people = [p for p in Person.objects.select_related("organisation") if not p.has_left]
        people.sort(key=lambda person: person.organisation.sector != sector)
        self.fields["person"] = PersonChoiceField(people, label="Person")
        self.fields["note"] = forms.CharField(
            label="How they take part",
            max_length=200,
            widget=wide_input(),
            required=False,
            help_text="For example, “Chair of the parents’ panel” or “Health visiting”.",
        )
        self.fields["starts_on"] = BoundedDateField(label="First day", initial=timezone.localdate())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        person, starts_on = data.get("person"), data.get("starts_on")
        if not person:
            return data
        taken = Engagement.objects.filter(
            person=person, sector=self.sector, level=self.level, ends_on=None
        )
        if taken.exists():
            self.add_error("person", f"{person.name} already has this seat")
        if starts_on and person.left_on and starts_on > person.left_on:
            self.add_error(
                "starts_on",
                f"{person.name} leaves on {uk_date(person.left_on)}: give an earlier day",
            )
        return data
