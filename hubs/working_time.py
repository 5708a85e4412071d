"""When people are at work: working days of England, and hours in which a reminder may arrive.

Pure functions. Days and times of day are those of Europe/London; moments are aware datetimes.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

LONDON = ZoneInfo("Europe/London")
QUIET_FROM = time(19, 0)
QUIET_UNTIL = time(7, 30)
DAY = timedelta(days=1)
SATURDAY = 5


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England in one year, substitute days and one-offs included."""
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: date) -> bool:
    """Monday to Friday, and not a bank holiday in England."""
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year)


def working_days_from(day: date) -> Iterator[date]:
    """Every working day from `day` on, `day` itself included if it is one."""
    while True:
        if is_working_day(day):
            yield day
        day += DAY


def next_working_day(day: date) -> date:
    """The first working day on or after `day`."""
    return next(working_days_from(day))


def working_days_between(start: date, end: date) -> int:
    """How many working days are left: `start` counts, `end` does not; 0 once `end` has come."""
    return sum(is_working_day(start + DAY * n) for n in range((end - start).days))


def working_days_before(day: date, count: int) -> date:
    """The working day that is `count` working days before `day`.

    A paper deadline 'seven working days before the meeting' is `working_days_before(meeting, 7)`.
    """
    while count > 0:
        day -= DAY
        count -= is_working_day(day)
    return day


def is_quiet(moment: datetime) -> bool:
    """Whether a reminder must not be sent now: not a working day, or from 19:00 to 07:30."""
    here = moment.astimezone(LONDON)
    waking = QUIET_UNTIL <= here.time() < QUIET_FROM
    return not waking or not is_working_day(here.date())


def next_sending_time(moment: datetime) -> datetime:
    """The first moment from `moment` on at which a reminder may be sent, in UTC."""
    if not is_quiet(moment):
        return moment.astimezone(UTC)
    here = moment.astimezone(LONDON)
    day = here.date() if here.time() < QUIET_UNTIL else here.date() + DAY
    return datetime.combine(next_working_day(day), QUIET_UNTIL, LONDON).astimezone(UTC)
