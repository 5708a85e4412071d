"""Days and times in the words of the service: 'Friday 27 November 2026', '10:42', '5pm'.

Moments are aware datetimes and are told in Europe/London, the time zone of every area.
"""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone


def long_day(day: date) -> str:
    """'27 November 2026'."""
    return f"{day.day} {day:%B %Y}"


def week_day(day: date) -> str:
    """'Friday 27 November 2026'."""
    return f"{day:%A} {long_day(day)}"


def near_day(day: date) -> str:
    """'Friday 27 November', for a day whose year goes without saying."""
    return f"{day:%A} {day.day} {day:%B}"


def month(day: date) -> str:
    """'May 2026'."""
    return f"{day:%B %Y}"


def clock(moment: datetime) -> str:
    """'10:42'."""
    return f"{timezone.localtime(moment):%H:%M}"


def hour(moment: datetime) -> str:
    """'5pm', '9:30am', 'midday', 'midnight'."""
    local = timezone.localtime(moment)
    if local.minute == 0 and local.hour in {0, 12}:
        return "midday" if local.hour else "midnight"
    minutes = f":{local:%M}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"


def local_day(moment: datetime) -> date:
    """The day in London on which a moment falls."""
    return timezone.localtime(moment).date()


def ago(moment: datetime, now: datetime | None = None) -> str:
    """'at 10:42' for today, otherwise 'on 12 November at 10:42'."""
    now = now or timezone.now()
    if local_day(moment) == local_day(now):
        return f"at {clock(moment)}"
    day = local_day(moment)
    year = "" if day.year == local_day(now).year else f" {day.year}"
    return f"on {day.day} {day:%B}{year} at {clock(moment)}"
