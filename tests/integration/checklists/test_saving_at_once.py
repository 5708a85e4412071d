"""Many savers at one version, on connections of their own: exactly one wins, nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from checklists.actions.answers import Entry, StaleAnswerError, save_answer
from checklists.actions.tending import tend_rounds
from checklists.asked import place_of
from checklists.models import AnswerRevision
from hubs.models import AuditEvent, OutboxMessage
from hubs.tenancy import area_scope, user_scope
from tests.asking import answer, ask, page_of, sent, stored

pytestmark = pytest.mark.django_db(transaction=True)
SAVERS = 20


def at_once(count, work):
    """Run work(number) in threads that start together; each has its own database connection."""
    barrier = Barrier(count)

    def run(number):
        barrier.wait()
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


@pytest.fixture
def round_(northmoor, people):
    return ask(northmoor, people.facilitator, people.owner)


@pytest.mark.parametrize("version", [0, 1])
def test_twenty_savers_at_one_version_one_wins_and_the_others_see_both(
    round_, people, sign_in, version
):
    if version:
        answer(round_, people.owner, "SL1", 1, "Before all of them")
    clients = [sign_in(people.owner) for _each in range(SAVERS)]
    url = page_of(round_) + "SL1/"

    def save(number):
        data = sent("SL1", 2, f"Saver number {number}", version=version)
        return clients[number].post(url, data)

    responses = at_once(SAVERS, save)
    assert sorted(r.status_code for r in responses) == [200] + [409] * (SAVERS - 1)
    winner = next(n for n, r in enumerate(responses) if r.status_code == 200)
    saved = stored(round_, people.owner, "SL1")
    assert (saved.evidence, saved.version) == (f"Saver number {winner}", version + 1)
    for number, response in enumerate(responses):
        if number != winner:
            words = " ".join(response.text.replace("<mark>", "").replace("</mark>", "").split())
            assert f"Saver number {number}<" in words
            assert f"Saver number {winner}<" in words
    with area_scope(round_.area_id):
        assert AnswerRevision.objects.filter(answer=saved).count() == version + 1


def test_two_workers_at_once_close_and_remind_once(northmoor, people):
    from datetime import timedelta

    from django.utils import timezone

    due, now = ask(northmoor, people.facilitator, people.owner), timezone.now()
    late = ask(northmoor, people.facilitator, people.owner, title="Over")
    with area_scope(northmoor.pk):
        type(late).objects.filter(pk=late.pk).update(due_at=now - timedelta(days=2))
        type(due).objects.filter(pk=due.pk).update(
            due_at=now + timedelta(days=1), opened_at=now - timedelta(days=20)
        )

    def tend(_number):
        with area_scope(northmoor.pk):
            tend_rounds(area_id=northmoor.pk)

    at_once(4, tend)
    with area_scope(northmoor.pk):
        assert AuditEvent.objects.filter(verb="round.closed").count() == 1
        assert OutboxMessage.objects.filter(kind="answers_due").count() == 1


def test_a_hundred_times_twenty_savers_one_wins_and_nineteen_see_both(round_, people):
    rounds = 100
    seen = [[None] * SAVERS for _each in range(rounds)]
    start = Barrier(SAVERS)

    def save_each_time(number):
        with area_scope(round_.area_id), user_scope(people.owner.pk):
            place = place_of(people.owner, round_.pk, "system-leadership", "SL1")
        for time in range(rounds):
            start.wait(60)
            entry = Entry(2, f"Saver {number}, time {time}", version=time)
            try:
                with area_scope(round_.area_id), user_scope(people.owner.pk):
                    seen[time][number] = save_answer(
                        actor=people.owner, place=place, entry=entry
                    ).evidence
            except StaleAnswerError as stale:
                seen[time][number] = stale.stored.evidence

    at_once(SAVERS, save_each_time)
    for time, told in enumerate(seen):
        [winner] = {f"Saver {n}, time {time}" for n in range(SAVERS)} & set(told)
        assert set(told) == {winner}, "all others were shown what is stored beside their own"
    with area_scope(round_.area_id):
        kept = AnswerRevision.objects.order_by("version").values_list("version", "evidence")
        assert list(kept) == [(time + 1, told[0]) for time, told in enumerate(seen)]
