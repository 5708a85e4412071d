"""What the compare page and the board's report are told about a round."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from checklists.models import Action, Round
from checklists.results import RoundStillOpenError, open_actions, round_results
from hubs.models import Sector
from hubs.tenancy import area_scope
from tests.reviews import Review


@pytest.fixture
def review(northmoor, people):
    before = Review(northmoor, people.facilitator, title="Spring review 2026", state="agreed")
    before.agree("LC1", 2)
    review = Review(northmoor, people.facilitator, previous=before.round)
    review.answer_all(3, 3, 3, 4, 4, 4, but={"LC2": (1, 1, 5, 5, 5, 0), "LC3": (2, 0, 0, 0, 2, 2)})
    return review


def results(review):
    with area_scope(review.area.pk):
        return round_results(Round.objects.select_related("previous").get(pk=review.round.pk))


def test_results_name_every_statement_with_its_set_and_version(review):
    found = results(review)
    assert [q.code for q in found.questions] == [f"LC{n}" for n in range(1, 8)]
    first = found.questions[0]
    assert (first.set_key, first.set_title, first.number) == (
        "leading-change",
        "Leading change",
        1,
    )
    assert first.set_version >= 1


def test_results_show_who_said_what(review):
    marks = {mark.code: mark for mark in results(review).questions[1].marks}
    assert marks["AL"].level == 1
    assert marks["PP"].level == 0
    assert (marks["HV"].role, marks["HV"].organisation, marks["HV"].sector) == (
        "Health visiting lead",
        "Northmoor Health",
        Sector.HEALTH,
    )


def test_results_put_the_furthest_apart_first(review):
    found = results(review)
    assert [q.code for q in found.to_talk_about] == ["LC2", "LC3"]
    assert found.to_talk_about[1].is_dont_know_cluster
    assert len(found.settled) == 5


def test_results_carry_the_rating_agreed_last_time(review):
    found = results(review)
    assert [q.previous_level for q in found.questions[:2]] == [2, None]
    assert found.previous_title == "Spring review 2026"
    assert found.previous_on is not None


def test_results_carry_what_was_agreed_and_what_will_be_done(review, people):
    review.agree("LC2", 2, rationale="Raised, not settled.", dissent="The sponsor: it is settled.")
    with area_scope(review.area.pk):
        Action.objects.create(
            text="Add a standing item",
            round=review.round,
            question=review.question("LC2"),
            driver=review.voices[0].person,
            due_on=date(2027, 2, 26),
            created_by=people.facilitator,
        )
        found = {q.code: q for q in results(review).questions}["LC2"]
        assert (found.agreed_level, found.agreed.dissent) == (2, "The sponsor: it is settled.")
        assert [a.driver for a in found.actions] == ["Voice 1"]
        assert [a.statement for a in open_actions()] == [review.question("LC2").text]


def test_results_leave_out_who_withdrew(review):
    with area_scope(review.area.pk):
        review.voices[2].withdrawn_at = review.round.opened_at
        review.voices[2].save()
    found = results(review)
    assert "HV" not in {mark.code for mark in found.questions[0].marks}
    assert (found.asked, found.answered) == (5, 5)


def test_results_count_respondents_by_organisation(review):
    council = next(r for r in results(review).respondents if r.sector == Sector.LOCAL_AUTHORITY)
    assert (council.asked, council.answered) == (2, 2)


def test_results_of_an_open_round_are_refused(northmoor, people):
    review = Review(northmoor, people.facilitator, state="open")
    review.answer("LC1", 1, 5)
    with pytest.raises(RoundStillOpenError):
        results(review)


@pytest.mark.parametrize("voices", [3, 60])
def test_results_ask_the_same_questions_however_many_took_part(northmoor, people, voices):
    review = Review(northmoor, people.facilitator, voices=voices)
    review.answer_all(*[3] * voices)
    with area_scope(northmoor.pk):
        round_ = Round.objects.select_related("previous").get(pk=review.round.pk)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            round_results(round_)
    assert len(asked) == 6 - (round_.previous_id is None)
