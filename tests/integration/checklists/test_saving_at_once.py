"""Many savers at one version, on connections of their own: exactly one wins, nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from threading import Barrier

import pytest
from django.db import connection
from django.urls import reverse

from checklists.actions.agreement import AgreementRefusedError
from checklists.actions.answers import Entry, StaleAnswerError, save_answer
from checklists.actions.signing import NotTheirsToSignError, reopen_round, sign_off_round
from checklists.actions.tending import tend_rounds
from checklists.asked import place_of
from checklists.models import Agreement, AnswerRevision, Reopening, Round
from hubs.models import AuditEvent, OutboxMessage
from hubs.tenancy import area_scope, user_scope
from leadership.models import Appointment, Person
from leadership.roles import ACCOUNTABLE_LEADER
from tests.asking import answer, ask, page_of, sent, stored
from tests.reviews import Review

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


def test_two_who_agree_the_same_statement_at_once_see_both(northmoor, people, sign_in):
    review = Review(northmoor, people.facilitator)
    review.answer_all(3, 3, 3, 3, 4, 4)
    clients = [sign_in(people.facilitator) for _each in range(4)]
    place = ["northmoor", review.round.pk, review.question("LC1").pk]
    url = reverse("checklists:agreement-edit", args=place)

    def agree(number):
        data = {"level": "3", "rationale": f"Reason number {number}", "version": "0"}
        return clients[number].post(url, {**data, "action-0-version": "0", "actions": "1"})

    responses = at_once(4, agree)
    assert sorted(response.status_code for response in responses) == [302, 409, 409, 409]
    winner = next(n for n, response in enumerate(responses) if response.status_code == 302)
    with area_scope(northmoor.pk):
        assert Agreement.objects.get().rationale == f"Reason number {winner}"
    for number, response in enumerate(responses):
        if number != winner:
            words = response.text.replace("<mark>", "").replace("</mark>", "")
            assert f"Reason number {number}" in words
            assert f"Reason number {winner}" in words


def test_signing_and_opening_again_at_once_leaves_one_of_them(northmoor, people):
    review = Review(northmoor, people.facilitator, state="agreed")
    people.owner  # noqa: B018 - made, so that they can be appointed
    with area_scope(northmoor.pk):
        leader = Person.objects.get(user=people.owner)
        Appointment.objects.create(
            role_id=ACCOUNTABLE_LEADER,
            person=leader,
            organisation=leader.organisation,
            starts_on=date(2026, 1, 5),
        )
        agreed_at = review.round.agreed_at

    def sign_or_open(number):
        with suppress(AgreementRefusedError, NotTheirsToSignError), area_scope(northmoor.pk):
            if number:
                sign_off_round(round_=review.round, actor=people.owner, agreed_at=agreed_at)
            else:
                reopen_round(
                    round_=review.round,
                    actor=people.facilitator,
                    reason="A number is wrong",
                    agreed_at=agreed_at,
                )

    at_once(2, sign_or_open)
    with area_scope(northmoor.pk):
        held = Round.objects.get(pk=review.round.pk)
        assert (held.state == "agreed") == held.is_signed_off
        assert Reopening.objects.exists() != held.is_signed_off


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
