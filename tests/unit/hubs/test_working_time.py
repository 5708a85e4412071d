from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubs import working_time
from hubs.working_time import LONDON

CHRISTMAS_EVE = date(2026, 12, 24)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 23), True),  # a Monday
        (date(2026, 11, 28), False),  # a Saturday
        (date(2026, 11, 29), False),  # a Sunday
        (date(2026, 12, 25), False),
        (date(2026, 12, 28), False),  # in place of Boxing Day, a Saturday
        (date(2027, 3, 26), False),  # Good Friday
        (date(2026, 11, 30), True),  # St Andrew's Day is Scotland's
        (date(2027, 3, 17), True),  # St Patrick's Day is Northern Ireland's
    ],
)
def test_working_day_is_of_england(day, works):
    assert working_time.is_working_day(day) is works


def test_paper_deadline_steps_over_bank_holidays():
    # Christmas Day, the substitute for Boxing Day, New Year's Day and two weekends lie between
    assert working_time.working_days_before(date(2027, 1, 6), 7) == date(2026, 12, 23)


def test_working_days_before_zero_is_the_day_itself():
    assert working_time.working_days_before(date(2026, 11, 28), 0) == date(2026, 11, 28)


def test_working_days_left_count_today_and_not_the_deadline():
    assert working_time.working_days_between(date(2026, 11, 23), date(2026, 11, 27)) == 4
    assert working_time.working_days_between(date(2026, 11, 27), date(2026, 11, 27)) == 0
    assert working_time.working_days_between(date(2026, 11, 28), date(2026, 11, 27)) == 0


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.integers(1, 30))
def test_counting_back_and_counting_left_agree(day, count):
    start = working_time.working_days_before(day, count)
    assert working_time.is_working_day(start)
    assert working_time.working_days_between(start, day) == count


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("2026-11-23 07:29", "2026-11-23 07:30"),
        ("2026-11-23 07:30", "2026-11-23 07:30"),
        ("2026-11-23 18:59", "2026-11-23 18:59"),
        ("2026-11-23 19:00", "2026-11-24 07:30"),
        ("2026-11-27 19:00", "2026-11-30 07:30"),  # Friday evening waits for Monday
        ("2026-12-24 20:00", "2026-12-29 07:30"),  # Christmas
    ],
)
def test_reminder_waits_for_waking_hours(asked, answered):
    moment = datetime.fromisoformat(asked).replace(tzinfo=LONDON)
    assert working_time.next_sending_time(moment).astimezone(LONDON) == datetime.fromisoformat(
        answered
    ).replace(tzinfo=LONDON)


def test_sending_time_follows_summer_time():
    winter = working_time.next_sending_time(datetime(2026, 3, 27, 22, tzinfo=LONDON))
    assert winter == datetime(2026, 3, 30, 6, 30, tzinfo=UTC)  # clocks went forward on the 29th
    autumn = working_time.next_sending_time(datetime(2026, 10, 23, 22, tzinfo=LONDON))
    assert autumn == datetime(2026, 10, 26, 7, 30, tzinfo=UTC)  # and back on the 25th


@given(
    st.datetimes(
        min_value=datetime(2020, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
        max_value=datetime(2035, 1, 1),  # noqa: DTZ001 - the same
        timezones=st.just(UTC),
    )
)
def test_sending_time_is_never_quiet_and_never_earlier(moment):
    answered = working_time.next_sending_time(moment)
    assert answered >= moment
    assert not working_time.is_quiet(answered)
    assert working_time.next_sending_time(answered) == answered
