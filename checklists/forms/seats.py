"""Who takes part in a round, and which of its statements each is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from checklists.actions.rounds import Seat
from checklists.beginnings import Place

EVERYTHING = "Everything"


class SeatForm(forms.Form):
    """One person who could be asked; a person not ticked may be filled in or not."""

    take_part = forms.BooleanField(required=False)
    role_label = forms.CharField(label="Answers as", max_length=100, required=False)
    code = forms.CharField(
        label="Mark",
        max_length=3,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "maxlength": 3}),
    )
    asked = forms.ChoiceField(
        label="Is asked",
        required=False,
        error_messages={"invalid_choice": "Choose everything, or one of the short lists"},
    )

    mark_optional = False

    def __init__(self, place: Place, lists: Sequence[str], **kwargs: Any) -> None:
        seat = place.seat
        number = place.list_number
        initial = {
            "take_part": place.takes_part,
            "role_label": seat.role_label,
            "code": seat.code,
            "asked": "" if number is None else str(number),
        }
        super().__init__(prefix=f"p-{seat.person.pk}", initial=initial, **kwargs)
        self.place, self.person = place, seat.person
        self.fields["take_part"].label = self.person.name
        if lists:
            named = [(str(number), name) for number, name in enumerate(lists)]
            asked: Any = self.fields["asked"]
            asked.choices = [("", EVERYTHING), *named]
        else:
            del self.fields["asked"]

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).strip().upper()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("take_part"):
            return data
        if "role_label" in data and not data["role_label"]:
            self.add_error("role_label", f"Enter what {self.person.name} answers as")
        if "code" in data and not re.fullmatch(r"[^\W_]{1,3}", data["code"]):
            self.add_error(
                "code", f"Enter a mark for {self.person.name}: one to three letters or numbers"
            )
        return data

    @property
    def seat(self) -> Seat:
        data = self.cleaned_data
        asked = data.get("asked")
        return Seat(
            person=self.person,
            role_label=data["role_label"],
            code=data["code"],
            list_number=int(asked) if asked else None,
        )


class SeatForms:
    """The people of the area, those who lead first; together they must make sense."""

    def __init__(
        self, places: Sequence[Place], lists: Sequence[str], data: QueryDict | None
    ) -> None:
        self.forms = [SeatForm(each, lists, data=data) for each in places]
        self.problems: list[str] = []

    def is_valid(self) -> bool:
        if not all(form.is_bound for form in self.forms):
            return False
        sound = not [form for form in self.forms if not form.is_valid()]
        if not any(form.cleaned_data.get("take_part") for form in self.forms):
            self.problems = ["Choose at least one person to take part"]
        self._refuse_repeated_marks()
        return sound and not self.problems and not any(form.errors for form in self.forms)

    @property
    def lists_asked(self) -> set[int]:
        """The numbers of the short lists that somebody who takes part is to be asked."""
        chosen = [
            form.cleaned_data.get("asked")
            for form in self.forms
            if form.is_bound and form.cleaned_data.get("take_part")
        ]
        return {int(each) for each in chosen if each}

    @property
    def seats(self) -> list[Seat]:
        return [form.seat for form in self.forms if form.cleaned_data["take_part"]]

    def _refuse_repeated_marks(self) -> None:
        taken: dict[str, str] = {}
        for form in self.forms:
            code = form.cleaned_data.get("code")
            if not form.cleaned_data.get("take_part") or not code:
                continue
            if code in taken:
                form.add_error("code", f"{taken[code]} already has the mark {code}: choose another")
            taken.setdefault(code, form.person.name)
