from datetime import date

import pytest

from hubs.models import Sector
from leadership import roles
from leadership.models import Grade, Level
from leadership.structure import RULE_OF, RULES, GapKind, leadership_gaps, read_facts
from leadership.structure.facts import LeadershipFacts
from leadership.structure.tense import PAST, PRESENT
from leadership.table import NamedSeat
from tests.unit.leadership.builders import TODAY, appointment, deputy, organisation, person, seat


@pytest.fixture(autouse=True)
def _inside(open_northmoor):
    pass


def gaps(kind):
    return [gap for gap in leadership_gaps(TODAY) if gap.kind == kind]


def fill_every_role():
    stands_in = person("Dee Deputy")
    for role in roles.SHIPPED_ROLES:
        appointment(role["code"], f"Holder of {role['code']}", deputy=stands_in)


def test_gaps_of_an_empty_area_are_six_vacancies_five_sectors_and_named_seats():
    found = leadership_gaps(TODAY)
    named = [GapKind.NAMED_SEAT, GapKind.NO_PARENT_VOICE, GapKind.NAMED_SEAT, GapKind.NAMED_SEAT]
    expected = [GapKind.VACANCY] * 6 + [GapKind.EMPTY_SECTOR] * 5 + named
    assert [g.kind for g in found] == expected
    assert [g.severity for g in found] == ["late"] * 6 + ["soon"] * 9
    assert all(gap.why and gap.link_text for gap in found)


def test_gaps_are_none_when_everything_is_in_place():
    fill_every_role()
    for sector in Sector:
        for level in Level:
            member = person(f"{sector} {level}", of=organisation(sector.label, sector))
            seat(member, level)
    for named in NamedSeat:
        seat(member, level, named_seat=named)
    assert leadership_gaps(TODAY) == []


def test_vacancy_says_since_when_and_how_long():
    appointment(roles.DATA_LEAD, "Tom Hadley", date(2025, 6, 1), ends_on=date(2026, 11, 22))
    sentences = [g.sentence for g in gaps(GapKind.VACANCY)]
    assert "Nobody is data and evaluation lead: vacant since 23 November 2026 (1 day)." in sentences
    assert "Nobody is lead member yet." in sentences


def test_past_day_is_told_in_the_past():
    appointment(roles.DATA_LEAD, "Tom Hadley", date(2025, 6, 1), ends_on=date(2026, 11, 22))
    told = [gap.sentence for gap in leadership_gaps(TODAY, told=PAST)]
    assert "Nobody was data and evaluation lead: vacant since 23 November 2026 (1 day)." in told
    assert "Nobody was lead member." in told
    assert "Nobody from health was at the table, at any level." in told
    assert not [words for words in told if " is " in words or " has " in words]


@pytest.mark.parametrize("rule", RULES, ids=[rule.kind for rule in RULES])
def test_clear_rule_has_words_for_now_and_then(rule):
    assert rule.clear_words(PRESENT) != rule.clear_words(PAST)
    assert "{" not in rule.clear_words(PAST)


def test_vacancy_with_somebody_coming_is_only_soon():
    appointment(roles.DATA_LEAD, "Nadia Noor", date(2027, 1, 4))
    gap = next(g for g in gaps(GapKind.VACANCY) if g.url_kwargs["code"] == roles.DATA_LEAD)
    assert gap.severity == "soon"
    assert gap.sentence.endswith("Nadia Noor starts on 4 January 2027.")


def test_leader_without_deputy_or_with_one_who_left_is_flagged():
    held = appointment(roles.ACCOUNTABLE_LEADER, "Helen Marsh")
    assert gaps(GapKind.NO_DEPUTY)[0].sentence == (
        "Helen Marsh, accountable leader, has no deputy."
    )
    deputy(held, person("Dee Deputy", left_on=date(2026, 11, 22)))
    assert gaps(GapKind.NO_DEPUTY)[0].sentence.endswith("has no deputy: Dee Deputy has left.")


def test_role_that_needs_no_deputy_is_not_flagged():
    appointment(roles.DATA_LEAD, "Tom Hadley")
    assert gaps(GapKind.NO_DEPUTY) == []


