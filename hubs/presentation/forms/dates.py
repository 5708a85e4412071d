"""A date typed as day, month and year, with messages that say which part is wrong.

The messages and their order follow the GOV.UK date input: a missing part first, then a date that
does not exist.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from hubs.presentation.words import asked_for

PARTS = ("day", "month", "year")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, as typed."""

    day: str
    month: str
    year: str

    def __bool__(self) -> bool:
        return bool(self.day or self.month or self.year)


def _month_number(words: str) -> str:
    """'Feb' and 'february' are 2; anything else is left to be refused."""
    found = [
        i
        for i, month in enumerate(_MONTHS, 1)
        if len(words) > 2 and month.startswith(words.lower())
    ]
    return str(found[0]) if len(found) == 1 else words


class DateParts(forms.Widget):
    """Three small boxes. Also understands one ISO value, so that a link can carry a date."""

    template_name = "forms/widgets/date_parts.html"
    use_fieldset = True
    wrong: tuple[str, ...] = ()

    def value_from_datadict(
        self, data: Mapping[str, Any], files: Any, name: str
    ) -> Typed | date | str | None:
        if any(f"{name}_{part}" in data for part in PARTS):
            return Typed(*(str(data.get(f"{name}_{part}") or "").strip() for part in PARTS))
        return data.get(name)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in data and not any(f"{name}_{part}" in data for part in PARTS)

    def id_for_label(self, id_: str, index: Any = None) -> str:
        return f"{id_}_day" if id_ else id_

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        typed = _typed(value)
        prefix = context["widget"]["attrs"].get("id") or name
        context["widget"]["parts"] = [
            {
                "id": f"{prefix}_{part}",
                "name": f"{name}_{part}",
                "label": part.capitalize(),
                "value": getattr(typed, part),
                "width": 4 if part == "year" else 2,
                "wrong": part in self.wrong,
            }
            for part in PARTS
        ]
        return context


def _typed(value: Any) -> Typed:
    if isinstance(value, Typed):
        return value
    if isinstance(value, str) and value:
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return Typed(value, "", "")
    if isinstance(value, date):
        return Typed(str(value.day), str(value.month), str(value.year))
    return Typed("", "", "")


class DateField(forms.Field):
    """Cleans to a date. ``label`` begins its messages, so give one that reads well there."""

    widget = DateParts

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, date):
            return value
        typed = _typed(value)
        self._wrong(())
        if not typed:
            return None
        missing = [part for part in PARTS if not getattr(typed, part)]
        if missing:
            self._wrong(tuple(missing))
            raise ValidationError(
                f"{self._subject} must include a {' and '.join(missing)}", "incomplete"
            )
        return self._real(typed)

    def _real(self, typed: Typed) -> date:
        if len(typed.year) != 4 or not typed.year.isdecimal():
            self._wrong(("year",))
            raise ValidationError(f"{self._subject}: year must include 4 numbers", "year")
        try:
            return date(int(typed.year), int(_month_number(typed.month)), int(typed.day))
        except ValueError:
            self._wrong(PARTS)
            raise ValidationError(f"{self._subject} must be a real date", "invalid") from None

    def validate(self, value: Any) -> None:
        if self.required and value is None:
            self._wrong(PARTS)
            raise ValidationError(f"Enter {asked_for(self._subject)}", "required")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _typed(initial) != _typed(data)

    def _wrong(self, parts: tuple[str, ...]) -> None:
        widget: Any = self.widget
        widget.wrong = parts

    @property
    def _subject(self) -> str:
        return str(self.label or "Date")
