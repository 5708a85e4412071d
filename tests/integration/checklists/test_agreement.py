"""Agreeing in place: what is asked for, what is kept, and what happens when two people agree."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from checklists.actions.agreement import (
    AgreementRefusedError,
    accept_most_common,
    agree_round,
)
from checklists.models import Action, Agreement, Round
from checklists.views import agreement as views
from hubs.models import AuditEvent
from hubs.tenancy import area_scope
from tests.reviews import Review

APART = {"LC2": (1, 1, 2, 2, 4, 5)}


@pytest.fixture
def review(northmoor, people):
    review = Review(northmoor, people.facilitator)
    review.answer_all(3, 3, 3, 3, 4, 4, but=APART)
    return review


@pytest.fixture
def client(people, sign_in):
    return sign_in(people.facilitator)


def address(review, code="LC2", name="agreement-edit"):
    place = {"slug": "northmoor", "round_id": review.round.pk}
    if name == "agreement-edit":
        place["question_id"] = review.question(code).pk
    return reverse(f"checklists:{name}", kwargs=place)


def typed(review, **changes):
    return {
        "level": "2",
        "rationale": "Raised, but not settled.",
        "confidence": "high",
        "dissent": "It was settled in September.",
        "dissent_naming": "named",
        "dissent_by": "Senior sponsor",
        "actions": "1",
        **action(review, 0),
        "version": "0",
        **changes,
    }


NO_ACTION = {"action-0-text": "", "action-0-driver": "", "action-0-sponsor": ""}


def action(review, number, **changes):
    due = timezone.localdate() + timedelta(days=90)
    typed = {
        "text": "Add a standing item to each meeting",
        "driver": str(review.voices[0].person_id),
        "sponsor": str(review.voices[1].person_id),
        "due_on_day": due.day,
        "due_on_month": due.month,
        "due_on_year": due.year,
        "version": "0",
        **changes,
    }
    return {f"action-{number}-{name}": value for name, value in typed.items()}


def stored_action(review, number=0, **changes):
    """What a page posts of the action recorded first, as it stands now."""
    _agreements, (first, *_others) = recorded(review)
    held = {"id": str(first.pk), "version": first.version, **changes}
    return action(review, number, **held)


def recorded(review):
    with area_scope(review.area.pk):
        return list(Agreement.objects.filter(round=review.round)), list(Action.objects.all())


def test_agreement_opens_one_form_in_its_place(review, client):
    response = client.get(address(review))
    assert response.text.count('<form class="fh-agree"') == 1
    assert "Record what you agreed" in response.text


def test_agreement_opens_a_settled_statement_too(review, client):
    assert "Record what you agreed" in client.get(address(review, "LC1")).text


def test_agreement_keeps_rating_reason_dissent_and_action(review, client):
    response = client.post(address(review), typed(review), follow=True)
    assert "Recorded. 6 statements left to agree." in response.text
    assert "Seen differently by Senior sponsor:" in response.text
    (agreement,), (action,) = recorded(review)
    assert (agreement.level, agreement.rationale) == (2, "Raised, but not settled.")
    assert action.driver_id == review.voices[0].person_id
    assert action.question_id == agreement.question_id


def test_agreement_is_audited_without_the_rating_in_the_sentence(review, client):
    client.post(address(review), typed(review))
    with area_scope(review.area.pk):
        event = AuditEvent.objects.get(verb="agreement.recorded")
    assert event.summary == (
        "Fay Facilitator recorded what was agreed on “Leadership development” in "
        "Autumn review 2026."
    )
    assert event.detail["changed"]["level"] == [None, 2]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"level": ""}, "Choose the rating you agree"),
        ({"level": "0"}, "Choose one of the levels shown"),
        ({"rationale": "  "}, "Enter why you agree this rating"),
        (
            {"action-0-text": "", "action-0-driver": "", "action-0-sponsor": ""},
            "Basic or lower needs an action",
        ),
        ({"action-0-text": ""}, "Enter what will be done"),
        ({"dissent_naming": ""}, "Choose how it is recorded who sees it differently"),
        ({"dissent_by": " "}, "Enter their name or role, or record it without names"),
        ({"confidence": "total"}, "choose one of those offered"),
        ({"action-0-driver": ""}, "Choose who drives the action"),
        (
            {"action-0-due_on_day": "", "action-0-due_on_month": "", "action-0-due_on_year": ""},
            "Enter the date by which",
        ),
        ({"action-0-due_on_month": "13"}, "Due date must be a real date"),
        ({"action-0-due_on_year": "2020"}, "Due date must be today or later"),
        ({"rationale": "x" * 5_001}, "must be 5,000 characters or fewer"),
        ({"action-0-driver": "nobody"}, "Choose a person from the list"),
    ],
)
def test_agreement_is_refused_with_nothing_lost(review, client, changes, message):
    response = client.post(address(review), typed(review, **changes))
    assert response.status_code == 422
    assert message in response.text
    assert "There is a problem" in response.text
    if "rationale" not in changes:
        assert "Raised, but not settled." in response.text
    assert recorded(review) == ([], [])


def test_agreement_above_basic_needs_no_action(review, client):
    client.post(address(review), typed(review, level="3", **NO_ACTION))
    (agreement,), actions = recorded(review)
    assert (agreement.level, actions) == (3, [])


def test_agreement_changed_keeps_its_action_and_raises_the_version(review, client):
    client.post(address(review), typed(review))
    again = typed(review, level="3", version="1") | stored_action(review, text="Do less")
    assert client.post(address(review), again).status_code == 302
    (agreement,), (action,) = recorded(review)
    assert (agreement.level, agreement.version) == (3, 2)
    assert (action.text, action.version) == ("Do less", 2)


def test_agreement_cannot_lose_its_action(review, client):
    client.post(address(review), typed(review))
    again = typed(review, level="3", version="1") | stored_action(review, text="")
    response = client.post(address(review), again)
    assert response.status_code == 422
    assert "until somebody says what came of it" in response.text


@pytest.mark.parametrize("stale", [{"version": "0"}, {"version": "1", "action-0-version": "1"}])
def test_agreement_of_two_at_once_shows_both_texts(review, client, stale):
    client.post(address(review), typed(review))
    with area_scope(review.area.pk):
        Action.objects.update(version=2)
    held = stored_action(review)
    mine = typed(review, rationale="I see it otherwise.") | held | stale
    response = client.post(address(review), mine)
    assert response.status_code == 409
    for words in ("Raised,", "I see it otherwise.", "Record mine instead"):
        assert words in response.text
    assert recorded(review)[0][0].rationale == "Raised, but not settled."


def test_agreement_of_two_at_once_can_be_decided_either_way(review, client):
    client.post(address(review), typed(review))
    page = client.post(address(review), typed(review, rationale="Mine."))
    hidden = {"version": page.context["form"].data["version"]}
    theirs = client.post(address(review), typed(review, keep="theirs", **hidden))
    assert theirs.status_code == 302
    assert recorded(review)[0][0].rationale == "Raised, but not settled."
    client.post(address(review), typed(review, rationale="Mine.", keep="mine", **hidden))
    assert recorded(review)[0][0].rationale == "Mine."


def test_agreement_from_the_projector_goes_back_to_it(review, client):
    after = client.post(address(review), typed(review, screen="1"))
    assert after["Location"].startswith(address(review, name="compare-view"))


def test_agreement_from_the_projector_goes_on_to_the_next_screen(northmoor, people, client):
    review = Review(northmoor, people.facilitator)
    review.answer_all(3, 3, 3, 3, 4, 4, but=APART | {"LC6": (1, 1, 1, 1, 3, 3)})
    after = client.post(address(review), typed(review, screen="1"))
    assert after["Location"].endswith("/workshop/2/")


def test_agreement_of_the_last_statement_says_so(review, client):
    client.post(address(review, name="agreement-accept"))
    response = client.post(address(review), typed(review), follow=True)
    assert "you can mark the view as agreed" in response.text


@pytest.mark.parametrize("who", ["owner", "sponsor", "administrator"])
def test_agreement_is_for_who_runs_the_review(review, people, sign_in, who):
    other = sign_in(getattr(people, who))
    assert other.get(address(review)).status_code == 403
    assert other.post(address(review), typed(review)).status_code == 403
    assert other.post(address(review, name="agreement-accept")).status_code == 403
    assert other.post(address(review, name="round-agree")).status_code == 403


def test_agreement_on_a_statement_of_another_set_is_not_found(northmoor, review, people, client):
    other = Review(northmoor, people.facilitator, title="Other", sets=("system-leadership",))
    url = address(review).replace(str(review.question("LC2").pk), str(other.question("SL1").pk))
    assert client.get(url).status_code == 404


def test_accepting_takes_the_most_common_answer_of_the_settled(review, client):
    response = client.post(address(review, name="agreement-accept"), follow=True)
    assert "6 agreed ratings recorded as answered." in response.text
    agreements, _actions = recorded(review)
    assert {a.level for a in agreements} == {3}
    assert agreements[0].rationale == (
        "Accepted as answered: 4 Early progress, 2 Substantial progress."
    )


def test_accepting_leaves_low_ratings_and_what_is_agreed_already(northmoor, people):
    review = Review(northmoor, people.facilitator)
    review.answer_all(4, 4, 4, 4, 4, 4, but={"LC1": (2, 2, 2, 2, 2, 2), **APART})
    review.agree("LC3", 5)
    with area_scope(northmoor.pk):
        assert accept_most_common(round_=review.round, actor=people.facilitator) == 4
        assert accept_most_common(round_=review.round, actor=people.facilitator) == 0
    levels = {a.question_id: a.level for a in recorded(review)[0]}
    assert review.question("LC1").pk not in levels
    assert levels[review.question("LC3").pk] == 5


def test_round_is_not_agreed_while_a_statement_is_missing(review, client):
    client.post(address(review, name="agreement-accept"))
    page = client.get(address(review, name="round-agree"))
    assert "1 statement has no agreed rating yet" in page.text
    refused = client.post(address(review, name="round-agree"))
    assert refused.status_code == 409
    assert "1 statement has no agreed rating yet." in refused.text


def test_round_agreed_keeps_its_ratings(review, people, client):
    client.post(address(review, name="agreement-accept"))
    client.post(address(review), typed(review))
    assert "Mark the view as agreed" in client.get(address(review, name="compare-view")).text
    response = client.post(address(review, name="round-agree"), follow=True)
    assert "This view is agreed." in response.text
    with area_scope(review.area.pk):
        round_ = Round.objects.get(pk=review.round.pk)
        assert (round_.state, round_.agreed_at is not None) == ("agreed", True)
        assert AuditEvent.objects.filter(verb="round.agreed").count() == 1
        with pytest.raises(AgreementRefusedError):
            agree_round(round_=round_, actor=people.facilitator)
        with pytest.raises(AgreementRefusedError):
            accept_most_common(round_=round_, actor=people.facilitator)
    assert client.get(address(review)).status_code == 302
    assert "Change this" not in client.get(address(review, name="compare-view")).text


def test_open_round_can_not_be_agreed(northmoor, people, client):
    review = Review(northmoor, people.facilitator, state="open")
    assert client.get(address(review)).status_code == 302
    response = client.post(address(review, name="agreement-accept"), follow=True)
    assert "The review is still open." in response.text


def test_agreement_keeps_several_actions(review, client):
    data = typed(review, actions="3", **action(review, 1, text="Name a chair"))
    data |= action(review, 2, text="", driver="", sponsor="")
    assert client.post(address(review), data).status_code == 302
    (_agreement,), actions = recorded(review)
    assert {each.text for each in actions} == {
        "Add a standing item to each meeting",
        "Name a chair",
    }
    page = client.get(address(review, name="compare-view"))
    assert page.text.count("Driven by Voice 1") >= 2
    form = client.get(address(review)).context["form"]
    assert (len(form.listed.shown), len(form.listed.more)) == (2, 2)


def test_agreement_changes_one_of_several_actions(review, client):
    client.post(address(review), typed(review, actions="2", **action(review, 1, text="Other")))
    _agreements, before = recorded(review)
    held = [
        action(
            review, n, id=str(each.pk), version=each.version, text=f"Now {n}" if n else each.text
        )
        for n, each in enumerate(sorted(before, key=lambda each: each.created_at))
    ]
    again = typed(review, level="3", version="1", actions="2") | held[0] | held[1]
    client.post(address(review), again)
    _agreements, after = recorded(review)
    assert {(each.text, each.version) for each in after} == {
        ("Add a standing item to each meeting", 1),
        ("Now 1", 2),
    }


def test_agreement_shows_an_error_in_another_action(review, client):
    wrong = action(review, 1, text="Name a chair", driver="")
    response = client.post(address(review), typed(review, actions="2", **wrong))
    assert response.status_code == 422
    assert "#id_action-1-driver" in response.text
    assert recorded(review) == ([], [])


def test_agreement_does_not_take_an_action_of_another_statement(northmoor, review, client):
    client.post(address(review), typed(review))
    _agreements, (held,) = recorded(review)
    stolen = typed(review) | action(review, 0, id=str(held.pk), version=held.version)
    response = client.post(address(review, "LC1"), stolen)
    assert response.status_code == 422
    assert "This action belongs to another statement" in response.text


def test_agreement_typed_beside_a_new_action_keeps_both(review, client):
    client.post(address(review), typed(review) | action(review, 0, text="Theirs"))
    page = client.post(address(review), typed(review) | action(review, 0, text="Mine"))
    assert page.status_code == 409
    assert "Theirs" in page.context["conflict"].theirs.text
    data = {
        name: value if value is not None else ""
        for name, value in page.context["form"].data.items()
    }
    due = action(review, 1)
    data |= {name: due[name] for name in due if "due_on" in name}
    assert client.post(address(review), {**data, "keep": "mine"}).status_code == 302
    _agreements, actions = recorded(review)
    assert sorted(each.text for each in actions) == ["Mine", "Theirs"]


def test_agreement_over_an_action_finished_meanwhile_adds_what_was_typed(review, client):
    client.post(address(review), typed(review))
    held = stored_action(review, text="Do more")
    with area_scope(review.area.pk):
        Action.objects.update(
            status="done", outcome="Done.", finished_on=timezone.localdate(), version=2
        )
    page = client.post(address(review), typed(review, version="1") | held)
    assert page.status_code == 409
    data = page.context["form"].data
    assert (data["action-0-id"], data["action-0-version"]) == ("", 0)


@pytest.mark.parametrize("count", ["", "x", "²", "9999"])
def test_agreement_counts_no_more_actions_than_there_is_room_for(review, client, count):
    assert client.post(address(review), typed(review, actions=count)).status_code in (302, 422)


def test_dissent_without_names_holds_none(review, client):
    client.post(address(review), typed(review, dissent_naming="unnamed"))
    (agreement,), _actions = recorded(review)
    assert (agreement.dissent_naming, agreement.dissent_by) == ("unnamed", "")
    assert agreement.dissent_said == "It was settled in September."


def test_no_dissent_holds_no_choice(review, client):
    client.post(address(review), typed(review, dissent=""))
    (agreement,), _actions = recorded(review)
    assert (agreement.dissent_naming, agreement.dissent_by) == ("", "")


def test_dissent_in_a_review_without_names_has_none(northmoor, people, client):
    review = Review(northmoor, people.facilitator, anonymous_comparison=True)
    review.answer_all(3, 3, 3, 3, 4, 4)
    page = client.get(address(review))
    assert "It is recorded without names" in page.text
    client.post(address(review), typed(review))
    (agreement,), _actions = recorded(review)
    assert (agreement.dissent_naming, agreement.dissent_by) == ("unnamed", "")


def test_names_are_kept_only_where_chosen(review):
    with (
        area_scope(review.area.pk),
        pytest.raises(IntegrityError, match="agreement_names_only_where_chosen"),
        transaction.atomic(),
    ):
        review.agree("LC1", 3, dissent="No.", dissent_naming="unnamed", dissent_by="Sponsor")


def test_agreement_of_a_view_agreed_meanwhile_is_refused(review, client, monkeypatch):
    def late(**_kwargs):
        raise AgreementRefusedError("The view has been marked as agreed, so its ratings stay.")

    monkeypatch.setattr(views, "record_agreement", late)
    response = client.post(address(review), typed(review), follow=True)
    assert "so its ratings stay" in response.text
