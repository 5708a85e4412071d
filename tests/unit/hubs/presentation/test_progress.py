"""Steps done, and the days to a board."""

from datetime import date

import pytest

from hubs.presentation.progress import DayStrip, Steps, draw_day_strip, draw_steps

TODAY = date(2026, 11, 23)


def days(papers_due, meeting, today=TODAY):
    return draw_day_strip(DayStrip(today, papers_due, meeting, lambda day: day.weekday() < 5))


def test_day_strip_counts_the_working_days_before_the_papers_are_due():
    drawn = days(date(2026, 12, 8), date(2026, 12, 17))
    assert drawn.left == 11
    assert sum(block.left for block in drawn.blocks) == 11
    assert drawn.description == (
        "11 working days are left until papers are due on Tuesday 8 December. "
        "The board meets on Thursday 17 December."
    )


def test_day_strip_leaves_bank_holidays_to_its_caller():
    strip = DayStrip(TODAY, date(2026, 11, 25), date(2026, 11, 26), lambda day: day.day != 23)
    assert draw_day_strip(strip).left == 1


def test_day_strip_on_the_day_says_today():
    assert days(TODAY, date(2026, 12, 2)).description.startswith("Papers are due today.")


def test_day_strip_after_the_deadline_has_no_diamond():
    drawn = days(date(2026, 11, 20), date(2026, 12, 2))
    assert (drawn.due, drawn.left) == ("", 0)
    assert drawn.description.startswith("Papers were due on Friday 20 November.")


@pytest.mark.parametrize("ahead", [0, 1, 9, 60, 200, 700])
def test_day_strip_always_fits(ahead):
    meeting = date.fromordinal(TODAY.toordinal() + ahead)
    drawn = days(date.fromordinal(meeting.toordinal() - 9), meeting)
    assert float(drawn.board_x) <= 293.5
    assert all(float(b.x) + float(b.width) <= 300 for b in drawn.blocks)


def test_steps_say_what_is_done_and_what_is_left():
    drawn = draw_steps(Steps("Eastvale", [("People invited", True), ("First review", False)]))
    assert drawn.title == "Eastvale: 1 of 2 steps done"
    assert drawn.description == "Done: People invited. To do: First review."
    assert [done for _, _, done in drawn.boxes] == [True, False]


def test_steps_of_a_new_area_say_nothing_is_done():
    assert draw_steps(Steps("Eastvale", [("Area", False)])).description.startswith("Done: nothing")
