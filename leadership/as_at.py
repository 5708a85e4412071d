"""The day that a page about who leads is about: today, or another that was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from hubs.presentation.words import uk_date


@dataclass(frozen=True, slots=True)
class AsAt:
    """`day` is shown; what may be changed is offered only when that is today."""

    day: date
    today: date

    @property
    def is_today(self) -> bool:
        return self.day == self.today

    @property
    def is_past(self) -> bool:
        return self.day < self.today

    @property
    def iso(self) -> str:
        """The day for an address; nothing for today."""
        return "" if self.is_today else self.day.isoformat()

    @property
    def words(self) -> str:
        """'1 March 2026'."""
        return uk_date(self.day)

    @property
    def reach(self) -> str:
        """What the page can say about that day."""
        if self.is_past:
            return "Roles, deputies and seats are those of that day."
        return "As far as is known today. What is recorded later may change it."

    def knows(self, first_day: date) -> bool:
        """Say whether what begins on a day belongs on the page: today's shows what is to come."""
        return self.is_today or first_day <= self.day


def as_of_today() -> AsAt:
    """Return today, for a page that is about no other day."""
    today = timezone.localdate()
    return AsAt(today, today)
