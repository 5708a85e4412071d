"""Signing an agreed view off: who may, what stays from then on, and how it is opened again."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from checklists.actions.agreement import AgreementRefusedError, accept_most_common
from checklists.actions.signing import NotTheirsToSignError, reopen_round, sign_off_round
from checklists.models import Agreement, Reopening, Round
from checklists.signatories import signatories_on
from governance.measuring.counting import counting
from hubs.models import AuditEvent
from hubs.tenancy import area_scope
from leadership.models import Appointment, Deputyship, Person
from leadership.roles import ACCOUNTABLE_LEADER
from tests.reviews import CLOSED, Review


@pytest.fixture
def review(northmoor, people):
    review = Review(northmoor, people.facilitator)
    review.answer_all(3, 3, 3, 3, 4, 4)
    with area_scope(northmoor.pk):
        accept_most_common(round_=review.round, actor=people.facilitator)
        Round.objects.filter(pk=review.round.pk).update(state="agreed", agreed_at=CLOSED)
    return review


@pytest.fixture
def appointment(northmoor, people):
    """The owner is accountable leader; the teammate is their deputy."""
    people.owner, people.teammate  # noqa: B018 - made, so that they can be appointed
    with area_scope(northmoor.pk):
        leader = Person.objects.get(user=people.owner)
        held = Appointment.objects.create(
            role_id=ACCOUNTABLE_LEADER,
            person=leader,
            organisation=leader.organisation,
            starts_on=date(2026, 1, 5),
        )
        Deputyship.objects.create(
            appointment=held,
            person=Person.objects.get(user=people.teammate),
            starts_on=held.starts_on,
        )
        return held


@pytest.fixture
def signed(review, appointment, people):
    with area_scope(review.area.pk):
        return sign_off_round(round_=review.round, actor=people.owner, agreed_at=CLOSED)


def address(review, name="round-sign"):
    return reverse(f"checklists:{name}", args=["northmoor", review.round.pk])


def posted(**changes):
    return {"seen": CLOSED.isoformat(), "sure": "on", **changes}


def current(review):
    with area_scope(review.area.pk):
        return Round.objects.select_related("signed_off_by").get(pk=review.round.pk)


def test_accountable_leader_signs_the_view_off(review, appointment, people, sign_in):
    client = sign_in(people.owner)
    assert "You sign as accountable leader" in client.get(address(review)).text
    page = client.post(address(review), posted(), follow=True)
    assert "This view is signed off." in page.text
    assert "Olive Owner, accountable leader, signed it on" in page.text
    held = current(review)
    assert (held.signed_off_by, held.signed_off_as) == (people.owner, "accountable leader")
    with area_scope(review.area.pk):
        assert AuditEvent.objects.get(verb="round.signed_off").actor == people.owner


def test_stated_deputy_signs_as_deputy(review, appointment, people, sign_in):
    sign_in(people.teammate).post(address(review), posted())
    assert current(review).signed_off_as == "deputy of the accountable leader, Olive Owner"


@pytest.mark.parametrize("who", ["facilitator", "sponsor"])
def test_nobody_else_signs(review, appointment, people, sign_in, who):
    client = sign_in(getattr(people, who))
    page = client.get(address(review))
    assert "It waits for Olive Owner, accountable leader, or Tariq Teammate as deputy" in page.text
    assert "Sign off the agreed view</button>" not in page.text
    assert client.post(address(review), posted()).status_code == 403
    assert not current(review).is_signed_off


@pytest.mark.parametrize("who", ["administrator", "board_member", "clerk", "observer"])
def test_pages_are_for_leaders(review, people, sign_in, who):
    client = sign_in(getattr(people, who))
    assert client.get(address(review)).status_code == 403
    assert client.post(address(review, "round-reopen"), posted()).status_code == 403


def test_pages_of_another_area_are_not_found(review, people, eastvale, sign_in):
    for name in ("round-sign", "round-reopen"):
        foreign = address(review, name).replace("northmoor", "eastvale")
        assert sign_in(people.outsider).post(foreign, posted()).status_code == 404


def test_a_vacant_post_signs_nothing(review, people, sign_in):
    page = sign_in(people.owner).get(address(review))
    assert "Nobody is appointed as accountable leader now" in page.text
    assert sign_in(people.owner).post(address(review), posted()).status_code == 403


def test_who_has_left_signs_nothing(northmoor, appointment, people):
    today = timezone.localdate()
    with area_scope(northmoor.pk):
        Person.objects.filter(user=people.teammate).update(left_on=today - timedelta(days=1))
        found = signatories_on(today)
        assert (found.deputy, found.signs_as(people.teammate)) == ("", "")
        Person.objects.filter(user=people.owner).update(left_on=today - timedelta(days=1))
        assert signatories_on(today).signs_as(people.owner) == ""


def test_sign_off_needs_its_tick(review, appointment, people, sign_in):
    page = sign_in(people.owner).post(address(review), posted(sure=""))
    assert page.status_code == 422
    assert "Tick to confirm" in page.text


@pytest.mark.parametrize("seen", ["2026-11-01T10:00:00+00:00", "yesterday", "2026-13-45T10:00"])
def test_a_view_agreed_anew_is_read_again_before_it_is_signed(
    review, appointment, people, sign_in, seen
):
    page = sign_in(people.owner).post(address(review), posted(seen=seen))
    assert page.status_code == 409
    assert "agreed anew since you opened this page" in page.text
    assert not current(review).is_signed_off


def test_signing_twice_keeps_the_first_signature(signed, review, people, sign_in):
    page = sign_in(people.teammate).post(address(review), posted())
    assert page.status_code == 409
    assert "signed off already" in page.text
    assert current(review).signed_off_by == people.owner


def test_a_view_not_agreed_is_not_signed(northmoor, appointment, people, sign_in):
    review = Review(northmoor, people.facilitator)
    for name in ("round-sign", "round-reopen"):
        assert sign_in(people.owner).get(address(review, name)).status_code == 302
    with area_scope(northmoor.pk), pytest.raises(AgreementRefusedError):
        sign_off_round(round_=review.round, actor=people.owner, agreed_at=CLOSED)


def test_actions_refuse_what_is_signed_off(signed, review, people):
    with area_scope(review.area.pk), pytest.raises(AgreementRefusedError, match="signed off"):
        accept_most_common(round_=review.round, actor=people.facilitator)


RAW = [
    "UPDATE checklists_agreement SET level = 5",
    "UPDATE checklists_agreement SET rationale = 'Better.' WHERE level = 3",
    "DELETE FROM checklists_agreement",
    (
        "INSERT INTO checklists_agreement SELECT (jsonb_populate_record(a, jsonb_build_object('id',"
        " gen_random_uuid()))).* FROM checklists_agreement a LIMIT 1"
    ),
    "UPDATE checklists_answer SET level = 5",
    "DELETE FROM checklists_answer",
    "UPDATE checklists_participation SET withdrawn_at = now()",
    "DELETE FROM checklists_roundquestionset",
    "UPDATE checklists_round SET title = 'Another'",
    "UPDATE checklists_round SET signed_off_as = 'clerk'",
    (
        "UPDATE checklists_round SET state = 'closed', signed_off_at = NULL,"
        " signed_off_by_id = NULL, signed_off_as = ''"
    ),
    "DELETE FROM checklists_round",
]


@pytest.mark.parametrize("sql", RAW)
def test_database_refuses_to_change_what_is_signed_off(signed, review, sql):
    with area_scope(review.area.pk), connection.cursor() as cursor:
        with pytest.raises(IntegrityError, match="is signed off and stays"), transaction.atomic():
            cursor.execute(sql)
        cursor.execute("SELECT count(*), min(level), max(level) FROM checklists_agreement")
        assert cursor.fetchone() == (7, 3, 3)


@pytest.mark.parametrize("sql", [RAW[0], RAW[4], RAW[6], RAW[8]])
def test_database_lets_change_what_is_not_signed_off(review, sql):
    with area_scope(review.area.pk), connection.cursor() as cursor:
        cursor.execute(sql)
        assert cursor.rowcount


def test_database_lets_nothing_in_from_a_round_that_is_open(signed, review, people):
    other = Review(review.area, people.facilitator, title="Other")
    other.agree("LC1", 3)
    with (
        area_scope(review.area.pk),
        pytest.raises(IntegrityError, match="stays"),
        transaction.atomic(),
    ):
        Agreement.objects.filter(round=other.round).update(round=review.round)


def test_database_keeps_a_signature_whole(review):
    with (
        area_scope(review.area.pk),
        pytest.raises(IntegrityError, match="round_signed_off_is_agreed"),
        transaction.atomic(),
    ):
        Round.objects.filter(pk=review.round.pk).update(signed_off_at=CLOSED)


def test_opening_again_needs_a_reason_and_is_kept(signed, review, people, sign_in):
    client = sign_in(people.owner)
    reopen = address(review, "round-reopen")
    assert client.post(reopen, posted(reason=" ")).status_code == 422
    page = client.post(reopen, posted(reason="The clinic closed."), follow=True)
    assert "The view is open again" in page.text
    held = current(review)
    assert (held.state, held.agreed_at, held.signed_off_at) == ("closed", None, None)
    detail = client.get(address(review, "round-detail")).text
    assert "The clinic closed." in detail
    assert "Until then it was signed off: by Olive Owner" in detail
    with area_scope(review.area.pk):
        event = AuditEvent.objects.get(verb="round.reopened")
        assert event.detail["reason"] == "The clinic closed."
        accept_most_common(round_=held, actor=people.facilitator)  # it can be changed again


def test_facilitator_opens_a_view_again_only_until_it_is_signed(
    review, appointment, people, sign_in
):
    client, reopen = sign_in(people.facilitator), address(review, "round-reopen")
    assert "open the view again" in client.get(address(review)).text
    with area_scope(review.area.pk):
        sign_off_round(round_=review.round, actor=people.owner, agreed_at=CLOSED)
    assert "open the view again" not in client.get(address(review)).text
    assert client.post(reopen, posted(reason="Sorry")).status_code == 403
    with area_scope(review.area.pk), pytest.raises(NotTheirsToSignError):
        reopen_round(
            round_=review.round, actor=people.facilitator, reason="Sorry", agreed_at=CLOSED
        )


def test_participant_opens_nothing_again(review, appointment, people, sign_in):
    assert sign_in(people.sponsor).get(address(review, "round-reopen")).status_code == 403


def test_opening_again_keeps_the_reason_typed_when_the_view_changed(
    signed, review, people, sign_in
):
    stale = posted(reason="The clinic closed.", seen="2026-01-01T00:00:00+00:00")
    page = sign_in(people.owner).post(address(review, "round-reopen"), stale)
    assert page.status_code == 409
    assert "The clinic closed." in page.text


def test_reasons_are_never_changed(signed, review, people):
    with area_scope(review.area.pk):
        reopen_round(round_=review.round, actor=people.owner, reason="Why", agreed_at=CLOSED)
        for sql in (
            "UPDATE checklists_reopening SET reason = 'x'",
            "DELETE FROM checklists_reopening",
        ):
            with (
                pytest.raises(ProgrammingError, match="permission denied"),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(sql)
        assert Reopening.objects.get().reason == "Why"


def test_an_old_reason_opens_no_new_signature(signed, review, people):
    with area_scope(review.area.pk):
        held = reopen_round(round_=review.round, actor=people.owner, reason="Why", agreed_at=CLOSED)
        held.state, held.agreed_at = "agreed", CLOSED
        held.save()
        sign_off_round(round_=held, actor=people.owner, agreed_at=CLOSED)
        with (
            pytest.raises(IntegrityError, match="stays"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(RAW[10])


def test_sign_off_page_costs_few_queries(signed, review, people, sign_in):
    client = sign_in(people.owner)
    client.get(address(review))
    with counting() as asked:
        client.get(address(review))
    assert len(asked) <= 12


def test_facilitator_opens_an_unsigned_view_again(review, people, sign_in):
    client = sign_in(people.facilitator)
    client.post(address(review, "round-reopen"), posted(reason="LC3 is wrong."))
    assert current(review).state == "closed"
    detail = client.get(address(review, "round-detail")).text
    assert "by Fay Facilitator: LC3 is wrong." in detail
    assert "Until then it was signed off" not in detail


def test_page_of_a_signed_review_says_by_whom(signed, review, people, sign_in):
    detail = sign_in(people.facilitator).get(address(review, "round-detail")).text
    assert "By Olive Owner, accountable leader, on" in detail
    assert "Signed off" in sign_in(people.owner).get(address(review)).text
