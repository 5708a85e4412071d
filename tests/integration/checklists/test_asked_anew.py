"""Asked other statements while the review is open: pages and counts follow, answers stay."""

from datetime import timedelta

import pytest
from django.utils import timezone

from checklists.actions.rounds import NotOpenError, Seat, ShortListDraft, open_round
from checklists.actions.seats import SeatRefusedError
from checklists.actions.short_lists import AskedChangedError, change_short_list
from checklists.asked import paper_of
from checklists.models import Answer, Question, ShortList
from checklists.results import round_results
from checklists.standings import reviews_in_hand
from governance.snapshot.position import respondent_facts
from hubs.models import AuditEvent
from hubs.tenancy import area_scope
from leadership.models import Person
from tests.asking import answer, answer_everything, ask, close, newest, page_of, part_of, stored
from tests.queries import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(northmoor, people):
    """Olive is asked SL1 and SL2, Tariq SL2 and SL3, of the five."""
    with area_scope(northmoor.pk):
        olive, tariq = (
            Person.objects.select_related("organisation", "user").get(user=each)
            for each in (people.owner, people.teammate)
        )
        return open_round(
            area=northmoor,
            actor=people.facilitator,
            title="Autumn review",
            question_sets=[newest("system-leadership")],
            seats=[Seat(olive, "Partner", "OO", 0), Seat(tariq, "Headteacher", "TT", 1)],
            due_at=timezone.now() + timedelta(days=21),
            short_lists=[
                ShortListDraft("First two", ids("SL1", "SL2")),
                ShortListDraft("Middle", ids("SL2", "SL3")),
            ],
        )


@pytest.fixture
def facilitator(people, sign_in):
    return sign_in(people.facilitator)


def ids(*codes):
    found = Question.objects.filter(code__in=codes, question_set=newest("system-leadership"))
    return list(found.values_list("pk", flat=True))


def list_called(round_, name):
    with area_scope(round_.area_id):
        return ShortList.objects.get(round=round_, name=name)


def url(part):
    return f"/areas/northmoor/rounds/{part.round_id}/people/{part.pk}/asked/"


def change(round_, people, user, to):
    part = part_of(round_, user)
    with area_scope(round_.area_id):
        return change_short_list(
            participation=part, actor=people.facilitator, ask=to, seen=part.asked_state
        )


def codes_asked(round_, user):
    with area_scope(round_.area_id):
        return [each.code for each in paper_of(user, round_.pk).statements]


def trail(round_):
    with area_scope(round_.area_id):
        return list(AuditEvent.objects.filter(verb="participation.asked_anew"))


def test_page_says_what_each_choice_means_before_it_is_made(round_, people, facilitator):
    answer(round_, people.owner, "SL1", 2)
    page = facilitator.get(url(part_of(round_, people.owner))).text
    assert "Asked now: First two." in page
    assert "2 statements: 0 answered so far. 1 answer would stay stored and not count." in page
    assert "5 statements: 1 answered so far." in page
    assert "Answers already given to statements that are no longer asked stay stored." in page
    assert "They have submitted" not in page


def test_other_list_takes_effect_at_once(round_, people, facilitator, sign_in):
    answer(round_, people.owner, "SL1", 2)
    part, middle = part_of(round_, people.owner), list_called(round_, "Middle")
    data = {"asked": str(middle.pk), "seen": part.asked_state}
    response = facilitator.post(url(part), data, follow=True)
    assert "Olive Owner is now asked 2 statements." in response.text
    assert codes_asked(round_, people.owner) == ["SL2", "SL3"]
    page = sign_in(people.owner).get(page_of(round_)).text
    assert "0 of 2 answered" in page
    assert "SL1-level" not in page
    [event] = trail(round_)
    assert event.summary == "Olive Owner is now asked “Middle” in Autumn review."
    assert event.detail["short_list_before"] == "“First two”"


def test_everything_again_for_who_had_a_list(round_, people, facilitator):
    part = part_of(round_, people.owner)
    facilitator.post(url(part), {"asked": "", "seen": part.asked_state})
    assert codes_asked(round_, people.owner) == ["SL1", "SL2", "SL3", "SL4", "SL5"]
    assert part_of(round_, people.owner).short_list is None
    assert trail(round_)[0].detail["short_list"] == "everything"


