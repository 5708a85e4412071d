"""A review with a newer version of a set: what is compared with before, what is not, and why."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from checklists.action_lists import rounds_carried_into
from checklists.actions.rounds import ShortListDraft
from checklists.asked import newest_versions, sets_of
from checklists.carried import left_behind_for
from checklists.models import Action, Reflection, Round, Tool
from checklists.results import round_results
from checklists.sheets import results_list
from checklists.standings import agreed_reasons, latest_ratings
from checklists.toolbox import Toolbox
from hubs.tenancy import area_scope, user_scope
from tests.asking import ask, page_of, sent
from tests.queries import at_most, counted
from tests.reviews import OPENED, Review

SETS = ["made-up"]
CODES = [f"MU{number}" for number in range(1, 7)]
LEVELS = (3, 3, 3, 3, 4, 4)
OPEN = "/areas/northmoor/rounds/open/"
HALF_A_YEAR = timedelta(days=182)


@pytest.fixture
def spring(made_up, northmoor, people):
    """An agreed review of the first version, in which every statement was agreed at Basic."""
    return agreed(northmoor, people, "Spring review", -1, level=2, previous=None)


@pytest.fixture
def autumn(spring, made_up, northmoor, people):
    """A closed review of the second version, after it."""
    made_up.bring(2)
    review = Review(
        northmoor, people.facilitator, title="Autumn review", sets=SETS, previous=spring.round
    )
    review.answer_all(*LEVELS)
    return review


def agreed(area, people, title, turn, *, level, previous):
    """`turn`: how many half-years before or after the usual day."""
    review = Review(
        area,
        people.facilitator,
        title=title,
        state="agreed",
        sets=SETS,
        opened_at=OPENED + turn * HALF_A_YEAR,
        previous=previous,
    )
    review.answer_all(*LEVELS)
    with area_scope(area.pk):
        codes = [each.code for asked in sets_of(review.round.pk) for each in asked.rated]
    for code in codes:
        review.agree(code, level)
    return review


def results_of(review):
    with area_scope(review.area.pk):
        found = Round.objects.select_related("previous").get(pk=review.round.pk)
        return {each.code: each for each in round_results(found).questions}


def whole(review):
    with area_scope(review.area.pk):
        return round_results(Round.objects.with_opener().get(pk=review.round.pk))


def action_on(review, code, text, **fields):
    question = review.question(code)
    with area_scope(review.area.pk):
        return Action.objects.create(
            text=text, round=review.round, question=question, created_by=review.by, **fields
        )


def address(review, name="compare-view", **kwargs):
    place = {"slug": "northmoor", "round_id": review.round.pk, **kwargs}
    return reverse(f"checklists:{name}", kwargs=place)


# Compared ----------------------------------------------------------------------------------------


def test_only_unchanged_and_reworded_statements_have_a_rating_before(autumn):
    found = results_of(autumn)
    assert {code: each.previous_level for code, each in found.items()} == {
        "MU1": 2,
        "MU2": None,
        "MU3": None,
        "MU4": None,
        "MU5": None,
        "MU6": 2,
    }
    assert {code: bool(each.movement) for code, each in found.items()} == {
        code: each.previous_level is not None for code, each in found.items()
    }
    assert found["MU6"].movement.same == len(LEVELS)


def test_each_statement_says_how_it_stands_to_the_review_before(autumn):
    found = {code: (each.change, each.was) for code, each in results_of(autumn).items()}
    assert found == {
        "MU1": ("reworded", ("We tell one story.",)),
        "MU2": ("split", ("We look after staff and families.",)),
        "MU3": ("split", ("We look after staff and families.",)),
        "MU4": ("merged", ("Our money is shared.", "Our buildings are shared.")),
        "MU5": ("new", ()),
        "MU6": ("same", ("Parents are heard.",)),
    }


def test_nothing_is_said_within_one_version(spring, northmoor, people):
    again = Review(northmoor, people.facilitator, title="Again", sets=SETS, previous=spring.round)
    assert {(each.change, each.previous_level) for each in results_of(again).values()} == {("", 2)}


def test_compare_page_says_what_is_compared_and_what_is_not(autumn, people, sign_in):
    text = sign_in(people.owner).get(address(autumn)).text
    assert "Reworded since the November review. It was: “We tell one story.”" in text
    assert (
        "Split from a wider statement: no change is shown. "
        "It was: “We look after staff and families.”"
    ) in text
    assert (
        "Merged from two statements: no change is shown. "
        "They were: “Our money is shared.” and “Our buildings are shared.”"
    ) in text
    assert "New since the November review: no change is shown." in text
    assert text.count("no change is shown") == 4


def test_statement_to_talk_about_and_the_projector_say_it_too(autumn, people, sign_in):
    with area_scope(autumn.area.pk):
        autumn.voices[0].answers.filter(question__code="MU2").update(level=1)
    client = sign_in(people.facilitator)
    [statement] = client.get(address(autumn)).context["page"].talk
    assert statement.stands.startswith("Split from a wider statement")
    assert (
        "Split from a wider statement"
        in client.get(address(autumn, "workshop-view", number=1)).text
    )


def test_tables_say_in_short_why_there_is_no_rating_before(autumn, people, sign_in):
    text = sign_in(people.facilitator).get(address(autumn, "round-agree")).text
    assert "We all tell one story. (Reworded since the last review)" in text
    assert "<span>Split from a wider statement</span>" in text
    assert "<span>Merged from two statements</span>" in text


def test_list_to_take_away_has_a_column_for_it(autumn):
    rows = results_list(whole(autumn), "agreed").rows
    assert {row["code"]: (row["previous"], row["stands"]) for row in rows} == {
        "MU1": ("Basic", "Reworded"),
        "MU2": ("", "Split from a wider statement"),
        "MU3": ("", "Split from a wider statement"),
        "MU4": ("", "Merged from two statements"),
        "MU5": ("", "New"),
        "MU6": ("Basic", ""),
    }


def test_compare_costs_the_same_over_versions(autumn, people, sign_in):
    client = sign_in(people.owner)
    client.get(address(autumn))
    with at_most(12) as over:
        client.get(address(autumn))
    within = Review(autumn.area, autumn.by, title="Third", sets=SETS, previous=autumn.round)
    within.answer_all(*LEVELS)
    client.get(address(within))
    with at_most(12) as same:
        client.get(address(within))
    assert len(counted(over)) == len(counted(same))


# Answered ----------------------------------------------------------------------------------------


@pytest.fixture
def asked(spring, made_up, northmoor, people):
    made_up.bring(2)
    return ask(northmoor, people.facilitator, people.owner, sets=SETS)


def test_rating_last_agreed_for_other_words_says_so(asked, people, sign_in):
    owner = sign_in(people.owner)
    page = page_of(asked, "made-up")
    saved = owner.post(f"{page}MU1/", sent("MU1", 4, "x")).text
    said = "The statement has been reworded since. It was: “We tell one story.”"
    assert "At the last review you all agreed Basic." in saved
    assert said in saved
    assert said in owner.get(page).text


def test_unchanged_statement_under_another_code_shows_its_own_rating(asked, people, sign_in):
    saved = sign_in(people.owner).post(f"{page_of(asked, 'made-up')}MU6/", sent("MU6", 4, "x")).text
    assert "At the last review you all agreed Basic." in saved
    assert "reworded" not in saved


@pytest.mark.parametrize("code", ["MU2", "MU3", "MU4", "MU5"])
def test_code_used_anew_shows_no_rating_of_another_statement(asked, people, sign_in, code):
    owner = sign_in(people.owner)
    saved = owner.post(f"{page_of(asked, 'made-up')}{code}/", sent(code, 4, "x"))
    assert saved.status_code == 200
    assert "At the last review" not in saved.text
    assert "At the last review" not in owner.get(page_of(asked, "made-up")).text


def test_answering_keeps_to_its_budgets_over_versions(asked, people, sign_in):
    owner, page = sign_in(people.owner), page_of(asked, "made-up")
    owner.get(page)
    with at_most(7):
        assert owner.post(f"{page}MU1/", sent("MU1", 4, "x")).status_code == 200
    with at_most(8):
        assert owner.get(page).status_code == 200


def test_open_review_stays_on_its_version(made_up, northmoor, people, sign_in):
    round_ = ask(northmoor, people.facilitator, people.owner, sets=SETS)
    made_up.bring(2)
    text = sign_in(people.owner).get(page_of(round_, "made-up")).text
    assert "We look after staff and families." in text
    assert "Our data is shared." not in text


# Remembered --------------------------------------------------------------------------------------


def test_three_reviews_over_three_versions_are_one_line(spring, made_up, northmoor, people):
    made_up.bring(2)
    second = agreed(northmoor, people, "Second", 0, level=2, previous=spring.round)
    made_up.bring(3)
    third = agreed(northmoor, people, "Third", 1, level=2, previous=second.round)
    with area_scope(northmoor.pk):
        ratings = {each.code: each for each in latest_ratings()}
        left = left_behind_for(whole(third))
    assert {code: each.levels for code, each in ratings.items()} == {
        "MU1": (2, 2, 2),
        "MU2": (2, 2),
        "MU3": (2, 2),
        "MU4": (2, 2),
        "MU5": (2, 2, 2),
        "MU6": (2, 2),
    }
    assert {code: each.stands for code, each in ratings.items() if each.stands} == {
        "MU2": "Reworded",
        "MU5": "Reworded",
    }
    assert left[third.question("MU5").pk].levels == (2, 2)
    assert left[third.question("MU2").pk].levels == (2,)


def test_what_a_later_version_no_longer_asks_is_not_where_the_area_stands(
    spring, made_up, northmoor, people
):
    made_up.bring(2)
    with area_scope(northmoor.pk):
        assert len(latest_ratings()) == 6
        assert {each.text for each in agreed_reasons()} >= {"We meet often enough."}
    agreed(northmoor, people, "Second", 0, level=3, previous=spring.round)
    with area_scope(northmoor.pk):
        ratings = {each.text: each for each in latest_ratings()}
        reasons = {each.text: each.level for each in agreed_reasons()}
    assert set(ratings) == set(reasons) == {each.text for each in made_up.asked(2).rated}
    assert ratings["We look after staff."].stands == "Split from a wider statement"
    assert ratings["We all tell one story."].levels == (3, 2)


def test_statement_not_agreed_again_keeps_its_last_rating(spring, made_up, northmoor, people):
    made_up.bring(2)
    second = Review(
        northmoor,
        people.facilitator,
        title="Second",
        state="agreed",
        sets=SETS,
        opened_at=OPENED,
        previous=spring.round,
    )
    second.agree("MU2", 4)
    with area_scope(northmoor.pk):
        found = {each.text: each.levels for each in latest_ratings()}
    assert found == {
        "We tell one story.": (2,),
        "Parents are heard.": (2,),
        "We look after staff.": (4,),
    }


def test_action_goes_on_with_all_that_came_of_its_statement(spring, autumn, people, sign_in):
    action = action_on(spring, "MU2", "Hold supper together", status="open")
    action_on(spring, "MU6", "Meet every week", status="open")
    with area_scope(autumn.area.pk):
        left = left_behind_for(whole(autumn))
    for code in ("MU2", "MU3"):
        [carried] = left[autumn.question(code).pk].actions
        assert (carried.id, carried.about) == (action.pk, "We look after staff and families.")
    assert left[autumn.question("MU6").pk].actions == ()
    text = sign_in(people.owner).get(address(autumn)).text
    assert (
        "Carried from Spring review, where the statement was: “We look after staff and families.”"
    ) in text
    assert "Meet every week" not in text


def test_action_says_only_of_reviews_that_ask_what_came_of_its_statement(spring, autumn):
    kept, lost = action_on(spring, "MU2", "Supper"), action_on(spring, "MU6", "Meet")
    wider = Review(
        autumn.area,
        autumn.by,
        title="Of two sets",
        sets=["leading-change", *SETS],
        opened_at=OPENED + HALF_A_YEAR,
    )
    with area_scope(autumn.area.pk):
        assert rounds_carried_into(kept) == [autumn.round, wider.round]
        assert rounds_carried_into(lost) == []


def test_rating_that_does_not_move_over_versions_is_told_beside_it(
    spring, made_up, northmoor, people, sign_in
):
    made_up.bring(2)
    second = agreed(northmoor, people, "Second", 0, level=2, previous=spring.round)
    made_up.bring(3)
    third = agreed(northmoor, people, "Third", 1, level=2, previous=second.round)
    page = sign_in(people.facilitator).get(address(third))
    assert page.text.count("Agreed at Basic in 3 reviews, and no action is open.") == 2


def test_tools_are_suggested_by_what_came_of_a_statement(autumn, made_up):
    tools = [Tool(key=code, helps_with=[code], position=n) for n, code in enumerate(CODES)]
    box = Toolbox(tuple(tools), newest_versions())
    found = {
        code: [tool.key for tool in box.for_statement(*box.codes_of(made_up.question(1, code)))]
        for code in CODES
    }
    assert found == {
        "MU1": ["MU1"],
        "MU2": ["MU2", "MU3"],
        "MU3": ["MU4"],
        "MU4": ["MU4"],
        "MU5": ["MU6"],
        "MU6": [],
    }
    assert box.codes_of(made_up.question(2, "MU6")) == ("MU6",)


# Opened ------------------------------------------------------------------------------------------


def test_opening_tells_what_is_new_since_the_last_review(spring, made_up, people, sign_in):
    client = sign_in(people.facilitator)
    assert "What is new in the statements" not in client.get(OPEN).text
    made_up.bring(2)
    text = client.get(OPEN).text
    assert "Made-up set: 2 reworded, 1 split, 1 merged, 1 new and 1 dropped" in text
    assert "Was: We tell one story." in text
    assert "<li>We meet often enough.</li>" in text
    assert "1 question set has changed since you last asked it." in text


def test_opening_tells_of_every_version_in_between(spring, made_up, people, sign_in):
    made_up.bring(2)
    made_up.bring(3)
    text = sign_in(people.facilitator).get(OPEN).text
    assert "Made-up set: 3 reworded, 1 split, 1 merged, 1 new and 1 dropped" in text
    assert "We look after all staff.<br>We look after families." in text


def test_opening_says_nothing_where_the_newest_was_asked_last(autumn, people, sign_in):
    client = sign_in(people.facilitator)
    assert "What is new in the statements" not in client.get(OPEN).text
    with at_most(12):
        client.get(OPEN)


def test_as_last_time_asks_the_newest_and_its_short_lists_follow(
    made_up, northmoor, people, sign_in
):
    chosen = [made_up.question(1, code).pk for code in ("MU2", "MU5", "MU6")]
    last = ask(
        northmoor,
        people.facilitator,
        people.owner,
        sets=SETS,
        short_lists=[ShortListDraft("Yours", chosen)],
    )
    with area_scope(northmoor.pk):
        last.participations.update(short_list=last.short_lists.get())
    made_up.bring(2)
    page = sign_in(people.facilitator).get(f"{OPEN}?begin={last.pk}").context
    [begun] = [each for each in page["lists"] if each["name"] == "Yours"]
    ticked = [made_up.question(2, code).pk for code in ("MU2", "MU3", "MU6")]
    assert begun["form"]["statements"].value() == [str(pk) for pk in ticked]
    assert page["form"]["question_sets"].value() == SETS


# Reflected ---------------------------------------------------------------------------------------


def test_reflections_follow_the_map_and_an_open_review_its_version(
    made_up, northmoor, people, sign_in
):
    owner = sign_in(people.owner)
    listed = reverse("checklists:reflection-list", kwargs={"slug": "northmoor"})
    with area_scope(northmoor.pk), user_scope(people.owner.pk):
        Reflection.objects.create(
            author=people.owner,
            question=made_up.question(1, "MU7"),
            text="Time.",
            saved_at=timezone.now(),
        )
    round_ = ask(northmoor, people.facilitator, people.owner, sets=SETS)
    made_up.bring(2)
    [one] = [each for each in owner.get(listed).context["sets"] if each["title"] == "Made-up set"]
    [item] = one["groups"][0]["items"]
    assert (item["what"], item["kind"]) == ("What is hard for you?", "done")
    assert owner.get(item["url"]).status_code == 200
    with area_scope(northmoor.pk):
        Round.objects.filter(pk=round_.pk).update(state="closed", closed_at=timezone.now())
    [one] = [each for each in owner.get(listed).context["sets"] if each["title"] == "Made-up set"]
    [item] = one["groups"][0]["items"]
    assert (item["what"], item["kind"]) == ("What is hard for all of you?", "done")
