"""Who stands in for the holder of an appointment, as plain facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Deputed:
    """A deputy for a period; `until` is the last day, None as long as the appointment lasts."""

    id: UUID
    person_id: UUID
    user_id: UUID | None
    name: str
    left_on: date | None
    starts_on: date
    ends_on: date | None

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """Make one from a row of `querysets.DEPUTED`."""
        return cls(
            id=UUID(row["id"]),
            person_id=UUID(row["person"]),
            user_id=UUID(row["user"]) if row["user"] else None,
            name=row["name"],
            left_on=_day(row["left"]),
            starts_on=date.fromisoformat(row["since"]),
            ends_on=_day(row["until"]),
        )

    def is_current_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or self.ends_on >= day)

    def had_left_by(self, day: date) -> bool:
        """Say whether they were gone: from the day after their last day on."""
        return self.left_on is not None and self.left_on < day


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