def test_new_list_is_a_row_beside_the_others(round_, people, facilitator):
    part = part_of(round_, people.owner)
    with area_scope(round_.area_id):
        chosen = [str(each) for each in ids("SL4", "SL5")]
    data = {"asked": "new", "seen": part.asked_state}
    data |= {"list-0-name": "Last two", "list-0-statements": chosen}
    assert facilitator.post(url(part), data).status_code == 302
    assert codes_asked(round_, people.owner) == ["SL4", "SL5"]
    assert codes_asked(round_, people.teammate) == ["SL2", "SL3"]
    with area_scope(round_.area_id):
        places = ShortList.objects.values_list("name", "position")
        assert list(places) == [("First two", 0), ("Middle", 1), ("Last two", 2)]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "Give the short list a name"),
        ({"list-0-name": "Typed"}, "Choose at least one statement for the short list"),
        ({"list-0-name": "middle"}, "Another short list has this name: choose another"),
        ({"asked": "nonsense"}, "Choose everything, or one of the short lists"),
    ],
)
def test_faults_are_told_and_what_was_typed_stays(round_, people, facilitator, data, message):
    part = part_of(round_, people.owner)
    if data.get("list-0-name") == "middle":
        with area_scope(round_.area_id):
            data = data | {"list-0-statements": [str(each) for each in ids("SL4")]}
    sent = {"asked": "new", "seen": part.asked_state} | data
    response = facilitator.post(url(part), sent)
    assert response.status_code == 422
    assert message in response.text
    assert f'value="{data.get("list-0-name", "")}"' in response.text or not data
    assert codes_asked(round_, people.owner) == ["SL1", "SL2"]
    assert trail(round_) == []


def test_list_that_was_begun_and_not_chosen_is_not_dropped(round_, people, facilitator):
    part = part_of(round_, people.owner)
    data = {"asked": "", "seen": part.asked_state, "list-0-name": "Typed here"}
    response = facilitator.post(url(part), data)
    assert response.status_code == 422
    assert "You began a new short list: choose it here" in response.text
    assert 'value="Typed here"' in response.text
    assert codes_asked(round_, people.owner) == ["SL1", "SL2"]


def test_answers_no_longer_asked_count_nowhere_and_come_back(round_, people, facilitator, sign_in):
    answer(round_, people.owner, "SL1", 2, "What Olive saw")
    answer(round_, people.owner, "SL2", 2)
    change(round_, people, people.owner, list_called(round_, "Middle"))
    kept = stored(round_, people.owner, "SL1")
    assert kept.evidence == "What Olive saw"
    owner = sign_in(people.owner)
    history = owner.get(f"/areas/northmoor/answers/{kept.pk}/").text
    assert "You are no longer asked this statement." in history
    assert "You answered 1 of 2" in owner.get("/areas/northmoor/rounds/").text
    assert "Started: 1 of 2" in facilitator.get(f"/areas/northmoor/rounds/{round_.pk}/").text
    with area_scope(round_.area_id):
        [mine] = reviews_in_hand(people.owner, timezone.now())
        assert (mine.my_answers, mine.asked_of_me) == (1, 2)
    change(round_, people, people.owner, list_called(round_, "First two"))
    assert "You answered 2 of 2" in owner.get("/areas/northmoor/rounds/").text
    assert "What Olive saw" in owner.get(page_of(round_)).text


def test_answers_no_longer_asked_are_seen_by_nobody_else_and_leave_the_results(round_, people):
    answer(round_, people.owner, "SL1", 2)
    change(round_, people, people.owner, list_called(round_, "Middle"))
    closed = close(round_, people.facilitator)
    with area_scope(round_.area_id):
        results = round_results(closed)
        assert "SL1" not in {each.code for each in results.questions}  # asked of nobody
        assert sum(each.answered for each in results.respondents) == 0
        assert not Answer.objects.visible_to(people.facilitator).exists()
        assert Answer.objects.own(people.owner).count() == 1
        assert not Answer.objects.of_closed_rounds().exists()
        assert respondent_facts(closed)


def test_submission_that_is_no_longer_complete_is_handed_back(round_, people, facilitator):
    answer_everything(round_, people.owner)
    submitted(round_, people.owner)
    part, middle = part_of(round_, people.owner), list_called(round_, "Middle")
    assert "They have submitted." in facilitator.get(url(part)).text
    data = {"asked": str(middle.pk), "seen": part.asked_state}
    response = facilitator.post(url(part), data, follow=True)
    assert "Their answers are theirs again to finish and submit." in response.text
    assert part_of(round_, people.owner).submitted_at is None
    assert trail(round_)[0].detail["handed_back"] is True


