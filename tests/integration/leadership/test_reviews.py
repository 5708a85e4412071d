"""Reminding the area's administrators that an appointment is to be reviewed."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.core import mail

from hubs.actions import delivery
from hubs.models import DueIndex, Membership, OutboxMessage
from hubs.working_time import LONDON
from leadership import roles, tasks
from leadership.actions.reviews import reminder_at, tend_appointments
from leadership.models import Appointment, Person
from tests.integration.leadership.pages import HOME, appointing, day
from tests.queries import at_most
from tests.unit.leadership.builders import appointment, person

DUE = date(2026, 12, 14)
REMINDED_ON = date(2026, 11, 30)  # ten working days before
ADDRESS = "ada.administrator@northmoor.example"


@pytest.fixture
def held(inside, people):
    """An appointment to be reviewed by 14 December, and an administrator to tell."""
    people.administrator  # noqa: B018 - made when first asked for
    with inside():
        return appointment(roles.DATA_LEAD, "Tom Hadley", review_due_on=DUE)


def look(inside, northmoor):
    with inside():
        tend_appointments(area_id=northmoor.pk)
        return list(OutboxMessage.objects.values_list("recipient", "due_on"))


def on(moment):
    return time_machine.travel(moment, tick=False)


MORNING = datetime.combine(REMINDED_ON, datetime.min.time(), LONDON) + timedelta(hours=9)


def test_reminder_is_due_ten_working_days_before_the_review():
    assert reminder_at(DUE).date() == REMINDED_ON


@pytest.mark.parametrize("by", ["appointing", "changing"])
def test_setting_a_review_has_the_area_looked_at_in_time(manager, inside, northmoor, by):
    with inside():
        nadia = person("Nadia Noor")
        tom = appointment(roles.LEAD_MEMBER, "Tom Hadley")
    if by == "appointing":
        url = f"{HOME}roles/data-and-evaluation-lead/appoint/"
        sent = appointing(nadia, review_due_on=DUE)
    else:
        url = f"{HOME}appointments/{tom.pk}/change/"
        sent = {"seen": tom.state, "deputy": ""} | day("review_due_on", DUE)
    assert manager.post(url, sent).status_code == 302
    due = DueIndex.objects.get(area=northmoor, kind="appointment")
    assert due.due_at == reminder_at(DUE)


def test_appointment_without_a_review_asks_for_no_look(manager, inside):
    with inside():
        nadia = person("Nadia Noor")
    manager.post(f"{HOME}roles/data-and-evaluation-lead/appoint/", appointing(nadia))
    assert not DueIndex.objects.filter(kind="appointment").exists()


def test_nobody_is_reminded_too_early(inside, northmoor, held):
    assert look(inside, northmoor) == []


def test_each_administrator_is_reminded_once_however_often_it_is_looked(inside, northmoor, held):
    DueIndex.objects.create(area=northmoor, kind="appointment", due_at=MORNING)
    with on(MORNING):
        assert look(inside, northmoor) == [(ADDRESS, DUE)]
        assert look(inside, northmoor) == [(ADDRESS, DUE)]
    assert not DueIndex.objects.filter(kind="appointment").exists()


def test_next_look_is_for_the_next_review(inside, northmoor, held):
    with inside():
        appointment(roles.LEAD_MEMBER, "Cllr Bains", review_due_on=date(2027, 3, 1))
    DueIndex.objects.create(area=northmoor, kind="appointment", due_at=MORNING)
    with on(MORNING):
        look(inside, northmoor)
    found = DueIndex.objects.get(area=northmoor, kind="appointment")
    assert found.due_at == reminder_at(date(2027, 3, 1))


def test_moved_review_is_reminded_of_again(inside, northmoor, held):
    with on(MORNING):
        look(inside, northmoor)
        with inside():
            Appointment.objects.update(review_due_on=date(2026, 12, 15))
    with on(MORNING + timedelta(days=1)):
        assert len(look(inside, northmoor)) == 2


def deliver(northmoor):
    mail.outbox.clear()
    delivery.deliver(area_id=northmoor.pk)
    return mail.outbox


@pytest.mark.django_db(transaction=True)
def test_message_says_who_and_by_when_and_leads_to_the_mend(inside, northmoor, held):
    with on(MORNING):
        look(inside, northmoor)
        (sent,) = deliver(northmoor)
    assert sent.to == [ADDRESS]
    assert sent.subject == "Review the appointment of Tom Hadley by Monday 14 December 2026"
    assert "was appointed data and evaluation lead of Northmoor" in sent.body
    assert f"{HOME}appointments/{held.pk}/change/" in sent.body


@pytest.mark.django_db(transaction=True)
def test_late_review_is_said_to_be_late(inside, northmoor, held):
    with on(datetime(2026, 12, 16, 9, tzinfo=LONDON)):
        look(inside, northmoor)
        (sent,) = deliver(northmoor)
    assert sent.subject == (
        "The appointment of Tom Hadley was to be reviewed by Monday 14 December 2026"
    )


def moved(held):
    Appointment.objects.update(review_due_on=date(2027, 6, 1))


def ended(held):
    Appointment.objects.update(ends_on=REMINDED_ON - timedelta(days=1))


def person_left(held):
    Person.objects.filter(pk=held.person_id).update(left_on=date(2026, 11, 24))


def demoted(held):
    Membership.objects.update(roles=["observer"])


def administrator_left(held):
    Membership.objects.update(ended_at=MORNING)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("event", [moved, ended, person_left, demoted, administrator_left])
def test_message_overtaken_by_events_is_not_sent(inside, northmoor, held, event):
    with on(MORNING):
        look(inside, northmoor)
        with inside():
            event(held)
        assert deliver(northmoor) == []
        with inside():
            assert OutboxMessage.objects.get().state == OutboxMessage.State.NOT_NEEDED


def test_ended_appointment_is_not_looked_at(inside, northmoor, held):
    with inside():
        ended(held)
    with on(MORNING):
        assert look(inside, northmoor) == []


def test_sweep_opens_only_the_areas_that_are_due(northmoor, eastvale, held, monkeypatch):
    DueIndex.objects.create(area=northmoor, kind="appointment", due_at=MORNING)
    DueIndex.objects.create(area=eastvale, kind="appointment", due_at=MORNING + timedelta(days=1))
    asked = []
    monkeypatch.setattr(
        tasks.tend_appointments, "apply_async", lambda kwargs, **_: asked.append(kwargs["area_id"])
    )
    with on(MORNING), at_most(1):
        tasks.sweep_due_appointments()
    assert asked == [str(northmoor.pk)]


def test_task_opens_the_areas_scope(inside, northmoor, held):
    with on(MORNING):
        tasks.tend_appointments(area_id=str(northmoor.pk))
    with inside():
        assert OutboxMessage.objects.count() == 1
