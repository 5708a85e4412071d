"""What the database refuses when two people save at once, in words beside the field."""

from datetime import date

import pytest
from django.db import IntegrityError

from leadership import roles
from leadership.actions.appointments import appoint, change_appointment, correct_appointment
from leadership.actions.engagements import give_seat
from leadership.actions.people import NewOrganisation, add_person
from leadership.actions.refusals import ChangedMeanwhileError, RefusedError, explaining
from leadership.forms import AppointmentAddForm, PersonForm, refusals, status_of
from leadership.models import Appointment, Level, Role
from tests.unit.leadership.builders import appointment, organisation, person, seat


@pytest.fixture(autouse=True)
def _inside(open_northmoor):
    pass


@pytest.fixture
def actor(people):
    return people.administrator


def role(code):
    return Role.objects.get(pk=code)


def test_second_accountable_leader_is_refused_by_the_database(northmoor, actor):
    appointment(roles.ACCOUNTABLE_LEADER, "Helen Marsh")
    nadia = person("Nadia Noor")
    form = AppointmentAddForm({}, role=role(roles.ACCOUNTABLE_LEADER))
    with refusals(form):
        appoint(
            area=northmoor,
            actor=actor,
            role=role(roles.ACCOUNTABLE_LEADER),
            person=nadia,
            starts_on=date(2026, 1, 1),
        )
    assert "Somebody else was made accountable leader" in form.errors["starts_on"][-1]
    assert status_of(form) == 422
    assert Appointment.objects.count() == 1


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"starts_on": date(2026, 1, 2), "ends_on": date(2026, 1, 1)}, "ends_on"),
        ({"starts_on": date(2025, 9, 2)}, "starts_on"),
    ],
)
def test_impossible_days_are_refused_by_the_database(northmoor, actor, facts, field):
    held = appointment(roles.DATA_LEAD, "Tom Hadley")
    with pytest.raises(RefusedError) as refusal:
        appoint(area=northmoor, actor=actor, role=held.role, person=held.person, **facts)
    assert list(refusal.value.message_dict) == [field]


def test_deputy_who_is_the_holder_is_refused(actor):
    held = appointment(roles.DATA_LEAD, "Tom Hadley")
    with pytest.raises(RefusedError) as refusal:
        change_appointment(
            actor=actor,
            appointment=held,
            deputy=held.person,
            deputy_from=date(2026, 1, 1),
            review_due_on=None,
            seen=held.state,
        )
    assert list(refusal.value.message_dict) == ["deputy"]


def test_change_of_an_appointment_that_is_gone_is_stale(northmoor, actor):
    held = appointment(roles.DATA_LEAD, "Tom Hadley")
    seen, stays = held.state, held.organisation
    Appointment.objects.all().delete()
    with pytest.raises(ChangedMeanwhileError):
        correct_appointment(
            area=northmoor,
            actor=actor,
            appointment=held,
            organisation=stays,
            starts_on=held.starts_on,
            ends_on=None,
            basis=held.basis,
            grade=held.held_grade,
            reason="",
            seen=seen,
        )


def test_stale_refusal_of_a_form_without_memory_is_a_mistake_of_ours():
    form = AppointmentAddForm({}, role=role(roles.DATA_LEAD))
    with pytest.raises(ChangedMeanwhileError), refusals(form):
        raise ChangedMeanwhileError


@pytest.mark.parametrize("taken", ["email", "organisation"])
def test_same_person_or_organisation_added_at_once_is_refused(actor, taken):
    person("Olga Other", email="nadia@northmoor.example", of=organisation("Moorland Trust"))
    facts = {"name": "Nadia Noor", "job_title": "", "grade": 1}
    facts["email"] = "NADIA@northmoor.example" if taken == "email" else ""
    new = organisation() if taken == "email" else NewOrganisation("MOORLAND TRUST", "health")
    form = PersonForm({})
    with refusals(form):
        add_person(actor=actor, organisation=new, **facts)
    field = "email" if taken == "email" else "new_organisation"
    assert "a moment ago" in form.errors[field][-1]


def test_same_seat_taken_at_once_is_refused(actor):
    held = seat(person("Hana Health"), Level.STRATEGIC)
    with pytest.raises(RefusedError) as refusal:
        give_seat(
            actor=actor,
            person=held.person,
            sector=held.sector,
            level=held.level,
            starts_on=date(2026, 11, 1),
            note="",
        )
    assert list(refusal.value.message_dict) == ["person"]


def test_other_faults_of_the_database_are_not_dressed_up():
    seat_of = seat(person("Hana Health"), Level.STRATEGIC)
    with pytest.raises(IntegrityError), explaining({"nothing": {}}):
        seat(seat_of.person, Level.STRATEGIC)
