"""Asked only some statements: pages and counts are about those, and nobody's spread moves."""

from datetime import timedelta

import pytest
from django.utils import timezone

from checklists.actions.agreement import accept_most_common, agree_round
from checklists.actions.rounds import Seat, ShortListDraft, open_round
from checklists.asked import paper_of
from checklists.emails import write_round_opened
from checklists.models import Agreement, Answer, Participation, Question
from checklists.results import round_results
from checklists.standings import reviews_in_hand
from governance.snapshot.position import question_set_facts, respondent_facts
from hubs.models import OutboxMessage
from hubs.tenancy import area_scope
from leadership.models import Person
from tests.asking import answer, answer_everything, close, newest, page_of, part_of, sent, stored
from tests.queries import at_most, counted

SIX = ("LC1", "LC4", "SL2")
pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(northmoor, people):
    """Olive is asked three statements of the two checklists, Tariq all twelve."""
    return opened(northmoor, people, teammate_gets=None)


def opened(northmoor, people, *, teammate_gets):
    with area_scope(northmoor.pk):
        olive, tariq = (
            Person.objects.select_related("organisation", "user").get(user=each)
            for each in (people.owner, people.teammate)
        )
        ids = Question.objects.filter(code__in=SIX).values_list("pk", flat=True)
        return open_round(
            area=northmoor,
            actor=people.facilitator,
            title="Autumn review",
            question_sets=[
                newest(key)
                for key in ("leading-change", "system-leadership", "reflective-questions")
            ],
            seats=[
                Seat(olive, "Partner", "OO", 0),
                Seat(tariq, "Headteacher", "TT", teammate_gets),
            ],
            due_at=timezone.now() + timedelta(days=21),
            short_lists=[ShortListDraft("Three", list(ids))],
        )


def url(round_, end=""):
    return f"/areas/northmoor/rounds/{round_.pk}/{end}"


def test_paper_has_only_what_is_asked_in_the_sets_own_order(round_, people):
    with area_scope(round_.area_id):
        paper = paper_of(people.owner, round_.pk)
        whole = paper_of(people.teammate, round_.pk)
    assert [each.code for each in paper.statements] == list(SIX)
    assert [each.key for each in paper.sets] == ["leading-change", "system-leadership"]
    assert len(whole.statements) == 12
    assert len(whole.sets) == 3


def test_answer_page_shows_and_counts_only_those(round_, people, sign_in):
    page = sign_in(people.owner).get(page_of(round_, "leading-change")).text
    assert "0 of 2 answered" in page
    assert "Statement 2 of 2" in page
    assert "LC4-level" in page
    assert "LC2-level" not in page


def test_set_without_one_of_their_statements_is_missing(round_, people, sign_in):
    client = sign_in(people.owner)
    assert client.get(page_of(round_, "reflective-questions")).status_code == 404
    assert sign_in(people.teammate).get(page_of(round_, "reflective-questions")).status_code == 200


def test_statement_that_is_not_asked_cannot_be_answered(round_, people, sign_in):
    client = sign_in(people.owner)
    asked = client.post(f"{page_of(round_, 'leading-change')}LC1/", sent("LC1", 2))
    assert asked.status_code == 200
    other = client.post(f"{page_of(round_, 'leading-change')}LC2/", sent("LC2", 2))
    assert other.status_code == 404
    client.post(page_of(round_, "leading-change"), sent("LC3", 2) | sent("LC4", 2))
    assert stored(round_, people.owner, "LC4").level == 2
    assert stored(round_, people.owner, "LC3") is None


def test_check_page_and_submission_ask_for_no_more(round_, people, sign_in):
    client = sign_in(people.owner)
    answer_everything(round_, people.owner)
    with area_scope(round_.area_id):
        assert Answer.objects.count() == 3
    page = client.get(url(round_, "check/")).text
    assert "2 of 2 answered" in page
    assert "1 of 1 answered" in page
    assert client.post(url(round_, "check/")).status_code == 302
    assert part_of(round_, people.owner).submitted_at is not None


def test_lists_and_tasks_count_the_short_list(round_, people, sign_in):
    answer(round_, people.owner, "LC1", 2)
    client = sign_in(people.owner)
    assert "You answered 1 of 3" in client.get("/areas/northmoor/rounds/").text
    assert "1 of 2 answered" in client.get(url(round_)).text
    assert "Answer 2 more statements" in client.get("/areas/northmoor/").text
    with area_scope(round_.area_id):
        [facts] = reviews_in_hand(people.owner, round_.opened_at)
        [whole] = reviews_in_hand(people.teammate, round_.opened_at)
    assert (facts.my_answers, facts.asked_of_me, facts.asked) == (1, 3, 12)
    assert whole.asked_of_me == 12


