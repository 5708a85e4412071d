"""No message is lost, and none is sent twice while the process lives."""

import smtplib
import threading
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from celery import current_app
from django.core import mail
from django.db import connection, transaction
from django.utils import timezone

from hubs import messages, tasks
from hubs.actions import delivery, outbox
from hubs.actions.memberships import end_membership
from hubs.actions.progress import note_due
from hubs.messages import EmailContent
from hubs.models import AreaFigures, DueIndex, Membership, OutboxMessage
from hubs.tenancy import area_scope

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
SUBJECT = "018f0000-0000-7000-8000-000000000001"
State = OutboxMessage.State


def write(area, message):
    return EmailContent("Something is due", f"In {area}.", f"<p>In {area}.</p>")


messages.register("news", write, is_reminder=False)
messages.register("reminder", write, is_reminder=True)
messages.register("overtaken", lambda area, message: None, is_reminder=False)


@pytest.fixture
def on_monday():
    """A working day, at ten in the morning."""
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def put(northmoor, people):
    """Put a message to the owner into the outbox."""

    def enqueue(kind="news", recipient=None, **fields):
        with area_scope(northmoor.pk):
            return outbox.enqueue(
                area=northmoor,
                recipient=recipient or people.owner.email,
                kind=kind,
                subject_id=SUBJECT,
                due_on=date(2026, 11, 27),
                **fields,
            )

    return enqueue


@contextmanager
def broker(url):
    """Let Celery talk to another broker, and go back afterwards."""
    before = current_app.conf.broker_url

    def switch(address):
        current_app.conf.broker_url = address
        current_app._pool = current_app.amqp._producer_pool = None

    switch(url)
    try:
        yield
    finally:
        switch(before)


def stored(area, message):
    with area_scope(area.pk):
        return OutboxMessage.objects.get(pk=message.pk)


@pytest.mark.django_db
class TestEnqueue:
    def test_asking_twice_leaves_one_message(self, northmoor, put):
        assert put() == put()
        with area_scope(northmoor.pk):
            assert OutboxMessage.objects.count() == 1

    def test_message_goes_with_its_cause(self, northmoor, put):
        def fail_after_putting():
            with transaction.atomic():
                put()
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail_after_putting()
        with area_scope(northmoor.pk):
            assert not OutboxMessage.objects.exists()
        assert not DueIndex.objects.exists()

    def test_unknown_kind_is_refused(self, put):
        with pytest.raises(messages.UnknownKind):
            put(kind="nonsense")

    @time_machine.travel(datetime(2026, 11, 27, 21, 0, tzinfo=UTC), tick=False)
    def test_reminder_waits_for_monday_morning(self, put):
        assert put(kind="reminder").send_after == datetime(2026, 11, 30, 7, 30, tzinfo=UTC)
        assert put(kind="news").send_after == timezone.now()

    def test_many_recipients_cost_as_much_as_one(
        self, northmoor, people, django_assert_num_queries
    ):
        for count in (1, 3, 50):
            with area_scope(northmoor.pk), django_assert_num_queries(4):  # two with a savepoint
                outbox.enqueue_each(
                    area=northmoor,
                    recipients=[f"leader{n}@northmoor.example" for n in range(count)],
                    kind="news",
                    subject_id=SUBJECT,
                    due_on=date(2026, 1, count % 28 + 1),
                )

    def test_broker_that_is_down_does_not_break_the_request(self, put, settings, caplog):
        with broker("redis+socket:///nowhere/server.sock"):
            outbox.wake(put().area_id)
        assert "the sweeper will deliver" in caplog.text


