"""Giving somebody a seat at the table, and saying how it is filled."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from hubs.presentation.words import uk_date
from leadership.forms.choices import PersonChoiceField, wide_input
from leadership.forms.days import BoundedDateField
from leadership.forms.sending import SeenForm
from leadership.models import Engagement, Level, Person
from leadership.table import SEAT_FACTS, STALE_RULE, How, HowOften, NamedSeat


def _manner() -> dict[str, forms.Field]:
    """How somebody takes part: new fields each time, for a form changes those it is given."""
    return {
        "how": forms.ChoiceField(
            label="How they take part", choices=[("", "Not recorded"), *How.choices], required=False
        ),
        "how_often": forms.ChoiceField(
            label="How often there is to be contact",
            choices=[("", "Not agreed"), *HowOften.choices],
            required=False,
            help_text=STALE_RULE,
        ),
        "note": forms.CharField(
            label="In a few words",
            max_length=200,
            widget=wide_input(),
            required=False,
            help_text="For example, “Chair of the parents’ panel” or “Health visiting”.",
        ),
    }


class _SeatForm(forms.Form):
    """Whom to seat, from when on and how; `sector_first`: whose people come first in the list."""

    def __init__(self, *args: Any, sector_first: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [p for p in Person.objects.select_related("organisation") if not p.has_left]
        people.sort(key=lambda person: person.organisation.sector != sector_first)
        self.fields["person"] = PersonChoiceField(people, label="Person")
        self.fields.update(_manner())
        self.fields["starts_on"] = BoundedDateField(label="First day", initial=timezone.localdate())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        person, starts_on = data.get("person"), data.get("starts_on")
        if not person:
            return data
        if self.has_seat(person):
            self.add_error("person", f"{person.name} already has this seat")
        if starts_on and person.left_on and starts_on > person.left_on:
            self.add_error(
                "starts_on",
                f"{person.name} leaves on {uk_date(person.left_on)}: give an earlier day",
            )
        return data

    def has_seat(self, person: Person) -> bool:
        raise NotImplementedError


class EngagementAddForm(_SeatForm):
    """Seat somebody for a sector at a level. People of the sector come first in the list."""

    def __init__(self, *args: Any, sector: str, level: str, **kwargs: Any) -> None:
        super().__init__(*args, sector_first=sector, **kwargs)
        self.sector, self.level = sector, level

    def has_seat(self, person: Person) -> bool:
        taken = Engagement.objects.filter(person=person, sector=self.sector, level=self.level)
        return taken.filter(named_seat="", ends_on=None).exists()


class NamedSeatAddForm(_SeatForm):
    """Fill a named seat. The sector is that of the person's organisation."""

    def __init__(self, *args: Any, seat: NamedSeat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seat = seat
        self.fields["level"] = forms.ChoiceField(
            label="Level", choices=Level.choices, initial=SEAT_FACTS[seat].level
        )
        self.order_fields(["person", "level", "how", "how_often", "note", "starts_on"])

    def has_seat(self, person: Person) -> bool:
        return Engagement.objects.filter(person=person, named_seat=self.seat, ends_on=None).exists()

    @property
    def facts(self) -> dict[str, Any]:
        """What the action takes."""
        sector = self.cleaned_data["person"].organisation.sector
        return {**self.cleaned_data, "sector": sector, "named_seat": self.seat.value}


class EngagementEditForm(SeenForm):
    """How a seat is filled from today on."""

    def __init__(self, *args: Any, seat: Engagement, **kwargs: Any) -> None:
        super().__init__(*args, state=seat.state, **kwargs)
        self.fields.update(_manner())
        self.initial.update({name: getattr(seat, name) for name in ("how", "how_often", "note")})