def test_facilitator_sees_progress_against_the_short_list(round_, people, sign_in):
    answer(round_, people.owner, "LC1", 2)
    answer(round_, people.teammate, "LC1", 2)
    page = sign_in(people.facilitator).get(url(round_)).text
    assert "Started: 1 of 3" in page
    assert "Started: 1 of 12" in page
    assert "Asked: Three" in page


def test_who_is_not_asked_is_in_no_spread_and_no_missing_answer(round_, people, sign_in):
    answer_everything(round_, people.owner, 1)
    answer_everything(round_, people.teammate, 5)
    close(round_, people.facilitator)
    with area_scope(round_.area_id):
        results = round_results(round_)
        asked = {q.code: [mark.code for mark in q.marks] for q in results.questions}
        respondents = respondent_facts(round_)
    assert asked["LC1"] == ["TT", "OO"]
    assert asked["LC2"] == ["TT"]
    assert {mark.code for mark in results.everybody} == {"OO", "TT"}
    assert not next(q for q in results.questions if q.code == "LC2").is_talk
    assert next(q for q in results.questions if q.code == "LC1").is_talk
    assert (results.asked, results.answered) == (2, 2)
    assert sum(each.invited for each in respondents) == 2
    page = sign_in(people.facilitator).get(url(round_, "compare/")).text
    assert "gave no answer" not in page
    assert "No answer" not in page
    assert "Partner" in page


@pytest.mark.parametrize("key", ["leading-change", "system-leadership"])
def test_answer_page_costs_no_more_with_a_short_list(round_, people, sign_in, key):
    client = sign_in(people.owner)
    client.get(page_of(round_, key))
    with at_most(8) as short:
        client.get(page_of(round_, key))
    client = sign_in(people.teammate)
    client.get(page_of(round_, key))
    with at_most(8) as whole:
        client.get(page_of(round_, key))
    assert len(counted(short)) == len(counted(whole))
    client = sign_in(people.owner)
    with at_most(7):
        client.post(f"{page_of(round_, 'leading-change')}LC1/", sent("LC1", 2))


def test_invitation_says_how_many_statements(round_, northmoor, people):
    with area_scope(northmoor.pk):
        mine = OutboxMessage.objects.get(recipient=people.owner.email)
        assert "You are asked about 3 statements." in write_round_opened(northmoor, mine).text


def test_participant_knows_whether_a_statement_is_theirs(round_, people):
    with area_scope(round_.area_id):
        mine = Participation.objects.select_related("short_list").get(person__user=people.owner)
        theirs = Participation.objects.get(person__user=people.teammate)
        asked, other = (Question.objects.get(code=code).pk for code in ("LC1", "LC2"))
        assert mine.is_asked(asked)
        assert not mine.is_asked(other)
        assert theirs.is_asked(other)


def test_statement_that_everybody_is_spared_is_nowhere_a_gap(northmoor, people, sign_in):
    round_ = opened(northmoor, people, teammate_gets=0)
    answer_everything(round_, people.owner, 3)
    answer_everything(round_, people.teammate, 3)
    close(round_, people.facilitator)
    client = sign_in(people.facilitator)
    assert "Nobody gave a rating" not in client.get(url(round_, "compare/")).text
    with area_scope(northmoor.pk):
        assert [q.code for q in round_results(round_).questions] == list(SIX)
        [review] = reviews_in_hand(people.facilitator, timezone.now())
        assert (review.asked, review.agreed) == (3, 0)
        sets = question_set_facts(round_, chosen=set())
        assert sum(len(each.statements) for each in sets) == 3
        other = Question.objects.get(code="LC2")
    assert client.get(url(round_, f"compare/{other.pk}/")).status_code == 404
    with area_scope(northmoor.pk):
        accept_most_common(round_=round_, actor=people.facilitator)
        assert agree_round(round_=round_, actor=people.facilitator).state == "agreed"


def test_rating_that_was_agreed_stays_whoever_was_asked(northmoor, people, sign_in):
    round_ = opened(northmoor, people, teammate_gets=0)
    close(round_, people.facilitator)
    with area_scope(northmoor.pk):
        Agreement.objects.create(
            round=round_,
            question=Question.objects.get(code="LC2"),
            level=3,
            rationale="Agreed when it was still to be agreed.",
            agreed_by=people.facilitator,
            agreed_at=timezone.now(),
        )
        assert "LC2" in [q.code for q in round_results(round_).questions]
        [review] = reviews_in_hand(people.facilitator, timezone.now())
        assert (review.asked, review.agreed) == (4, 1)
        sets = question_set_facts(round_, chosen=set())
        assert sum(len(each.statements) for each in sets) == 4
    assert (
        "Agreed when it was still" in sign_in(people.facilitator).get(url(round_, "compare/")).text
    )