@pytest.mark.django_db
@pytest.mark.usefixtures("on_monday")
class TestDeliver:
    def test_message_is_sent_once_with_a_stable_id(self, northmoor, people, put):
        message = put()
        assert delivery.deliver(area_id=northmoor.pk) == 1
        assert delivery.deliver(area_id=northmoor.pk) == 0
        [sent] = mail.outbox
        assert sent.to == [people.owner.email]
        assert sent.extra_headers["Message-ID"] == f"<{message.pk}@example.org>"
        assert sent.extra_headers["Auto-Submitted"] == "auto-generated"
        assert sent.alternatives[0].mimetype == "text/html"
        assert stored(northmoor, message).state == State.SENT
        assert not DueIndex.objects.exists()

    def test_leaver_is_not_mailed(self, northmoor, people, put):
        message = put()
        with area_scope(northmoor.pk):
            membership = Membership.objects.get(user=people.owner)
            end_membership(area=northmoor, actor=people.administrator, membership=membership)
        delivery.deliver(area_id=northmoor.pk)
        assert mail.outbox == []
        assert stored(northmoor, message).state == State.NOT_NEEDED

    def test_message_overtaken_by_events_is_not_sent(self, northmoor, put):
        message = put(kind="overtaken")
        delivery.deliver(area_id=northmoor.pk)
        assert mail.outbox == []
        assert stored(northmoor, message).state == State.NOT_NEEDED

    def test_message_of_another_area_is_left_alone(self, eastvale, put):
        put()
        assert delivery.deliver(area_id=eastvale.pk) == 0
        assert mail.outbox == []

    def test_area_that_is_gone_is_no_fault(self, northmoor):
        assert delivery.deliver(area_id=uuid4()) == 0

    def test_reminder_leased_in_quiet_hours_is_postponed(self, northmoor, put):
        message = put(kind="reminder")
        with time_machine.travel(datetime(2026, 11, 23, 23, 0, tzinfo=UTC), tick=False):
            delivery.deliver(area_id=northmoor.pk)
        after = stored(northmoor, message)
        assert (after.state, after.attempts) == (State.WAITING, 0)
        assert after.send_after == datetime(2026, 11, 24, 7, 30, tzinfo=UTC)
        assert DueIndex.objects.get().due_at == after.send_after

    def test_message_that_cannot_be_written_does_not_hold_back_others(
        self, northmoor, people, put, caplog
    ):
        def broken(area, message):
            raise KeyError("a private thing that somebody typed")

        messages.register("broken", broken, is_reminder=False)
        bad, good = put(kind="broken"), put(recipient=people.teammate.email)
        delivery.deliver(area_id=northmoor.pk)
        assert stored(northmoor, good).state == State.SENT
        assert stored(northmoor, bad).last_error == "The message could not be written (KeyError)."
        assert stored(northmoor, bad).state == State.WAITING


@pytest.mark.django_db
class TestRefusal:
    @pytest.fixture
    def refuse(self, monkeypatch):
        def with_error(error):
            from django.core.mail.backends.locmem import EmailBackend

            def send_messages(self, email_messages):
                raise error

            monkeypatch.setattr(EmailBackend, "send_messages", send_messages)

        return with_error

    def test_wait_grows_and_is_visible(self, northmoor, put, refuse):
        refuse(ConnectionRefusedError())
        with time_machine.travel(MONDAY, tick=False) as clock:
            message = put()
            for minutes in (1, 2, 4, 8):
                delivery.deliver(area_id=northmoor.pk)
                after = stored(northmoor, message)
                assert after.send_after == timezone.now() + timedelta(minutes=minutes)
                assert after.last_error == "The mail server could not be reached."
                assert DueIndex.objects.get().due_at == after.send_after
                clock.move_to(after.send_after)
        assert AreaFigures.objects.get(area=northmoor).messages_waiting == 1

    def test_wait_has_a_ceiling(self):
        assert delivery.wait_after(9) == delivery.wait_after(30) == timedelta(hours=4)

    def test_message_is_given_up_after_the_last_attempt(self, northmoor, put, refuse):
        refuse(smtplib.SMTPServerDisconnected())
        with time_machine.travel(MONDAY, tick=False) as clock:
            message = put()
            for _attempt in range(delivery.MOST_ATTEMPTS):
                delivery.deliver(area_id=northmoor.pk)
                clock.shift(timedelta(hours=5))
        assert stored(northmoor, message).state == State.FAILED
        assert AreaFigures.objects.get(area=northmoor).messages_failed == 1
        assert not DueIndex.objects.exists()

    @pytest.mark.parametrize(("code", "state"), [(550, State.FAILED), (451, State.WAITING)])
    def test_refused_address_is_final_only_if_the_server_says_so(
        self, northmoor, put, refuse, code, state
    ):
        refuse(smtplib.SMTPRecipientsRefused({"somebody@northmoor.example": (code, b"no")}))
        message = put()
        delivery.deliver(area_id=northmoor.pk)
        after = stored(northmoor, message)
        assert after.state == state
        assert after.last_error == f"The mail server refused the address ({code})."

    def test_refused_message_is_recorded(self, northmoor, put, refuse):
        refuse(smtplib.SMTPDataError(554, b"looks like spam"))
        message = put()
        delivery.deliver(area_id=northmoor.pk)
        assert stored(northmoor, message).last_error == (
            "The mail server refused the message (554)."
        )


