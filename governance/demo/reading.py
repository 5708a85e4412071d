"""Reads the invented areas and turns days counted from today into dates and times."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.utils import timezone

FOLDER = Path(__file__).parent
FRIDAY = 4


class Story:
    """One invented area: its file, the day it is told from, and what has been made of it so far."""

    def __init__(self, name: str) -> None:
        self.data: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
        self.today = timezone.localdate()
        self.made: dict[tuple[str, str], Any] = {}

    def day(self, offset: int) -> date:
        """Return the day so many days from today."""
        return self.today + timedelta(days=offset)

    def weekday(self, offset: int) -> date:
        """Return that day, or the Friday before it where it falls on a weekend."""
        day = self.day(offset)
        return day - timedelta(days=max(0, day.weekday() - FRIDAY))

    def day_if(self, offset: int | None) -> date | None:
        """Return the day so many days from today, or None where the file names none."""
        return None if offset is None else self.day(offset)

    def moment(self, offset: int, hour: int = 10, minute: int = 0) -> datetime:
        """Return a time of that day in London, or of the Friday before a weekend: people work."""
        return datetime.combine(
            self.weekday(offset), time(hour, minute), tzinfo=timezone.get_current_timezone()
        )

    def keep(self, kind: str, key: str, row: Any) -> Any:
        self.made[kind, key] = row
        return row

    def get(self, kind: str, key: str | None) -> Any:
        """Return what was made under a key of the file; None for None."""
        return None if key is None else self.made[kind, key]
