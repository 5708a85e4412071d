"""“Don’t know” and “Not for me” are two answers: the second leaves the person's count."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from checklists.asked import paper_of
from checklists.models import Answer, AnswerRevision, Participation
from checklists.reading import extent
from checklists.results import round_results
from checklists.standings import reviews_in_hand
from hubs.tenancy import area_scope
from tests.asking import answer, ask, close, page_of, part_of, sent, stored

NOT_FOR_ME, DONT_KNOW = -1, 0


@pytest.fixture
def round_(northmoor, people):
    return ask(northmoor, people.facilitator, people.owner, people.teammate)


@pytest.fixture
def owner(people, sign_in):
    return sign_in(people.owner)


@pytest.mark.parametrize("end", ["", "SL1/"])
def test_it_is_stored_apart_from_every_level(round_, owner, people, end):
    assert (
        owner.post(page_of(round_) + end, sent("SL1", NOT_FOR_ME, "Ask health.")).status_code < 400
    )
    saved = stored(round_, people.owner, "SL1")
    assert (saved.level, saved.not_for_me, saved.choice) == (None, True, NOT_FOR_ME)
    with area_scope(round_.area_id):
        kept = AnswerRevision.objects.get(answer=saved)
    assert (kept.level, kept.not_for_me, kept.evidence) == (None, True, "Ask health.")


def test_it_may_be_taken_back_and_an_equal_save_is_no_conflict(round_, owner, people):
    url = page_of(round_) + "SL1/"
    owner.post(url, sent("SL1", NOT_FOR_ME))
    assert owner.post(url, sent("SL1", NOT_FOR_ME)).status_code == 200
    assert owner.post(url, sent("SL1", DONT_KNOW, version=1)).status_code == 200
    saved = stored(round_, people.owner, "SL1")
    assert (saved.choice, saved.version) == (DONT_KNOW, 2)


def test_stale_page_shows_it_beside_the_other_answer(round_, owner, people):
    answer(round_, people.owner, "SL1", NOT_FOR_ME)
    response = owner.post(page_of(round_) + "SL1/", sent("SL1", 3, "Seen in March."))
    assert response.status_code == 409
    assert "Not for me" in response.text
    both = owner.post(page_of(round_) + "SL1/", sent("SL1", "", "Both.", seen=1, keep="both"))
    assert both.status_code == 200


def test_it_leaves_this_persons_count(round_, owner, people):
    answer(round_, people.owner, "SL1", NOT_FOR_ME)
    answer(round_, people.owner, "SL2", DONT_KNOW)
    assert "1 of 4 answered" in owner.get(page_of(round_)).text
    check = owner.get(f"/areas/northmoor/rounds/{round_.pk}/check/").text
    assert "1 of 4 answered" in check
    assert "Not for me" in check
    assert "You answered 1 of 4" in owner.get("/areas/northmoor/rounds/").text
    assert "1 of 4 answered" in owner.get(f"/areas/northmoor/rounds/{round_.pk}/").text
    assert "Answer 3 more statements" in owner.get("/areas/northmoor/").text


def test_facilitator_cannot_tell_it_from_a_level(round_, people):
    answer(round_, people.owner, "SL1", NOT_FOR_ME)
    answer(round_, people.teammate, "SL1", 4, "Seen.")
    with area_scope(round_.area_id):
        people_ = Participation.objects.of_round(round_).with_progress()
        assert {each.answered for each in people_} == {1}
        [facts] = reviews_in_hand(people.owner, timezone.now())
    assert (facts.my_answers, facts.asked_of_me) == (0, 4)


def test_paper_with_nothing_for_me_can_be_submitted(round_, owner, people):
    for number in range(1, 6):
        answer(round_, people.owner, f"SL{number}", NOT_FOR_ME)
    with area_scope(round_.area_id):
        assert paper_of(people.owner, round_.pk).unanswered == []
    assert owner.post(f"/areas/northmoor/rounds/{round_.pk}/check/").status_code == 302
    assert part_of(round_, people.owner).submitted_at


def test_compare_counts_it_apart_from_the_spread(round_, people, owner):
    answer(round_, people.owner, "SL1", NOT_FOR_ME)
    answer(round_, people.teammate, "SL1", 4, "Seen.")
    closed = close(round_, people.facilitator)
    with area_scope(round_.area_id):
        found = next(q for q in round_results(closed).questions if q.code == "SL1")
    assert found.counts == {4: 1}
    assert sorted(mark.not_for_me for mark in found.marks) == [False, True]
    assert (
        extent(found) == "Every rating is Substantial progress. 1 person says it is not for them."
    )
    page = owner.get(f"/areas/northmoor/rounds/{round_.pk}/compare/").text
    assert "1 Substantial progress, 1 Not for me" in page


def test_database_refuses_a_level_beside_it(round_, people):
    saved = answer(round_, people.owner, "SL1", NOT_FOR_ME)
    with area_scope(round_.area_id), pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.filter(pk=saved.pk).update(level=3)
