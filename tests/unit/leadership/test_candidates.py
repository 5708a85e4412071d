from datetime import date

import pytest

from hubs.models import Sector
from leadership import roles
from leadership.models import Level
from leadership.structure import people_for_round
from tests.unit.leadership.builders import TODAY, appointment, organisation, person, seat


@pytest.fixture(autouse=True)
def _inside(open_northmoor):
    pass


def test_candidates_are_role_holders_then_partners_once_each():
    trust = organisation("Moorland Trust", Sector.HEALTH)
    leader = person("Helen Marsh", email="helen@northmoor.example")
    partner = person("Hana Health", of=trust, job_title="Health visiting lead")
    appointment(roles.ACCOUNTABLE_LEADER, leader)
    appointment(roles.EXECUTIVE_LEAD, leader)
    seat(partner, Level.STRATEGIC)
    seat(partner, Level.OPERATIONAL)
    found = [(c.name, c.role_label, c.code, c.holds_role) for c in people_for_round(TODAY)]
    assert found == [
        ("Helen Marsh", "Accountable leader and executive lead", "AL", True),
        ("Hana Health", "Health visiting lead", "HV", False),
    ]


def test_candidate_answers_for_the_organisation_of_the_appointment():
    trust = organisation("Moorland Trust", Sector.HEALTH)
    appointment(roles.DATA_LEAD, "Tom Hadley", organisation=trust)
    (candidate,) = people_for_round(TODAY)
    assert (candidate.organisation, candidate.sector) == ("Moorland Trust", Sector.HEALTH)
    assert candidate.code == "DE"


def test_candidates_leave_out_leavers_practitioners_and_the_past():
    appointment(roles.DATA_LEAD, "Tom Hadley", ends_on=date(2026, 9, 30))
    appointment(roles.LEAD_MEMBER, person("Leaves Today", left_on=TODAY))
    seat(person("Pia Practice"), Level.PRACTITIONER)
    seat(person("Gone", left_on=TODAY), Level.STRATEGIC)
    assert people_for_round(TODAY) == []


def test_candidate_codes_are_unique_and_short():
    for n in range(30):
        appointment(roles.DATA_LEAD, f"Person {n:02}")
    codes = [c.code for c in people_for_round(TODAY)]
    assert codes[:3] == ["DE", "DE2", "DE3"]
    assert len(set(codes)) == 30
    assert max(map(len, codes)) <= 3


def test_candidate_without_a_title_is_named_by_the_seat():
    someone = person("Kofi Boateng", of=organisation("Alliance", Sector.VOLUNTARY))
    seat(someone, Level.OPERATIONAL)
    (candidate,) = people_for_round(TODAY)
    assert candidate.role_label == "Voluntary, community and faith, operational manager"
    assert candidate.code == "VC"


def test_candidate_with_many_long_roles_is_named_by_the_first():
    someone = person("Busy Bee")
    for role in roles.SHIPPED_ROLES:
        appointment(role["code"], someone)
    (candidate,) = people_for_round(TODAY)
    assert candidate.role_label == "Accountable leader"


@pytest.mark.parametrize("number", [1, 3, 50])
def test_candidates_cost_three_queries(number, django_assert_num_queries):
    for n in range(number):
        appointment(roles.LEAD_MEMBER, f"Person {n}")
    with django_assert_num_queries(3):
        assert len(people_for_round(TODAY)) == number
