"""Reminding whoever drives an action that it is due."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.core import mail

from checklists import tasks
from checklists.actions.action import ActionDraft, add_action, change_action
from checklists.actions.action_reminders import reminder_at, tend_actions
from checklists.models import Action
from hubs.actions import delivery
from hubs.models import DueIndex, Membership, OutboxMessage
from hubs.tenancy import area_scope
from hubs.working_time import LONDON
from leadership.models import Person
from tests.queries import at_most

DUE = date(2026, 12, 14)
REMINDED_ON = date(2026, 12, 9)  # three working days before
MORNING = datetime.combine(REMINDED_ON, datetime.min.time(), LONDON) + timedelta(hours=9)
ADDRESS = "olive.owner@northmoor.example"


@pytest.fixture
def action(northmoor, people):
    people.owner, people.teammate  # noqa: B018 - made when first asked for
    with area_scope(northmoor.pk):
        driver = Person.objects.get(user=people.owner)
        draft = ActionDraft("Share one induction", driver, None, DUE)
        return add_action(actor=people.facilitator, draft=draft)


def on(moment):
    return time_machine.travel(moment, tick=False)


def look(northmoor):
    with area_scope(northmoor.pk):
        tend_actions(area_id=northmoor.pk)
        return list(OutboxMessage.objects.values_list("recipient", "due_on"))


def deliver(northmoor):
    mail.outbox.clear()
    delivery.deliver(area_id=northmoor.pk)
    return mail.outbox


def test_reminder_is_due_three_working_days_before():
    assert reminder_at(DUE).date() == REMINDED_ON


def test_adding_and_changing_have_the_area_looked_at_in_time(northmoor, people, action):
    due = DueIndex.objects.get(area=northmoor, kind="action")
    assert due.due_at == reminder_at(DUE)
    earlier = DUE - timedelta(days=7)
    with area_scope(northmoor.pk):
        draft = ActionDraft(action.text, action.driver, None, earlier, version=1)
        change_action(action=action, actor=people.facilitator, draft=draft)
    due.refresh_from_db()
    assert due.due_at == reminder_at(earlier)


def test_action_without_a_driver_or_a_date_asks_for_no_look(northmoor, people):
    with area_scope(northmoor.pk):
        add_action(actor=people.facilitator, draft=ActionDraft("Ask the board", None, None, DUE))
    assert not DueIndex.objects.filter(kind="action").exists()


def test_driver_is_reminded_once_and_not_too_early(northmoor, action):
    with on(MORNING - timedelta(days=1)):
        assert look(northmoor) == []
    for _twice in range(2):
        with on(MORNING):
            assert look(northmoor) == [(ADDRESS, DUE)]
    assert not DueIndex.objects.filter(kind="action").exists()


def test_next_look_is_for_the_next_action(northmoor, people, action):
    later = date(2027, 3, 1)
    with area_scope(northmoor.pk):
        draft = ActionDraft("Name a deputy", action.driver, None, later)
        add_action(actor=people.facilitator, draft=draft)
    with on(MORNING):
        look(northmoor)
    assert DueIndex.objects.get(area=northmoor, kind="action").due_at == reminder_at(later)


def test_overdue_action_is_left_to_the_lists(northmoor, action):
    with on(MORNING + timedelta(days=30)):
        assert look(northmoor) == []


@pytest.mark.django_db(transaction=True)
def test_message_says_what_is_due_and_leads_to_it(northmoor, action):
    with on(MORNING):
        look(northmoor)
        (sent,) = deliver(northmoor)
    assert sent.to == [ADDRESS]
    assert sent.subject == "Your action is due on Monday 14 December"
    assert "Share one induction" in sent.body
    assert f"/areas/northmoor/actions/{action.pk}/" in sent.body


def finished(action):
    Action.objects.update(status="done", outcome="It works.", finished_on=REMINDED_ON)


def moved(action):
    Action.objects.update(due_on=date(2027, 6, 1))


def passed_on(action):
    Action.objects.update(driver=Person.objects.get(name="Tariq Teammate"))


def driver_left(action):
    Person.objects.filter(pk=action.driver_id).update(left_on=REMINDED_ON)


def shut_out(action):
    Membership.objects.update(ended_at=MORNING)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("event", [finished, moved, passed_on, driver_left, shut_out])
def test_message_overtaken_by_events_is_not_sent(northmoor, action, event):
    with on(MORNING):
        look(northmoor)
        with area_scope(northmoor.pk):
            event(action)
        assert deliver(northmoor) == []
        with area_scope(northmoor.pk):
            assert OutboxMessage.objects.get().state == OutboxMessage.State.NOT_NEEDED


def test_another_driver_is_reminded_of_the_same_day(northmoor, action):
    with on(MORNING):
        look(northmoor)
        with area_scope(northmoor.pk):
            passed_on(action)
        assert len(look(northmoor)) == 2


def test_sweep_opens_only_the_areas_that_are_due(northmoor, eastvale, action, monkeypatch):
    DueIndex.objects.create(area=eastvale, kind="action", due_at=MORNING + timedelta(days=1))
    asked = []
    monkeypatch.setattr(
        tasks.tend_actions, "apply_async", lambda kwargs, **_: asked.append(kwargs["area_id"])
    )
    with on(MORNING):
        tasks.sweep_due_actions()
    assert asked == [str(northmoor.pk)]
    with on(MORNING):
        tasks.tend_actions(area_id=str(northmoor.pk))
    with area_scope(northmoor.pk):
        assert OutboxMessage.objects.count() == 1


def test_looking_again_costs_the_same_for_one_and_many(northmoor, people, action):
    with area_scope(northmoor.pk):
        for number in range(5):
            draft = ActionDraft(f"Action {number}", action.driver, None, DUE)
            add_action(actor=people.facilitator, draft=draft)
    with on(MORNING):
        look(northmoor)
        with area_scope(northmoor.pk), at_most(4):
            tend_actions(area_id=northmoor.pk)
