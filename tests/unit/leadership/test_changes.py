"""What changed between two days, from periods alone."""

from datetime import date

import pytest

from hubs.models import Sector
from hubs.tenancy import current_area_id
from leadership import roles
from leadership.models import Level, Person, Role
from leadership.structure import ChangeKind, changes_between, read_facts
from leadership.structure.changes import length
from tests.unit.leadership.builders import appointment, deputy, organisation, person, seat

FIRST, LAST = date(2026, 6, 1), date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _inside(open_northmoor):
    pass


def found(first=FIRST, last=LAST):
    people = Person.objects.left_between(first, last).select_related("organisation")
    return changes_between(first, last, read_facts(), people)


def sentences(kind, **period):
    return [change.sentence for change in found(**period).every if change.kind == kind]


def test_nothing_changed_where_everything_began_before_and_goes_on():
    held = appointment(roles.DATA_LEAD, "Tom Hadley", date(2025, 6, 1))
    deputy(held, "Dee Deputy", date(2025, 7, 1))
    seat(person("Hana Health"), Level.STRATEGIC)
    assert found().every == []


def test_start_and_end_are_told_on_their_days_and_grouped_by_role():
    appointment(roles.DATA_LEAD, "Tom Hadley", date(2025, 6, 1), ends_on=date(2026, 9, 30))
    appointment(roles.DATA_LEAD, "Nadia Noor", date(2026, 10, 1))
    appointment(roles.LEAD_MEMBER, "Cllr Bains", date(2026, 7, 1))
    changes = found()
    assert [(role.code, [c.day for c in each]) for role, each in changes.roles] == [
        (roles.DATA_LEAD, [date(2026, 9, 30), date(2026, 10, 1)]),
        (roles.LEAD_MEMBER, [date(2026, 7, 1)]),
    ]
    assert sentences(ChangeKind.END) == [
        "Tom Hadley: last day as data and evaluation lead, after 16 months."
    ]


@pytest.mark.parametrize("first", [date(2026, 9, 30), date(2026, 10, 1)])
def test_both_days_of_the_period_count(first):
    appointment(roles.DATA_LEAD, "Tom Hadley", date(2025, 6, 1), ends_on=date(2026, 9, 30))
    ended = sentences(ChangeKind.END, first=first, last=date(2026, 10, 2))
    assert len(ended) == (first == date(2026, 9, 30))
    assert len(sentences(ChangeKind.END, first=FIRST, last=date(2026, 9, 30))) == 1


def test_deputy_of_the_first_day_is_told_with_the_start():
    appointment(roles.DATA_LEAD, "Nadia Noor", date(2026, 10, 1), deputy=person("Dee Deputy"))
    (sentence,) = sentences(ChangeKind.START)
    assert sentence.endswith(", for Northmoor Council, with Dee Deputy as deputy.")
    assert sentences(ChangeKind.DEPUTY) == []


def test_deputies_who_follow_each_other_are_one_change_and_the_last_to_go_another():
    held = appointment(roles.ACCOUNTABLE_LEADER, "Helen Marsh")
    deputy(held, "Dee Deputy", ends_on=date(2026, 7, 31))
    deputy(held, "Lewis Grant", date(2026, 8, 1), ends_on=date(2026, 10, 31))
    assert sentences(ChangeKind.DEPUTY) == [
        "Lewis Grant: first day as deputy of Helen Marsh, accountable leader, after Dee Deputy.",
        "Lewis Grant: last day as deputy of Helen Marsh, accountable leader. Nobody follows.",
    ]


def test_deputy_goes_with_the_appointment_without_a_word_of_their_own():
    held = appointment(roles.DATA_LEAD, "Tom Hadley", ends_on=date(2026, 9, 30))
    deputy(held, "Dee Deputy")
    assert sentences(ChangeKind.DEPUTY) == []


def test_vacancy_that_lasts_is_counted_up_to_the_last_day():
    appointment(roles.DATA_LEAD, "Tom Hadley", date(2025, 6, 1), ends_on=date(2026, 9, 30))
    assert sentences(ChangeKind.VACANCY) == [
        "Vacant from this day on: 54 days (about 8 weeks) by 23 November 2026."
    ]


def test_vacancy_is_told_when_it_ended_in_the_period_but_not_when_it_only_lasted():
    appointment(roles.DATA_LEAD, "Tom Hadley", date(2025, 6, 1), ends_on=date(2026, 5, 1))
    assert sentences(ChangeKind.VACANCY) == []
    appointment(roles.DATA_LEAD, "Nadia Noor", date(2026, 6, 11))
    (vacancy,) = (c for c in found().every if c.kind == ChangeKind.VACANCY)
    assert vacancy.day == date(2026, 6, 10)
    assert vacancy.sentence == "Vacant from 2 May 2026 to 10 June 2026: 40 days (about 6 weeks)."


