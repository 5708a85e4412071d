"""Looking at a comparison: marks, filters, order, what changed, and comparing without names."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from checklists.forms.compare import LookForm
from checklists.models import Answer, Participation, Round, ShortList
from checklists.results import groups_of, round_results
from governance.measuring.counting import counting
from hubs.models import Organisation, Sector
from hubs.tenancy import area_scope
from leadership.models import Person
from tests.reviews import OPENED, Review

APART = {"LC2": (1, 1, 2, 2, 4, 5), "LC6": (1, 0, 0, 0, 2, 2)}
BEFORE = {"LC2": (2, 1, 1, 2, 5, None)}


@pytest.fixture
def review(northmoor, people):
    before = Review(
        northmoor,
        people.facilitator,
        title="Spring review 2026",
        state="agreed",
        opened_at=OPENED - timedelta(days=180),
    )
    before.answer_all(3, 3, 3, 3, 3, 3, but=BEFORE)
    before.agree("LC2", 2)
    review = Review(northmoor, people.facilitator, previous=before.round)
    review.answer_all(3, 3, 3, 4, 4, 4, but=APART)
    return review


@pytest.fixture
def crowd(northmoor, people):
    """Seventeen answers without names: twelve of the council, four of health, one of a school."""
    review = Review(northmoor, people.facilitator, anonymous_comparison=True, voices=0)
    sectors = [Sector.LOCAL_AUTHORITY] * 12 + [Sector.HEALTH] * 4 + [Sector.EDUCATION]
    review.voices = [
        review.add(f"Person {n:02}", f"Role {n:02}", f"R{n}", sector)
        for n, sector in enumerate(sectors)
    ]
    levels = (1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 5, 0)
    review.answer("LC1", *levels)
    with area_scope(northmoor.pk):
        Answer.objects.update(evidence="Seen")
    review.answer("LC2", 1, 5, 5, 5)
    return review


def address(review, name="compare-view", **kwargs):
    place = {"slug": "northmoor", "round_id": review.round.pk, **kwargs}
    return reverse(f"checklists:{name}", kwargs=place)


def page_of(client, review, **query):
    return client.get(address(review), query).context["page"]


def test_marks_name_sectors(review, people, sign_in):
    page = page_of(sign_in(people.owner), review, by="sector")
    assert {mark.code for mark in page.talk[0].spread.marks} == {"LA", "HE", "ED", "VC", "FA"}
    assert page.talk[0].groups.rows[0][0][1].words == "Education"
    assert "Health" in page.talk[0].spread.description


def test_marks_have_the_letters_of_the_key_whoever_was_asked(review, people, sign_in):
    """Health is not asked LC2: another organisation must not take its letters there."""
    with area_scope(review.round.area_id):
        Organisation.objects.filter(sector="local_authority").update(name="Northmoor Hub")
        others = [review.question(code).pk for code in ("LC1", "LC6")]
        few = ShortList.objects.create(round=review.round, name="Few", position=1, questions=others)
        Participation.objects.filter(round=review.round, sector="health").update(short_list=few)
    page = page_of(sign_in(people.owner), review, by="organisation")
    key = {name.words: code.words for (_head, code), (_other, name) in page.codes.rows}
    lc2 = next(each for each in page.talk if each.code == "LC2")
    assert key["Northmoor Health"] == "NH" != key["Northmoor Hub"]
    assert "NH" not in {mark.code for mark in lc2.spread.marks}
    assert key["Northmoor Hub"] in {mark.code for mark in lc2.spread.marks}


def test_groups_are_counted_where_marks_name_them(review, people, sign_in):
    page = page_of(sign_in(people.owner), review, by="organisation")
    rows = [[cell.words for _head, cell in row] for row in page.talk[0].groups.rows]
    assert ["Northmoor Local authority", "2 Not yet started"] in rows
    assert page_of(sign_in(people.owner), review).talk[0].groups is None


@pytest.mark.parametrize(
    ("of", "levels"),
    [
        ("sector:local_authority", [1, 1]),
        ("organisation:Northmoor Health", [2]),
        ("role:Headteacher", [2]),
        ("sector:nowhere", [1, 1, 2, 2, 4, 5]),
    ],
)
def test_filter_shows_the_answers_of_a_group(review, people, sign_in, of, levels):
    page = page_of(sign_in(people.owner), review, of=of)
    assert sorted(mark.level for mark in page.talk[0].spread.marks) == levels
    assert page.heading == "You agree on 5. Talk about these 2."


def test_filter_says_whose_answers_they_are(review, people, sign_in):
    text = sign_in(people.owner).get(address(review), {"of": "sector:health"}).text
    assert "Answers of Health: 1 of 6 who take part." in text
    assert 'value="sector:health" selected' in text


def test_look_goes_along_from_link_to_link(review, people, sign_in):
    page = page_of(sign_in(people.owner), review, of="sector:health", sort="number")
    assert page.segments[1]["url"].endswith("?by=organisation&of=sector%3Ahealth&sort=number")


def test_statements_are_sorted_by_number_when_asked(northmoor, people, sign_in):
    review = Review(northmoor, people.facilitator)
    review.answer_all(3, 3, 3, 3, 3, but={"LC2": (3, 3, 3, 3, 5), "LC6": (1, 1, 1, 5, 5)})
    client = sign_in(people.owner)
    assert [s.code for s in page_of(client, review).talk] == ["LC6", "LC2"]
    page = page_of(client, review, sort="number")
    assert [s.code for s in page.talk] == ["LC2", "LC6"]
    assert "Statements are sorted by their number." in page.lead


def test_dont_know_is_told_with_who_and_where(review, people, sign_in):
    page = page_of(sign_in(people.owner), review)
    (cluster,) = page.clusters
    assert cluster.words == "3 of 6 don’t know:"
    assert cluster.who == "Headteacher, Health visiting lead and Senior sponsor."
    assert cluster.url == f"#{page.talk[1].anchor}"


def test_change_is_told_for_everybody_and_for_the_same_people(review, people, sign_in):
    first, second = page_of(sign_in(people.owner), review).talk
    assert first.movement == [
        "Everybody’s middle rating: Basic, as in " + first.movement[0].rpartition("in ")[2],
        "The 5 people who gave a rating both times: 1 higher, 2 the same and 2 lower.",
    ]
    assert second.movement[0].startswith("Everybody’s middle rating: Early progress in ")
    assert second.movement[0].endswith("Basic now.")


def test_change_of_a_group_is_that_of_its_own_people(review, people, sign_in):
    first = page_of(sign_in(people.owner), review, of="sector:local_authority").talk[0]
    assert first.movement == ["The 2 people who gave a rating both times: 1 the same and 1 lower."]


@pytest.mark.parametrize(("voices", "rounds"), [(5, 1), (60, 4)])
def test_compare_with_a_round_before_costs_the_same(northmoor, people, sign_in, voices, rounds):
    before = None
    for number in range(rounds + 1):
        review = Review(
            northmoor,
            people.facilitator,
            title=f"Review {number}",
            voices=voices,
            previous=before,
            opened_at=OPENED - timedelta(days=200 - number),
        )
        review.answer_all(*[1 + number % 5, 3] * (voices // 2))
        before = review.round
    client = sign_in(people.facilitator)
    client.get(address(review))
    for query in ({}, {"by": "sector"}, {"of": "sector:health", "sort": "number"}):
        with counting() as asked:
            assert client.get(address(review), query).status_code == 200
        assert len(asked) == 11


def test_without_names_nothing_tells_who(crowd, people, sign_in):
    for path in (address(crowd), address(crowd, "workshop-view", number=1)):
        text = sign_in(people.owner).get(path).text
        for hidden in ("Role 0", "Person 0", ">R1<", "Northmoor Education", "By role"):
            assert hidden not in text
    assert "Answers are compared without names." in sign_in(people.owner).get(address(crowd)).text


def test_without_names_nobody_opens_the_answer_of_another(crowd, people):
    people.owner  # noqa: B018 - made, so that it can be the first voice
    with area_scope(crowd.area.pk):
        own = crowd.voices[0]
        own.person = Person.objects.get(user=people.owner)
        own.save()
        for reader in (people.facilitator, people.sponsor):
            assert not Answer.objects.visible_to(reader).exists()
        assert {a.participation_id for a in Answer.objects.visible_to(people.owner)} == {own.pk}


def test_without_names_comments_stand_side_by_side_by_level(crowd, people, sign_in):
    with area_scope(crowd.area.pk):
        first = round_results(Round.objects.get(pk=crowd.round.pk)).questions[0]
    assert [mark.level for mark in first.marks] == sorted(mark.level for mark in first.marks)
    assert {(m.code, m.role, m.organisation, m.sector, m.before) for m in first.marks} == {
        ("", "", "", "", None)
    }


def test_without_names_four_answers_are_not_shown(crowd, people, sign_in):
    page = page_of(sign_in(people.owner), crowd)
    second = next(each for each in page.talk if each.code == "LC2")
    assert second.spread.marks == []
    assert second.twin is None
    assert second.extent.startswith("Fewer than five answered")


def test_without_names_only_safe_groups_are_offered(crowd, people, sign_in):
    """Twelve of the council may be shown: five are left over, in groups too small to show."""
    client = sign_in(people.owner)
    offered = re.findall(r'<option value="([^"]+)"', client.get(address(crowd)).text)
    groups = [each for each in offered if ":" in each]
    assert groups == ["sector:local_authority", "organisation:Northmoor Local authority"]
    page = page_of(client, crowd, of="sector:local_authority")
    first = next(each for each in page.talk if each.code == "LC1")
    assert [mark.level for mark in first.spread.marks] == [1] * 3 + [2] * 3 + [3] * 3 + [4] * 3
    assert "Seen" not in str(first.twin)
    everybody = page_of(client, crowd, of="sector:education").talk
    assert len(next(each for each in everybody if each.code == "LC1").spread.marks) == 17


def test_without_names_a_group_that_would_give_four_away_is_hidden(crowd, people):
    with area_scope(crowd.area.pk):
        Participation.objects.filter(pk=crowd.voices[-1].pk).delete()
        results = round_results(Round.objects.get(pk=crowd.round.pk))
        assert groups_of(results) == []
        assert LookForm(results, {"of": "sector:local_authority"}).look.group is None


@pytest.mark.parametrize(("then", "now"), [(True, False), (False, True)])
def test_change_of_the_same_people_is_not_told_where_it_would_tell_who(
    northmoor, people, sign_in, then, now
):
    before = Review(northmoor, people.facilitator, title="Spring", anonymous_comparison=then)
    before.answer_all(2, 2, 2, 2, 2, 2)
    review = Review(northmoor, people.facilitator, previous=before.round, anonymous_comparison=now)
    review.answer_all(2, 2, 2, 2, 5, 5)
    said = page_of(sign_in(people.owner), review).talk[0].movement
    assert len(said) == 1
    assert said[0].startswith("Everybody’s middle rating: Basic, as in ")


@pytest.mark.parametrize(("voices", "told"), [(5, 2), (4, 0)])
def test_change_between_two_rounds_without_names_needs_five(
    northmoor, people, sign_in, voices, told
):
    before = Review(northmoor, people.facilitator, title="Spring", anonymous_comparison=True)
    before.answer_all(*[2] * voices)
    review = Review(northmoor, people.facilitator, previous=before.round, anonymous_comparison=True)
    review.answer_all(2, 2, 2, 2, 5, 5)
    assert len(page_of(sign_in(people.owner), review).talk[0].movement) == told


def test_accepting_passes_over_what_is_not_shown(northmoor, people, sign_in):
    review = Review(northmoor, people.facilitator, anonymous_comparison=True)
    review.answer_all(4, 4, 4, 4, 4, 4, but={"LC3": (4, 4, 4, 4)})
    client = sign_in(people.facilitator)
    page = client.post(address(review, "agreement-accept"), follow=True)
    assert "6 agreed ratings recorded as answered." in page.text


@pytest.mark.parametrize(
    ("then", "words"), [(2, "up 1 since "), (4, "down 1 since "), (3, "as in ")]
)
def test_settled_statement_says_how_it_moved(northmoor, people, sign_in, then, words):
    before = Review(
        northmoor,
        people.facilitator,
        title="Spring",
        state="agreed",
        anonymous_comparison=True,
    )
    before.agree("LC1", then)
    review = Review(northmoor, people.facilitator, previous=before.round)
    review.answer_all(3, 3, 3, 3)
    lines = page_of(sign_in(people.owner), review).settled
    assert [line.change.startswith(words) for line in lines if line.change] == [True]
