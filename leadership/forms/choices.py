"""Lists to choose a person or an organisation from, read inside the open area."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from hubs.models import Organisation
from hubs.presentation.forms import Radios
from hubs.presentation.words import uk_date
from leadership.models import Basis, Grade, Person


class PersonChoiceField(forms.ChoiceField):
    """One of the people given; those who have left come last and say so. Cleans to the person."""

    def __init__(
        self, people: Iterable[Person], *, empty: str = "Choose a person", **kwargs: Any
    ) -> None:
        self.people = {str(person.pk): person for person in people}
        here = [p for p in self.people.values() if not p.has_left]
        left = [p for p in self.people.values() if p.has_left]
        choices: list[Any] = [("", empty), *((str(p.pk), _named(p)) for p in here)]
        if left:
            choices.append(("Have left", [(str(p.pk), _named(p)) for p in left]))
        super().__init__(choices=choices, **kwargs)

    def clean(self, value: Any) -> Person | None:
        chosen: str = super().clean(value)
        return self.people[chosen] if chosen else None

    def validate(self, value: Any) -> None:
        try:
            super().validate(value)
        except ValidationError as error:
            if error.code != "invalid_choice":
                raise
            raise ValidationError("Choose a person from the list", "invalid_choice") from error

    def prepare_value(self, value: Any) -> str:
        return str(getattr(value, "pk", value) or "")


class ReasonField(forms.CharField):
    """Why a record is changed, in the words that the trail and the role's page repeat."""

    def __init__(self, *, label: str = "Reason", **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "Kept with the change and shown on the role’s page.")
        super().__init__(
            label=label, max_length=300, widget=forms.Textarea(attrs={"rows": 2}), **kwargs
        )


def basis_choice() -> forms.ChoiceField:
    """Return a field for the footing on which somebody holds a role."""
    hints = {
        Basis.SUBSTANTIVE: "It is their post.",
        Basis.INTERIM: "For a time, until the post is filled.",
        Basis.ACTING: "Standing in for somebody who holds it.",
        Basis.SHARED: "They hold it together with somebody else.",
    }
    return forms.ChoiceField(
        label="Basis",
        choices=Basis.choices,
        initial=Basis.SUBSTANTIVE,
        widget=Radios(hints=hints),
        error_messages={"required": "Choose the basis", "invalid_choice": "Choose the basis"},
    )


def grade_choice(*, empty: str = "") -> forms.TypedChoiceField:
    """Return a field for the grade a role is held at; `empty` names what leaving it out means."""
    first = [("", empty)] if empty else []
    return forms.TypedChoiceField(
        label="Grade in this role",
        choices=[*first, *Grade.choices],
        coerce=int,
        empty_value=None,
        required=not empty,
        help_text="It stays with the appointment when the person’s own grade changes.",
        error_messages={"invalid_choice": "Choose a grade from the list"},
    )


def organisation_choice(
    *,
    label: str,
    empty: str = "Choose an organisation",
    required: bool = False,
    help_text: str = "",
    needed: str = "Choose an organisation",
) -> forms.ModelChoiceField[Organisation]:
    """Return a field over the open area's organisations."""
    return forms.ModelChoiceField(
        Organisation.objects.all(),
        label=label,
        empty_label=empty,
        required=required,
        help_text=help_text,
        error_messages={
            "required": needed,
            "invalid_choice": "Choose an organisation from the list",
        },
    )


def wide_input(kind: type[forms.widgets.Input] = forms.TextInput) -> forms.widgets.Input:
    """Return a box as long as the names and titles that go into it."""
    return kind(attrs={"class": "govuk-input--width-30"})


def _named(person: Person) -> str:
    """Name, title and organisation: enough to tell two people of one name apart."""
    words = ", ".join(filter(None, [person.name, person.job_title, person.organisation.name]))
    return f"{words} (left {uk_date(person.left_on)})" if person.left_on else words
