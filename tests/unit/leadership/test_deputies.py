"""Deputies as periods: named from a day on, corrected, taken out; and as the trail knew them."""

from datetime import date
from importlib import import_module

import pytest
from django.db import IntegrityError, transaction

from leadership import roles
from leadership.actions.deputies import correct_deputyship, name_deputy
from leadership.actions.people import mark_as_left
from leadership.actions.refusals import RefusedError
from leadership.models import Appointment, Deputyship
from tests.unit.leadership.builders import TODAY, appointment, deputy, person

MIGRATION = import_module("leadership.migrations.0009_deputies_from_the_trail")


@pytest.fixture(autouse=True)
def _inside(open_northmoor):
    pass


@pytest.fixture
def helen():
    return appointment(roles.ACCOUNTABLE_LEADER, "Helen Marsh")


def told(held):
    read = Appointment.objects.with_people().get(pk=held.pk)
    assert read.deputies == held.deputies
    return [(d.name, d.starts_on, d.ends_on) for d in read.deputies]


def name(people, held, who, day):
    name_deputy(actor=people.administrator, appointment=held, deputy=who, starts_on=day)


def test_another_deputy_ends_the_first_the_day_before(people, helen):
    name(people, helen, person("Dee Deputy"), date(2026, 1, 1))
    name(people, helen, person("Lewis Grant"), date(2026, 7, 1))
    name(people, helen, None, date(2026, 10, 1))
    assert told(helen) == [
        ("Dee Deputy", date(2026, 1, 1), date(2026, 6, 30)),
        ("Lewis Grant", date(2026, 7, 1), date(2026, 9, 30)),
    ]
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1), TODAY]
    found = [helen.deputy_on(day) for day in days]
    assert [each and each.name for each in found] == [
        None,
        "Dee Deputy",
        "Dee Deputy",
        "Lewis Grant",
        None,
    ]


def test_another_deputy_from_the_same_day_takes_the_place_of_the_first(people, helen):
    name(people, helen, person("Dee Deputy"), date(2026, 1, 1))
    name(people, helen, person("Lewis Grant"), date(2026, 1, 1))
    assert told(helen) == [("Lewis Grant", date(2026, 1, 1), None)]


def test_days_with_a_later_deputy_are_refused(people, helen):
    deputy(helen, "Dee Deputy", date(2027, 1, 1))
    with pytest.raises(RefusedError) as refusal:
        name(people, helen, person("Lewis Grant"), TODAY)
    assert list(refusal.value.message_dict) == ["deputy_from"]


def test_naming_the_deputy_there_is_changes_nothing(people, helen):
    who = person("Dee Deputy")
    name(people, helen, who, date(2026, 1, 1))
    name(people, helen, who, date(2026, 7, 1))
    assert told(helen) == [("Dee Deputy", date(2026, 1, 1), None)]


def test_two_at_once_and_ends_before_starts_are_refused_by_the_database(helen):
    deputy(helen, "Dee Deputy", date(2026, 1, 1))
    with pytest.raises(IntegrityError, match="one_deputy_at_a_time"), transaction.atomic():
        deputy(helen, "Lewis Grant", date(2026, 7, 1))
    with pytest.raises(IntegrityError, match="deputyship_ends_after"), transaction.atomic():
        deputy(helen, "Lewis Grant", date(2025, 7, 2), ends_on=date(2025, 7, 1))


def test_two_corrections_at_once_are_told_beside_the_field(people, helen):
    deputy(helen, "Dee Deputy", date(2026, 1, 1), ends_on=date(2026, 6, 30))
    lewis = deputy(helen, "Lewis Grant", date(2026, 7, 1))
    with pytest.raises(RefusedError) as refusal:
        correct_deputyship(
            actor=people.administrator,
            deputyship=lewis,
            person=lewis.person,
            starts_on=date(2026, 6, 1),
            ends_on=None,
            seen=helen.state,
        )
    assert list(refusal.value.message_dict) == ["starts_on"]


def test_nobody_stands_in_after_the_appointment(helen):
    deputy(helen, "Dee Deputy")
    helen.ends_on = date(2026, 6, 30)
    helen.save()
    assert helen.deputy_on(date(2026, 6, 30)).name == "Dee Deputy"
    assert helen.deputy_on(date(2026, 7, 1)) is None


def test_leaver_stops_standing_in_and_forms_about_it_become_stale(people, helen):
    dee, seen = person("Dee Deputy"), helen.state
    deputy(helen, dee, date(2026, 1, 1))
    mark_as_left(
        actor=people.administrator, person=dee, left_on=TODAY, end_everything=True, seen=dee.state
    )
    assert told(helen) == [("Dee Deputy", date(2026, 1, 1), TODAY)]
    helen.refresh_from_db()
    assert helen.state != seen


def test_removing_an_appointment_takes_its_deputies_along(helen):
    deputy(helen, "Dee Deputy")
    helen.delete()
    assert not Deputyship.objects.exists()


START = date(2025, 9, 1)


@pytest.mark.parametrize(
    ("now", "events", "periods"),
    [
        ("", [], []),
        ("a", [], [("a", START, None)]),
        ("a", [(date(2026, 1, 1), "", "b")], [("a", START, None)]),
        ("a", [(date(2026, 1, 1), "", "a")], [("a", date(2026, 1, 1), None)]),
        (
            "b",
            [(date(2026, 1, 1), "a", "a"), (date(2026, 2, 1), "a", "b")],
            [("a", START, date(2026, 1, 31)), ("b", date(2026, 2, 1), None)],
        ),
        ("", [(date(2026, 1, 1), "a", "")], [("a", START, date(2025, 12, 31))]),
        (
            "c",
            [(date(2026, 1, 1), "", "b"), (date(2026, 1, 1), "b", "c")],
            [("c", date(2026, 1, 1), None)],
        ),
        ("a", [(date(2025, 1, 1), "", "a")], [("a", START, None)]),
    ],
)
def test_deputies_of_before_are_told_by_the_trail(now, events, periods):
    assert MIGRATION.periods(START, now, events) == periods