def test_handover_and_the_days_before_the_first_holder_are_no_vacancy():
    appointment(roles.DATA_LEAD, "Tom Hadley", date(2026, 8, 1), ends_on=date(2026, 10, 15))
    appointment(roles.DATA_LEAD, "Nadia Noor", date(2026, 10, 1))
    assert sentences(ChangeKind.VACANCY) == []


def test_a_period_to_come_tells_what_is_known():
    appointment(roles.LEAD_MEMBER, "Cllr Bains", ends_on=date(2026, 12, 31))
    appointment(roles.LEAD_MEMBER, "Nadia Noor", date(2027, 1, 8))
    ahead = {"first": date(2026, 12, 1), "last": date(2027, 2, 1)}
    assert sentences(ChangeKind.VACANCY, **ahead) == [
        "Vacant from 1 January 2027 to 7 January 2027: 7 days."
    ]
    assert len(sentences(ChangeKind.START, **ahead)) == 1


def test_seats_end_with_their_person():
    someone = person("Hana Health", left_on=date(2026, 8, 31))
    seat(someone, Level.STRATEGIC, date(2026, 7, 1))
    seat(someone, Level.PRACTITIONER, date(2026, 10, 1))
    assert sentences(ChangeKind.SEAT) == [
        "Hana Health: first day in a seat, local authority, strategic lead.",
        "Hana Health: last day in a seat, local authority, strategic lead.",
    ]
    assert sentences(ChangeKind.LEFT) == [
        "Hana Health, Northmoor Council: last day of taking part."
    ]


def test_seat_that_only_changes_in_how_it_is_filled_was_neither_left_nor_taken():
    someone = person("Hana Health")
    seat(someone, Level.STRATEGIC, date(2026, 1, 1), ends_on=date(2026, 8, 31))
    seat(someone, Level.STRATEGIC, date(2026, 9, 1), how_often="monthly")
    assert sentences(ChangeKind.SEAT) == []


def test_role_that_was_retired_is_vacant_no_longer():
    own = Role.objects.create(
        area_id=current_area_id(),
        code="local-voice",
        name="Voice of families lead",
        position=7,
        begins_on=date(2026, 6, 1),
        retired_on=date(2026, 9, 11),
    )
    appointment(own.code, "Vera Voice", date(2026, 6, 1), ends_on=date(2026, 9, 1))
    assert sentences(ChangeKind.VACANCY) == [
        "Vacant from 2 September 2026 to 10 September 2026: 9 days."
    ]


def test_organisation_joins_once_and_leaves_only_when_nobody_is_left():
    trust = organisation("Moorland Trust", Sector.HEALTH)
    seat(
        person("Hana Health", of=trust), Level.STRATEGIC, date(2026, 7, 1), ends_on=date(2026, 9, 1)
    )
    seat(person("Pia Practice", of=trust), Level.PRACTITIONER, date(2026, 9, 2))
    assert sentences(ChangeKind.ORGANISATION) == ["Moorland Trust joins the table."]
    Person.objects.filter(name="Pia Practice").update(left_on=date(2026, 10, 1))
    assert sentences(ChangeKind.ORGANISATION)[1:] == [
        "Moorland Trust: last day at the table. Nobody from there holds a role or a seat."
    ]


def test_appointment_keeps_its_organisation_at_the_table_when_the_holder_changes_theirs():
    old = organisation("Old Trust", Sector.HEALTH)
    appointment(
        roles.DATA_LEAD, person("Tom Hadley", of=organisation("New Trust")), organisation=old
    )
    assert found(first=date(2025, 8, 1)).table[0].sentence == "Old Trust joins the table."


@pytest.mark.parametrize(
    ("days", "words"), [(1, "1 day"), (13, "13 days"), (14, "14 days (about 2 weeks)")]
)
def test_length_is_in_days_and_from_two_weeks_on_in_weeks_too(days, words):
    assert length(days) == words


def test_changes_of_given_facts_cost_no_query(django_assert_num_queries):
    appointment(roles.DATA_LEAD, "Tom Hadley", deputy=person("Dee Deputy"))
    facts = read_facts()
    with django_assert_num_queries(0):
        changes_between(date(2025, 1, 1), LAST, facts, [])
