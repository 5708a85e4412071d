"""A review asked on another scale: what is chosen is kept beside its place, and all are told so."""

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from checklists import sheets
from checklists.actions.answers import NotOnTheScaleError
from checklists.actions.rounds import Terms
from checklists.asked import latest_sets, paper_of
from checklists.beginnings import begin_from
from checklists.models import Answer, AnswerRevision, Round
from checklists.results import round_results
from checklists.round_templates import round_templates
from hubs.models import AuditEvent
from hubs.tenancy import area_scope
from tests.asking import answer, ask, close, page_of, sent, stored
from tests.integration.checklists.test_rounds import LIST, MONDAY, opening
from tests.queries import at_most
from tests.reviews import Review

PLACED = "No takes the place of Not yet started, Partly of Early progress and Yes of Substantial"
CHANGED_WAY = "A change since then may come from the way of asking."


def on(scale, **more):
    return Terms(scale=scale, **more)


@pytest.fixture
def round_(northmoor, people):
    return ask(
        northmoor, people.facilitator, people.owner, people.teammate, terms=on("yes-partly-no")
    )


@pytest.fixture
def owner(people, sign_in):
    return sign_in(people.owner)


def page(round_, end=""):
    return f"{LIST}{round_.pk}/{end}"


# Opening -----------------------------------------------------------------------------------------


@time_machine.travel(MONDAY, tick=False)
def test_scale_is_chosen_when_opening_and_shown_in_preview_and_page(northmoor, people, sign_in):
    client = sign_in(people.facilitator)
    data = opening(northmoor, people.owner, scale="yes-partly-no")
    assert PLACED in client.post(f"{LIST}open/", data | {"go": "preview"}).text
    assert PLACED in client.post(f"{LIST}open/", data | {"go": "open"}, follow=True).text
    with area_scope(northmoor.pk):
        made = Round.objects.get()
        told = AuditEvent.objects.get(verb="round.opened").detail
    assert (made.scale, told["scale"]) == ("yes-partly-no", "Yes, Partly or No")


@time_machine.travel(MONDAY, tick=False)
@pytest.mark.parametrize("scale", ["", "stars"])
def test_opening_on_no_known_scale_is_refused_and_keeps_what_was_typed(
    northmoor, people, sign_in, scale
):
    data = opening(northmoor, people.owner, scale=scale, note="Kept.")
    response = sign_in(people.facilitator).post(f"{LIST}open/", data | {"go": "open"})
    assert response.status_code == 422
    assert "Kept." in response.text
    with area_scope(northmoor.pk):
        assert not Round.objects.exists()


def test_action_refuses_a_scale_that_does_not_ship(northmoor, people):
    with pytest.raises(KeyError):
        ask(northmoor, people.facilitator, people.owner, terms=on("stars"))


def test_template_begins_on_the_usual_scale_and_a_copy_on_that_of_the_last_round(round_):
    with area_scope(round_.area_id):
        assert begin_from(str(round_.pk), round_, latest_sets()).scale == "yes-partly-no"
        key = next(iter(round_templates()))
        assert begin_from(key, round_, latest_sets()).scale == "maturity"


def test_scale_is_fixed_once_opened(round_):
    with area_scope(round_.area_id), pytest.raises(IntegrityError, match="fixed"):
        Round.objects.filter(pk=round_.pk).update(scale="maturity")


# Answering ---------------------------------------------------------------------------------------


def test_page_asks_in_the_words_of_the_scale_and_says_where_answers_go(round_, owner):
    shown = owner.get(page_of(round_)).text
    assert PLACED in shown
    for value in ("1-N", "3-P", "4-Y", "0", "-1"):
        assert shown.count(f'name="SL1-level" value="{value}"') == 1
    assert 'name="SL1-level" value="5"' not in shown
    assert "This is how it usually is here. It takes the place of Substantial progress." in shown
    assert shown.count("What the five levels look like here") == 5


