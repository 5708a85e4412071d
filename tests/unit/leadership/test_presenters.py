from datetime import date

import pytest

from leadership import roles
from leadership.presenters import structure_of, timeline_of
from leadership.structure import read_facts, structure_on
from tests.unit.leadership.builders import TODAY, appointment


@pytest.fixture(autouse=True)
def _inside(open_northmoor):
    pass


def test_timeline_leaves_out_what_ended_long_ago_but_for_where_a_vacancy_began():
    for year in (2015, 2016, 2017):
        appointment(roles.DATA_LEAD, f"Holder {year}", date(year, 1, 1), ends_on=date(year, 6, 30))
    appointment(roles.DATA_LEAD, "Nadia Noor", date(2026, 1, 1))
    timeline = timeline_of(read_facts(), TODAY, TODAY)
    held = next(row.spans for row in timeline.rows if row.role == "Data and evaluation lead")
    assert [span.name for span in held] == ["Holder 2017", "Nadia Noor"]
    assert timeline.start == date(2024, 7, 1)


def test_role_nobody_held_yet_is_vacant_since_the_first_appointment_to_any():
    appointment(roles.ACCOUNTABLE_LEADER, "Helen Marsh", date(2026, 11, 5))
    timeline = timeline_of(read_facts(), TODAY, TODAY)
    never = next(row for row in timeline.rows if row.role == "Lead member")
    assert never.vacancies(timeline.start, TODAY) == [(date(2026, 11, 5), TODAY)]


def test_timeline_begins_with_the_first_appointment():
    appointment(roles.DATA_LEAD, "Nadia Noor", date(2026, 3, 15))
    assert timeline_of(read_facts(), TODAY, TODAY).start == date(2026, 1, 1)


def test_picture_shows_a_board_only_when_one_is_given():
    structure = structure_on(TODAY)
    assert structure_of(structure, title="Who leads").board == ""
    given = structure_of(structure, title="Who leads", board="Board", board_line="Chair: A B")
    assert (given.board, given.board_line) == ("Board", "Chair: A B")


def test_picture_names_no_deputy_who_left():
    held = appointment(roles.ACCOUNTABLE_LEADER, "Helen Marsh")
    appointment(roles.LEAD_MEMBER, "Cllr Bains", deputy=held.person)
    assert structure_of(structure_on(TODAY), title="Who leads").deputy is None
