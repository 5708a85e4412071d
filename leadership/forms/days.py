"""Days: the one a page is about, and the bounds of those that are typed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from hubs.presentation.forms import DateField
from hubs.presentation.words import uk_date

EARLIEST = date(1990, 1, 1)


def years_ahead(number: int) -> date:
    """Return today's date some years on (28 February for a leap day)."""
    today = timezone.localdate()
    day = min(today.day, 28) if today.month == 2 else today.day
    return date(today.year + number, today.month, day)


class BoundedDateField(DateField):
    """A day between 1990 and some years ahead: anything else is a slip of the keyboard."""

    def __init__(self, *args: Any, years: int = 1, subject: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.years, self.subject = years, subject or str(self.label)

    @property
    def _subject(self) -> str:
        return self.subject

    def to_python(self, value: Any) -> date | None:
        day = super().to_python(value)
        if day is None:
            return None
        latest = years_ahead(self.years)
        if not EARLIEST <= day <= latest:
            raise ValidationError(
                f"{self.subject} must be between {uk_date(EARLIEST)} and {uk_date(latest)}",
                "bounds",
            )
        return day


class AsAtForm(forms.Form):
    """The day whose leadership is shown; today when none is given."""

    mark_optional = False
    on = BoundedDateField(
        label="Show leadership as at", subject="The date", required=False, years=5
    )

    def __init__(self, data: Any, today: date) -> None:
        given = any(str(key).startswith("on") and data[key] for key in data)
        super().__init__(data if given else None, initial={"on": today})
        self.today = today

    @property
    def day(self) -> date:
        """The day asked for; today when none, or none that makes sense, was."""
        if self.is_bound and self.is_valid() and self.cleaned_data["on"]:
            return date.fromisoformat(self.cleaned_data["on"].isoformat())
        return self.today
