"""The compare page and the projector: blind until closed, then who said what."""

import pytest
from django.urls import reverse

from checklists.models import Answer
from governance.measuring.counting import counting
from hubs.tenancy import area_scope
from tests.reviews import Review

APART = {"LC2": (1, 1, 2, 2, 4, 5), "LC6": (1, 0, 0, 0, 2, 2)}


@pytest.fixture
def review(northmoor, people):
    before = Review(northmoor, people.facilitator, title="Spring review 2026", state="agreed")
    before.agree("LC2", 2)
    review = Review(northmoor, people.facilitator, previous=before.round)
    review.answer_all(3, 3, 3, 4, 4, 4, but=APART)
    return review


def address(review, name="compare-view", **kwargs):
    place = {"slug": "northmoor", "round_id": review.round.pk, **kwargs}
    return reverse(f"checklists:{name}", kwargs=place)


def test_compare_begins_with_the_finding(review, people, sign_in):
    response = sign_in(people.owner).get(address(review))
    assert "You agree on 5. Talk about these 2." in response.text
    assert "6 leaders from 5 organisations answered on their own." in response.text


def test_compare_no_longer_asks_to_talk_once_all_is_agreed(review, people, sign_in):
    codes = [f"LC{number}" for number in range(1, 8)]
    for code in codes[:-1]:
        review.agree(code, 3)
    client = sign_in(people.owner)
    assert "You agree on 5. Talk about these 2." in client.get(address(review)).text
    review.agree(codes[-1], 3)
    assert "You agreed on all 7. You talked about 2 of them." in client.get(address(review)).text


def test_compare_shows_the_furthest_apart_first(review, people, sign_in):
    page = sign_in(people.owner).get(address(review)).context["page"]
    assert [statement.code for statement in page.talk] == ["LC2", "LC6"]
    assert page.talk[0].place == "1 of 2 · Leading change"


def test_compare_says_who_sees_it_differently(review, people, sign_in):
    first, second = sign_in(people.owner).get(address(review)).context["page"].talk
    assert first.reading == (
        "Higher than the rest: Families and young people; Voluntary, community and faith. "
        "Lower: Local authority."
    )
    assert first.extent == "Answers run from Not yet started to Mature, 5 of the 5 levels."
    assert second.reading.startswith("3 of 6 don’t know.")


def test_compare_has_a_text_twin_with_evidence(review, people, sign_in):
    question = review.question("LC2")
    with area_scope(review.area.pk):
        Answer.objects.filter(question=question, participation=review.voices[0]).update(
            evidence="Raised twice, <b>settled</b> never."
        )
    text = sign_in(people.owner).get(address(review)).text
    assert "Raised twice, &lt;b&gt;settled&lt;/b&gt; never." in text
    assert "Accountable leader (AL)" in text


def test_compare_by_organisation_names_organisations(review, people, sign_in):
    response = sign_in(people.owner).get(address(review), {"by": "organisation"})
    spread = response.context["page"].talk[0].spread
    assert "Northmoor Health" in spread.description
    assert "Health visiting lead" not in spread.description


def test_compare_of_an_open_round_says_when_and_shows_nothing(northmoor, people, sign_in):
    review = Review(northmoor, people.facilitator, state="open")
    review.answer("LC1", 1, 5, evidence="A secret")
    for reader in (people.facilitator, people.sponsor, people.owner):
        text = sign_in(reader).get(address(review)).text
        assert "once the review closes" in text
        assert "A secret" not in text


def test_answers_of_others_are_blind_until_the_round_closes(northmoor, people):
    review = Review(northmoor, people.facilitator, state="open")
    review.answer("LC1", 1, 5)
    with area_scope(northmoor.pk):
        assert not Answer.objects.visible_to(people.facilitator).exists()
        assert not Answer.objects.of_closed_rounds().exists()
        review.round.state, review.round.closed_at = "closed", review.round.due_at
        review.round.save()
        assert Answer.objects.visible_to(people.facilitator).count() == 2
        assert Answer.objects.of_closed_rounds().count() == 2


@pytest.mark.parametrize("who", ["administrator", "board_member", "clerk", "observer"])
def test_compare_is_for_leaders_only(review, people, sign_in, who):
    assert sign_in(getattr(people, who)).get(address(review)).status_code == 403


def test_compare_of_another_area_is_not_found(review, people, sign_in, eastvale):
    foreign = address(review).replace("northmoor", "eastvale")
    assert sign_in(people.outsider).get(foreign).status_code == 404


@pytest.mark.parametrize(("voices", "rounds"), [(3, 1), (60, 5)])
def test_compare_costs_the_same_however_many_take_part(northmoor, people, sign_in, voices, rounds):
    for number in range(rounds):
        Review(northmoor, people.facilitator, title=f"Review {number}", state="agreed", voices=3)
    review = Review(northmoor, people.facilitator, voices=voices)
    review.answer_all(*[3] * voices)
    client = sign_in(people.facilitator)
    client.get(address(review))
    with counting() as asked:
        assert client.get(address(review)).status_code == 200
    assert len(asked) == 9


def test_workshop_shows_one_statement_a_screen(review, people, sign_in):
    client = sign_in(people.owner)
    first = client.get(address(review, "workshop-view", number=1))
    assert review.question("LC2").text in first.text
    assert review.question("LC6").text not in first.text
    assert 'rel="next"' in first.text
    assert 'rel="prev"' not in first.text
    assert "Record what you agreed" not in first.text


def test_workshop_lets_the_facilitator_agree(review, people, sign_in):
    screen = sign_in(people.facilitator).get(address(review, "workshop-view", number=2))
    assert "?screen=2" in screen.context["screen"].agree_url


@pytest.mark.parametrize("number", [0, 3])
def test_workshop_has_no_other_screen(review, people, sign_in, number):
    assert (
        sign_in(people.owner).get(address(review, "workshop-view", number=number)).status_code
        == 404
    )


def test_workshop_of_an_open_round_waits(northmoor, people, sign_in):
    review = Review(northmoor, people.facilitator, state="open")
    response = sign_in(people.owner).get(address(review, "workshop-view", number=1))
    assert "once the review closes" in response.text


def test_compare_without_any_answer_says_so(northmoor, people, sign_in):
    review = Review(northmoor, people.facilitator)
    assert "Nobody answered this review" in sign_in(people.owner).get(address(review)).text