def test_sponsor_below_assistant_director_is_flagged():
    appointment(roles.SENIOR_SPONSOR, person("Sam Low", grade=Grade.HEAD_OF_SERVICE))
    (gap,) = gaps(GapKind.GRADE)
    assert gap.severity == "soon"
    assert "below assistant director (grade: head of service)" in gap.sentence


def test_review_is_overdue_the_day_after_it_was_due():
    appointment(roles.LEAD_MEMBER, "Due Today", review_due_on=TODAY)
    assert gaps(GapKind.REVIEW) == []
    appointment(roles.EXECUTIVE_LEAD, "Due Before", review_due_on=date(2026, 11, 22))
    assert "Due Before" in gaps(GapKind.REVIEW)[0].sentence


def test_leaver_in_a_role_is_flagged_from_the_day_after():
    appointment(roles.LEAD_MEMBER, person("Leaves Today", left_on=TODAY))
    appointment(roles.EXECUTIVE_LEAD, person("Left Before", left_on=date(2026, 11, 22)))
    (gap,) = gaps(GapKind.LEAVER)
    assert gap.sentence == "Left Before has left and is still shown as executive lead."


def test_two_accountable_leaders_would_be_an_overlap():
    # The database refuses them; the rule must still hold for facts from elsewhere.
    appointment(roles.ACCOUNTABLE_LEADER, "Helen Marsh")
    facts = read_facts()
    (one,) = facts.appointments
    twice = LeadershipFacts(facts.roles, (one, one), ())
    found = [g for g in leadership_gaps(TODAY, twice) if g.kind == GapKind.OVERLAP]
    assert found[0].sentence == "Helen Marsh and Helen Marsh are both accountable leader."


def test_empty_seat_is_named_with_its_sector_and_level():
    trust = organisation("Moorland Trust", Sector.HEALTH)
    seat(person("Hana Health", of=trust), Level.STRATEGIC)
    sentences = [g.sentence for g in gaps(GapKind.EMPTY_SEAT)]
    assert sentences == [
        "Nobody from health is at the table as a practitioner.",
        "Nobody from health is at the table as an operational manager.",
    ]


def test_deputy_who_left_is_flagged_also_where_no_deputy_is_needed():
    held = appointment(roles.DATA_LEAD, "Tom Hadley")
    deputy(held, person("Dee Deputy", left_on=date(2026, 11, 22)))
    (gap,) = gaps(GapKind.LEAVER)
    assert gap.sentence.startswith("Dee Deputy has left and is still shown as deputy of Tom")


def test_leaver_with_a_seat_is_flagged_until_the_seat_ends():
    held = seat(person("Lee Leaver", left_on=date(2026, 11, 1)), Level.STRATEGIC)
    (gap,) = gaps(GapKind.LEAVER)
    assert gap.sentence == (
        "Lee Leaver has left and still has a seat: local authority, strategic lead."
    )
    assert gap.url_kwargs == {"pk": str(held.pk)}
    held.ends_on = date(2026, 11, 1)
    held.save()
    assert gaps(GapKind.LEAVER) == []


def test_three_in_a_shared_role_are_too_many_and_two_are_a_handover():
    for name in ("One", "Two"):
        appointment(roles.DATA_LEAD, name)
    assert gaps(GapKind.OVERLAP) == []
    appointment(roles.DATA_LEAD, "Three")
    (gap,) = gaps(GapKind.OVERLAP)
    assert (gap.sentence, gap.severity) == (
        "3 people are data and evaluation lead at once.",
        "soon",
    )


@pytest.mark.parametrize("pair", roles.APART)
def test_one_person_in_two_roles_that_should_be_apart(pair):
    both = person("Bo Both", grade=Grade.DIRECTOR)
    first, second = pair
    appointment(first, both)
    assert gaps(GapKind.APART) == []
    appointment(second, both)
    (gap,) = gaps(GapKind.APART)
    assert gap.sentence.startswith("Bo Both is both ")


def test_every_kind_of_gap_has_a_rule_with_its_reason():
    assert set(RULE_OF) == set(GapKind)
    assert all(rule.why and rule.looks_at and rule.clear for rule in RULES)


def test_gaps_of_given_structure_cost_no_query(django_assert_num_queries):
    facts = read_facts()
    with django_assert_num_queries(0):
        leadership_gaps(TODAY, facts)