@pytest.mark.django_db
@pytest.mark.usefixtures("on_monday")
class TestLease:
    def test_leased_message_is_not_leased_again(self, northmoor, put):
        put()
        assert len(delivery.lease(area=northmoor)) == 1
        assert delivery.lease(area=northmoor) == []

    def test_worker_that_died_after_leasing_loses_nothing(self, northmoor, put):
        put()
        delivery.lease(area=northmoor)  # and then the process is gone
        assert delivery.deliver(area_id=northmoor.pk) == 0
        assert DueIndex.objects.get().due_at == timezone.now() + delivery.LEASE
        with time_machine.travel(MONDAY + delivery.LEASE + timedelta(seconds=1), tick=False):
            assert delivery.deliver(area_id=northmoor.pk) == 1
        assert len(mail.outbox) == 1

    def test_worker_that_was_too_slow_neither_sends_nor_records(self, northmoor, put):
        message = put()
        [leased] = delivery.lease(area=northmoor)
        with time_machine.travel(MONDAY + delivery.LEASE + timedelta(seconds=1), tick=False):
            delivery._settle(northmoor, leased)
        assert mail.outbox == []
        assert stored(northmoor, message).state == State.WAITING

    def test_outcome_of_a_lost_lease_changes_nothing(self, northmoor, put):
        message = put()
        [mine] = delivery.lease(area=northmoor)
        with time_machine.travel(MONDAY + delivery.LEASE + timedelta(seconds=1), tick=False):
            [theirs] = delivery.lease(area=northmoor)
        delivery._record(mine, state=State.FAILED)
        assert stored(northmoor, message).state == State.WAITING
        assert theirs.attempts == 2


@pytest.mark.django_db
class TestSweep:
    def test_only_areas_with_something_due_are_visited(self, northmoor, eastvale, put, settings):
        put()
        put(recipient="later@northmoor.example", send_after=timezone.now() + timedelta(hours=1))
        assert DueIndex.objects.areas_due("outbox") == [northmoor.pk]

    def test_redis_that_forgets_everything_loses_nothing(self, northmoor, put):
        put()  # nobody was woken: the sweeper finds it in PostgreSQL
        current_app.conf.task_always_eager = True
        try:
            tasks.sweep_outbox()
        finally:
            current_app.conf.task_always_eager = False
        assert len(mail.outbox) == 1

    def test_cost_of_finding_work_does_not_follow_the_areas(
        self, northmoor, put, django_assert_num_queries
    ):
        put()
        with django_assert_num_queries(1):
            DueIndex.objects.areas_due("outbox")


@pytest.mark.django_db(transaction=True)
class TestConcurrency:
    def test_two_workers_send_every_message_exactly_once(self, northmoor, people):
        addresses = [people.owner.email, people.teammate.email, people.clerk.email]
        with area_scope(northmoor.pk):
            for day in range(1, 21):
                outbox.enqueue_each(
                    area=northmoor,
                    recipients=addresses,
                    kind="news",
                    subject_id=SUBJECT,
                    due_on=date(2026, 12, day),
                )
        start = threading.Barrier(2)
        finished = []

        def work():
            try:
                start.wait()
                delivery.deliver(area_id=northmoor.pk)
                finished.append(True)
            finally:
                connection.close()

        workers = [threading.Thread(target=work) for _ in range(2)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        ids = [sent.extra_headers["Message-ID"] for sent in mail.outbox]
        assert finished == [True, True]
        assert len(ids) == len(set(ids)) == 60
        assert not DueIndex.objects.exists()

    def test_message_written_while_a_worker_settles_is_not_forgotten(self, northmoor, people):
        note_due(area_id=northmoor.pk, kind=DueIndex.Kind.OUTBOX, at=timezone.now())
        worker = threading.Thread(target=self._deliver, args=[northmoor.pk])
        with area_scope(northmoor.pk):
            outbox.enqueue(
                area=northmoor,
                recipient=people.owner.email,
                kind="news",
                subject_id=SUBJECT,
                due_on=date(2026, 12, 1),
            )
            worker.start()
            worker.join(timeout=1)  # it sees no message, and waits for us before it settles
            assert worker.is_alive()
        worker.join()
        assert DueIndex.objects.areas_due("outbox") == [northmoor.pk]

    @staticmethod
    def _deliver(area_id):
        try:
            delivery.deliver(area_id=area_id)
        finally:
            connection.close()