def test_submission_that_is_still_complete_stays(round_, people):
    change(round_, people, people.owner, None)
    answer_everything(round_, people.owner)
    submitted(round_, people.owner)
    change(round_, people, people.owner, list_called(round_, "Middle"))
    assert part_of(round_, people.owner).submitted_at is not None
    assert trail(round_)[-1].detail["handed_back"] is False


def submitted(round_, user):
    part = part_of(round_, user)
    part.submitted_at = timezone.now()
    with area_scope(round_.area_id):
        part.save()


def test_same_list_again_changes_nothing(round_, people):
    change(round_, people, people.owner, list_called(round_, "First two"))
    assert trail(round_) == []


def test_somebody_was_quicker_is_told_with_what_was_typed(round_, people, facilitator):
    part = part_of(round_, people.owner)
    change(round_, people, people.owner, list_called(round_, "Middle"))
    data = {"asked": "new", "seen": part.asked_state, "list-0-name": "Typed here"}
    with area_scope(round_.area_id):
        data["list-0-statements"] = [str(each) for each in ids("SL4")]
    response = facilitator.post(url(part), data)
    assert response.status_code == 409
    assert "Asked now: Middle." in response.text
    assert "Somebody else changed what this person is asked" in response.text
    assert 'value="Typed here"' in response.text
    data["seen"] = part_of(round_, people.owner).asked_state
    assert facilitator.post(url(part), data).status_code == 302
    assert codes_asked(round_, people.owner) == ["SL4"]


def test_action_refuses_what_is_not_as_it_was(round_, people):
    part = part_of(round_, people.owner)
    draft = ShortListDraft("MIDDLE", [])
    with area_scope(round_.area_id):
        with pytest.raises(AskedChangedError):
            change_short_list(
                participation=part, actor=people.facilitator, ask=None, seen="something else"
            )
        with pytest.raises(SeatRefusedError, match="called MIDDLE already"):
            change_short_list(
                participation=part, actor=people.facilitator, ask=draft, seen=part.asked_state
            )


def test_nobody_who_left_and_no_closed_review(round_, people, facilitator):
    part = part_of(round_, people.owner)
    with area_scope(round_.area_id):
        part.withdrawn_at = timezone.now()
        part.save()
    assert facilitator.get(url(part)).status_code == 404
    with pytest.raises(SeatRefusedError, match="has left the review"):
        change(round_, people, people.owner, None)
    other = part_of(round_, people.teammate)
    close(round_, people.facilitator)
    assert facilitator.get(url(other)).status_code == 404
    with pytest.raises(NotOpenError):
        change(round_, people, people.teammate, None)


def test_list_of_another_review_cannot_be_given(northmoor, round_, people, facilitator):
    other = ask(northmoor, people.facilitator, people.owner, title="Other")
    part, theirs = part_of(other, people.owner), list_called(round_, "Middle")
    response = facilitator.post(url(part), {"asked": str(theirs.pk), "seen": ""})
    assert response.status_code == 422
    elsewhere = url(part).replace(str(other.pk), str(round_.pk))
    assert facilitator.get(elsewhere).status_code == 404


def test_review_with_as_many_lists_as_there_can_be_offers_no_more(round_, people, facilitator):
    with area_scope(round_.area_id):
        for number in range(4):
            ShortList.objects.create(
                round=round_, name=f"L{number}", position=number + 2, questions=ids("SL1")
            )
    page = facilitator.get(url(part_of(round_, people.owner))).text
    assert "A new short list" not in page
    assert "as many short lists as there can be" in page


@pytest.mark.parametrize("persona", ["owner", "sponsor", "observer", "administrator"])
def test_only_who_runs_reviews_may(round_, people, sign_in, persona):
    client = sign_in(getattr(people, persona))
    assert client.post(url(part_of(round_, people.owner))).status_code == 403
    outsider = sign_in(people.outsider)
    assert outsider.get(url(part_of(round_, people.owner))).status_code == 404


def test_page_and_change_keep_their_budget(round_, people, facilitator):
    part = part_of(round_, people.owner)
    with at_most(12):
        facilitator.get(url(part))
    data = {"asked": "", "seen": part.asked_state}
    with at_most(14):
        facilitator.post(url(part), data)