def test_page_on_the_usual_scale_is_as_it_was(northmoor, people, owner):
    shown = owner.get(page_of(ask(northmoor, people.facilitator, people.owner))).text
    assert 'name="SL1-level" value="4"' in shown
    assert "takes the place of" not in shown
    assert "What the five levels look like here" not in shown


@pytest.mark.parametrize("end", ["", "SL1/"])
def test_choice_is_kept_beside_its_place_and_in_the_history(round_, owner, people, end):
    response = owner.post(page_of(round_) + end, sent("SL1", "4-Y", "Signed in March."))
    assert response.status_code < 400
    saved = stored(round_, people.owner, "SL1")
    assert (saved.level, saved.option, saved.version) == (4, "Y", 1)
    with area_scope(round_.area_id):
        kept = AnswerRevision.objects.get(answer=saved)
    assert (kept.level, kept.option) == (4, "Y")
    again = owner.get(page_of(round_)).text
    assert 'value="4-Y" id="id_SL1-level_2" aria-describedby="id_SL1-level_2_meaning" checked' in (
        " ".join(again.split())
    )


@pytest.mark.parametrize("value", ["4", "5-Y", "3-X", "-", "4-", "x"])
def test_value_off_the_scale_is_refused_with_words(round_, owner, people, value):
    response = owner.post(page_of(round_) + "SL1/", sent("SL1", value, "Kept."))
    assert response.status_code == 422
    assert "Choose one of the levels shown" in response.text
    assert stored(round_, people.owner, "SL1") is None


@pytest.mark.parametrize(("level", "option"), [(5, "Y"), (4, ""), (0, "Y"), (None, "Y"), (-1, "N")])
def test_action_refuses_what_is_no_answer_of_the_scale(round_, people, level, option):
    with pytest.raises(NotOnTheScaleError):
        answer(round_, people.owner, "SL1", level, option=option)


def test_action_refuses_an_option_on_the_usual_scale(northmoor, people):
    usual = ask(northmoor, people.facilitator, people.owner)
    with pytest.raises(NotOnTheScaleError):
        answer(usual, people.owner, "SL1", 4, option="Y")


def test_database_refuses_an_option_without_a_place(round_, people):
    saved = answer(round_, people.owner, "SL1", 0)
    with area_scope(round_.area_id), pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.filter(pk=saved.pk).update(option="Y")


def test_two_options_of_one_place_are_two_answers(northmoor, people, owner):
    asked = ask(northmoor, people.facilitator, people.owner, terms=on("nought-to-five"))
    owner.post(page_of(asked) + "SL1/", sent("SL1", "3-2", "A plan."))
    assert owner.post(page_of(asked) + "SL1/", sent("SL1", "3-3", "A plan.", 1)).status_code == 200
    saved = stored(asked, people.owner, "SL1")
    assert (saved.level, saved.option, saved.version) == (3, "3", 2)
    # a stale page meets both
    stale = owner.post(page_of(asked) + "SL1/", sent("SL1", "1-0", "A plan.", 1))
    assert stale.status_code == 409
    assert "<b>0 Nothing yet</b>" in stale.text
    assert "<b>3 Partly in place</b>" in stale.text
    history = owner.get(f"/areas/northmoor/answers/{saved.pk}/").text
    assert history.index("2 Planned") < history.rindex("3 Partly in place")
    assert "2 and 3 of Early progress" in history


def test_of_two_versions_either_can_be_kept(round_, owner, people):
    url = page_of(round_) + "SL1/"
    answer(round_, people.owner, "SL1", 4, "Elsewhere.", option="Y")
    theirs = owner.post(url, sent("SL1", "1-N", "Here.", seen=1, keep="theirs"))
    assert '<textarea data-autosave-field="SL1-level">\n4-Y</textarea>' in theirs.text
    both = owner.post(url, sent("SL1", "1-N", "Here.", seen=3, keep="both"))
    assert '<textarea data-autosave-field="SL1-level">\n1-N</textarea>' in both.text
    assert stored(round_, people.owner, "SL1").option == "N"


