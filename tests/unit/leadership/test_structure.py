from datetime import date

import pytest

from hubs.models import Sector
from leadership import roles
from leadership.models import Grade, Level
from leadership.structure import coverage_matrix, read_facts, structure_on
from tests.unit.leadership.builders import TODAY, appointment, organisation, person, seat


@pytest.fixture(autouse=True)
def _inside(open_northmoor):
    pass


def post(code, day=TODAY):
    return next(p for p in structure_on(day).posts if p.code == code)


def test_empty_area_has_six_vacant_posts_and_fifteen_empty_seats():
    structure = structure_on(TODAY)
    assert (structure.counts.posts, structure.counts.vacant) == (6, 6)
    assert (structure.counts.seats, structure.counts.seats_empty) == (15, 15)
    assert structure.leader.code == roles.ACCOUNTABLE_LEADER
    assert structure.leader.vacant_since is None


def test_holder_is_found_on_first_and_last_day_only():
    appointment(roles.DATA_LEAD, "Tom Hadley", date(2025, 6, 1), ends_on=date(2026, 9, 30))
    days = [
        date(2025, 5, 31),
        date(2025, 6, 1),
        date(2026, 9, 30),
        date(2026, 10, 1),
    ]
    assert [post(roles.DATA_LEAD, day).is_vacant for day in days] == [
        True,
        False,
        False,
        True,
    ]


def test_vacancy_counts_days_from_the_first_without_a_holder():
    appointment(roles.DATA_LEAD, "Tom Hadley", date(2025, 6, 1), ends_on=date(2026, 9, 30))
    vacant = post(roles.DATA_LEAD)
    assert vacant.vacant_since == date(2026, 10, 1)
    assert vacant.vacant_days == 54
    assert vacant.last_holder == "Tom Hadley"
    assert post(roles.DATA_LEAD, date(2026, 10, 1)).vacant_days == 1


def test_vacancy_before_the_first_holder_has_no_beginning_and_names_who_comes():
    appointment(roles.DATA_LEAD, "Nadia Noor", date(2027, 1, 4))
    vacant = post(roles.DATA_LEAD)
    assert vacant.vacant_since is None
    assert [(u.name, u.starts_on) for u in vacant.upcoming] == [("Nadia Noor", date(2027, 1, 4))]


def test_handover_shows_the_latest_to_take_over_first():
    appointment(roles.TRANSFORMATION_LEAD, "Colin Pratt", date(2025, 3, 1), ends_on=TODAY)
    appointment(roles.TRANSFORMATION_LEAD, "Ruth Adeyemi", date(2026, 11, 2))
    held = post(roles.TRANSFORMATION_LEAD)
    assert [h.name for h in held.holders] == ["Ruth Adeyemi", "Colin Pratt"]


def test_holder_carries_deputy_grade_and_review():
    low = person("Sam Sponsor", grade=Grade.HEAD_OF_SERVICE, job_title="Head")
    deputy = person("Dee Deputy", left_on=date(2026, 1, 1))
    appointment(roles.SENIOR_SPONSOR, low, deputy=deputy, review_due_on=date(2026, 11, 22))
    holder = post(roles.SENIOR_SPONSOR).holder
    assert holder.deputy == "Dee Deputy"
    assert not holder.has_deputy
    assert holder.meets_grade is False
    assert holder.review_overdue
    assert not post(roles.SENIOR_SPONSOR, date(2025, 12, 31)).holder.deputy_has_left


def test_partners_are_everybody_who_takes_part_with_the_most_senior_first():
    trust = organisation("Moorland Trust", Sector.HEALTH)
    school = organisation("Fernley School", Sector.EDUCATION)
    seat(person("Pia Practice", of=trust), Level.PRACTITIONER)
    seat(person("Hana Health", of=trust), Level.STRATEGIC)
    seat(person("Ed Teacher", of=school), Level.PRACTITIONER)
    partners = {p.sector: [x.name for x in p.people] for p in structure_on(TODAY).partners}
    assert partners == {
        Sector.HEALTH: ["Hana Health", "Pia Practice"],
        Sector.EDUCATION: ["Ed Teacher"],
        Sector.VOLUNTARY: [],
        Sector.FAMILIES: [],
    }


def test_coverage_counts_a_role_holder_as_strategic_once():
    leader = person("Helen Marsh")
    appointment(roles.ACCOUNTABLE_LEADER, leader)
    appointment(roles.TRANSFORMATION_LEAD, leader)
    row = coverage_matrix(TODAY).rows[0]
    assert [len(s.people) for s in row.seats] == [0, 0, 1]
    assert row.seats[2].people[0].note == "Accountable leader"
    assert row.seats[2].people[0].engagement_id is None


def test_coverage_prefers_the_seat_somebody_was_given():
    leader = person("Ruth Adeyemi")
    appointment(roles.TRANSFORMATION_LEAD, leader)
    seat(leader, Level.OPERATIONAL)
    assert [len(s.people) for s in coverage_matrix(TODAY).rows[0].seats] == [0, 1, 0]


def test_coverage_is_of_its_day_and_without_leavers():
    left = person("Lee Leaver", left_on=date(2026, 6, 30))
    seat(left, Level.PRACTITIONER, date(2026, 2, 1))
    days = [date(2026, 1, 31), date(2026, 2, 1), date(2026, 6, 30), date(2026, 7, 1)]
    assert [coverage_matrix(day).filled for day in days] == [0, 1, 1, 0]


@pytest.mark.parametrize("number", [1, 3, 50])
def test_facts_cost_three_queries_whatever_the_number(number, django_assert_num_queries):
    for n in range(number):
        someone = person(f"Person {n}")
        appointment(roles.DATA_LEAD, someone, deputy=person(f"Deputy {n}"))
        seat(someone, Level.PRACTITIONER)
    with django_assert_num_queries(3):
        structure = structure_on(TODAY)
    assert len(structure.posts[3].holders) == number
    with django_assert_num_queries(3):
        facts = read_facts()
    with django_assert_num_queries(0):
        structure_on(TODAY, facts)
