"""The dates of a round, counted back from the board in working days of England."""

from datetime import date

import pytest

from checklists.planning import plan_at, plan_for, plan_without_meeting
from checklists.round_templates import round_templates, usual_template
from checklists.sets import read_question_sets
from hubs.working_time import is_working_day

MONDAY = date(2026, 11, 2)
BOARD = date(2026, 12, 17)


def test_every_date_is_counted_back_from_the_board_with_its_reason():
    plan = plan_for(today=MONDAY, board_on=BOARD)
    assert plan.papers_on == date(2026, 12, 8)
    assert plan.workshop_on == date(2026, 12, 1)
    assert plan.close_on == date(2026, 11, 27)
    assert plan.remind_on == date(2026, 11, 24)
    assert plan.invite_on == date(2026, 11, 6)
    assert plan.warning == ""
    for name in ("papers_on", "workshop_on", "due_on", "remind_on", "invite_on"):
        assert plan.reasons[name].endswith(".")


def test_the_clerks_own_deadline_counts_where_it_is_known():
    plan = plan_for(today=MONDAY, board_on=BOARD, papers_on=date(2026, 12, 4))
    assert plan.papers_on == date(2026, 12, 4)
    assert plan.workshop_on == date(2026, 11, 27)
    assert "clerk" in plan.reasons["papers_on"]


def test_bank_holidays_are_no_working_days():
    plan = plan_for(today=MONDAY, board_on=date(2027, 1, 7))
    assert plan.papers_on == date(2026, 12, 24)  # 25 and 28 December and 1 January are holidays


def test_what_would_lie_in_the_past_begins_today_and_says_how_little_is_left():
    plan = plan_for(today=date(2026, 11, 25), board_on=BOARD)
    assert plan.invite_on == date(2026, 11, 25)
    assert plan.remind_on == date(2026, 11, 26)
    assert "Only 2 working days to answer in" in plan.warning
    assert plan.reasons["invite_on"].startswith("At once: that leaves 2 working days")


def test_no_reminder_where_no_day_is_left_for_it():
    assert plan_for(today=date(2026, 11, 26), board_on=BOARD).remind_on is None


def test_meeting_that_comes_too_soon_is_left_out_and_said_so():
    plan = plan_for(today=date(2026, 11, 27), board_on=BOARD)
    assert (plan.board_on, plan.papers_on) == (None, None)
    assert plan.close_on > date(2026, 11, 27)
    assert "There is no time for a review before the meeting on Thursday 17 December" in (
        plan.warning
    )


@pytest.mark.parametrize("today", [MONDAY, date(2026, 12, 24), date(2027, 3, 26)])
def test_without_a_meeting_dates_are_counted_forward_on_working_days(today):
    plan = plan_without_meeting(today=today, days=7)
    assert plan == plan_at(None, today=today, days=7)
    assert today < plan.remind_on < plan.close_on < plan.workshop_on
    assert all(map(is_working_day, (plan.remind_on, plan.close_on, plan.workshop_on)))
    assert plan.papers_on is None


def test_templates_ask_only_what_ships():
    sets = {each.key: each for each in read_question_sets()}
    for template in round_templates().values():
        codes = {each.code for key in template.sets for each in sets[key].questions}
        assert template.days > 0
        assert template.asks
        assert template.asks <= {"leader", "partner"}
        for some in template.short_lists:
            assert set(some.statements) <= codes
            assert len(set(some.statements)) == len(some.statements)
            assert some.kinds <= template.asks
            assert len(some.name) <= 60


def test_template_names_the_season_or_the_month():
    assert usual_template().name_on(date(2026, 11, 27)) == "Autumn review 2026"
    assert usual_template().name_on(date(2026, 12, 1)) == "Winter review 2026"
    check = round_templates()["quick-partner-check"]
    assert check.name_on(date(2026, 3, 1)) == "Partner check, March 2026"