def test_evidence_is_asked_for_from_the_place_of_early_progress(round_, people):
    answer(round_, people.owner, "SL1", 1, option="N")
    answer(round_, people.owner, "SL2", 3, option="P")
    with area_scope(round_.area_id):
        paper = paper_of(people.owner, round_.pk)
    assert [each.code for each in paper.without_evidence] == ["SL2"]


def test_check_page_shows_what_was_chosen_and_its_place(round_, owner, people):
    answer(round_, people.owner, "SL1", 4, "Seen.", option="Y")
    shown = owner.get(page(round_, "check/")).text
    assert "<b>Yes</b>" in shown
    assert "Substantial progress</b>" in shown
    assert PLACED in shown


def test_page_that_came_too_late_repeats_what_was_chosen(round_, owner, people):
    close(round_, people.facilitator)
    response = owner.post(page_of(round_), sent("SL1", "4-Y", "Too late."))
    assert response.status_code == 409
    assert "<b>Yes</b>" in response.text


def test_rating_agreed_last_is_shown_without_counting_levels(northmoor, people, owner):
    before = Review(northmoor, people.facilitator, sets=["system-leadership"], state="agreed")
    before.agree("SL1", 5)
    before.agree("SL2", 4)
    round_ = ask(
        northmoor,
        people.facilitator,
        people.owner,
        title="Winter review",
        terms=on("yes-partly-no"),
    )
    shown = owner.post(page_of(round_) + "SL1/", sent("SL1", "4-Y", "Seen.")).text
    assert "you all agreed Mature" in shown
    assert "Your “Yes” takes the place of Substantial progress." in shown
    assert "level lower" not in shown
    owner.post(page_of(round_) + "SL2/", sent("SL2", "4-Y", "Seen."))
    assert "Your “Yes” takes the place of Substantial progress, which is the same." in (
        owner.get(page_of(round_)).text
    )


def test_pages_cost_no_more_queries(round_, owner, people):
    owner.get(page_of(round_))
    with at_most(8):
        owner.get(page_of(round_))
    with at_most(7):
        owner.post(page_of(round_) + "SL1/", sent("SL1", "4-Y", "Seen."))


# Comparing ---------------------------------------------------------------------------------------

PLACES = {"Y": 4, "P": 3, "N": 1}


def reviewed(area, by, *letters, **fields):
    """A closed round on yes, partly or no, on which everybody's answers are apart."""
    fields = {"scale": "yes-partly-no", **fields}
    review = Review(area, by, **fields)
    review.answer_all(*(PLACES[each] for each in letters))
    with area_scope(area.pk):
        for letter, place in PLACES.items():
            Answer.objects.filter(participation__round=review.round, level=place).update(
                option=letter
            )
    return review


@pytest.fixture
def review(northmoor, people):
    return reviewed(northmoor, people.facilitator, "Y", "Y", "N", "P", "P", "Y")


@pytest.fixture
def nameless(northmoor, people):
    return reviewed(
        northmoor, people.facilitator, "Y", "Y", "N", "P", "P", "Y", anonymous_comparison=True
    )


def test_persons_own_word_stands_before_the_level(review, owner):
    shown = owner.get(page(review.round, "compare/")).text
    assert PLACED in shown
    assert '<span class="fh-said"><span><b>Yes</b>' in shown


@pytest.mark.parametrize(
    "name", ["compare-view", "workshop-view", "round-agree", "round-sign", "agreement-view"]
)
def test_every_page_about_it_says_how_it_was_asked(northmoor, people, sign_in, name):
    state = "agreed" if name == "round-sign" else "closed"
    voices = "YYNPPY"
    held = reviewed(northmoor, people.facilitator, *voices, state=state)
    more = {
        "workshop-view": {"number": 1},
        "agreement-view": {"question_id": held.question("LC2").pk},
    }
    place = {"slug": "northmoor", "round_id": held.round.pk, **more.get(name, {})}
    shown = sign_in(people.facilitator).get(reverse(f"checklists:{name}", kwargs=place))
    assert PLACED in shown.text


