"""Days: the one a page is about, and the bounds of those that are typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from hubs.presentation.forms import DateField
from hubs.presentation.words import uk_date
from leadership.as_at import AsAt

EARLIEST = date(1990, 1, 1)
HALF_A_YEAR = timedelta(days=182)


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
    """The day whose leadership is shown; today when none is given.

    `keep` are other parts of the address, such as a filter, that stay when the day changes.
    """

    mark_optional = False
    on = BoundedDateField(
        label="Show leadership as at", subject="The date", required=False, years=5
    )

    def __init__(self, data: Any, today: date, keep: Sequence[str] = ()) -> None:
        given = any(str(key).startswith("on") and data[key] for key in data)
        super().__init__(data if given else None, initial={"on": today})
        self.today = today
        for name in keep:
            if value := data.get(name):
                hidden = forms.HiddenInput(attrs={"id": f"kept_{name}"})
                self.fields[name] = forms.Field(required=False, widget=hidden, initial=value)

    @property
    def day(self) -> date:
        """The day asked for; today when none, or none that makes sense, was."""
        if self.is_bound and self.is_valid() and self.cleaned_data["on"]:
            return date.fromisoformat(self.cleaned_data["on"].isoformat())
        return self.today

    @property
    def as_at(self) -> AsAt:
        """The day asked for, beside today."""
        return AsAt(self.day, self.today)


class BetweenForm(forms.Form):
    """The two days between which changes are looked for; each has its own when none is given."""

    mark_optional = False

    def __init__(self, data: Any, today: date) -> None:
        given = any(str(key).startswith(("from", "to")) and data[key] for key in data)
        super().__init__(data if given else None)
        self.first, self.last = today - HALF_A_YEAR, today
        for name, label, day in (("from", "From", self.first), ("to", "To", self.last)):
            self.fields[name] = BoundedDateField(
                label=label, subject=f"“{label}”", required=False, initial=day, years=5
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "from" not in data or "to" not in data:
            return data
        self.last = data["to"] or self.last
        self.first = data["from"] or min(self.first, self.last - HALF_A_YEAR)
        if self.first > self.last:
            self.add_error("to", f"“To” must be the same as or after “From”, {uk_date(self.first)}")
        return data

    @property
    def period(self) -> tuple[date, date] | None:
        """The first and the last day to look at; None when what was asked makes no sense."""
        if self.is_bound and not self.is_valid():
            return None
        return self.first, self.last