def test_spread_and_agreement_stay_on_the_five_levels(review):
    with area_scope(review.area.pk):
        question = round_results(review.round).questions[0]
    assert question.counts == {4: 3, 3: 2, 1: 1}
    assert [mark.said for mark in question.marks].count("Yes") == 3


def test_without_names_no_own_word_is_left(nameless, owner, people):
    with area_scope(nameless.area.pk):
        found = round_results(nameless.round)
    assert {mark.said for question in found.questions for mark in question.marks} == {""}
    shown = owner.get(page(nameless.round, "compare/")).text
    assert PLACED in shown
    assert "fh-said" not in shown


def test_team_audit_tells_no_own_word_either(northmoor, people, owner):
    audit = reviewed(northmoor, people.facilitator, *"YYNP", sets=["system-leadership-skills"])
    with area_scope(northmoor.pk):
        found = round_results(audit.round)
    assert {mark.said for question in found.questions for mark in question.marks} == {""}
    assert "fh-said" not in owner.get(page(audit.round, "compare/")).text


def test_change_says_that_the_way_of_asking_changed(northmoor, people, owner):
    before = Review(northmoor, people.facilitator, title="Spring", state="agreed")
    before.answer_all(2, 2, 2, 2, 2, 2)
    before.agree("LC2", 2)
    after = reviewed(
        northmoor, people.facilitator, "Y", "Y", "N", "P", "P", "Y", previous=before.round
    )
    shown = owner.get(page(after.round, "compare/")).text
    assert CHANGED_WAY in shown
    assert "The two reviews were asked on different scales." in shown


def test_same_way_of_asking_says_nothing_of_it(northmoor, people, owner):
    before = reviewed(northmoor, people.facilitator, "Y", "Y", title="Spring", state="agreed")
    after = reviewed(northmoor, people.facilitator, "Y", "N", "P", previous=before.round)
    shown = owner.get(page(after.round, "compare/")).text
    assert CHANGED_WAY not in shown
    assert "different scales" not in shown


def test_list_to_take_away_has_what_was_chosen_and_its_place(review):
    with area_scope(review.area.pk):
        found = round_results(review.round)
    sheet = sheets.results_list(found, "answers")
    assert [each.heading for each in sheet.columns][-3:] == [
        "What they chose",
        "Answer",
        "What makes them say so",
    ]
    row = next(iter(sheet.rows))
    assert (row["chosen"], row["answer"]) == ("Yes", "Substantial progress")


def test_workbook_says_how_it_was_asked_and_that_this_changed(northmoor, people):
    before = Review(northmoor, people.facilitator, title="Spring", state="agreed")
    held = reviewed(northmoor, people.facilitator, *"YN", previous=before.round)
    with area_scope(northmoor.pk):
        *_sheets, about = sheets.results_workbook(round_results(held.round), "N", MONDAY.date())
    facts = dict(about.lines)
    assert PLACED in facts["How it was asked"]
    assert CHANGED_WAY in facts["Compared with care"]


def test_list_without_names_has_no_column_for_it(nameless):
    with area_scope(nameless.area.pk):
        found = round_results(nameless.round)
    sheet = sheets.results_list(found, "answers")
    assert "What they chose" not in [each.heading for each in sheet.columns]


def test_those_who_submitted_early_see_own_words_and_how_it_was_asked(northmoor, people, sign_in):
    asked = ask(
        northmoor,
        people.facilitator,
        people.owner,
        people.teammate,
        terms=on("yes-partly-no", blind_until="submitted"),
    )
    for user in (people.owner, people.teammate):
        client = sign_in(user)
        for number in range(1, 6):
            answer(asked, user, f"SL{number}", 4, "Seen.", option="Y")
        client.post(page(asked, "check/"))
    shown = client.get(page(asked, "so-far/")).text
    assert PLACED in shown
    assert shown.count('<span class="fh-said"><span><b>Yes</b>') == 10
