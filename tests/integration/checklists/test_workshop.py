"""A workshop: who leads the room, what other screens are told, and agreeing on the screen."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from checklists.models import Round, Workshop
from governance.measuring.counting import counting
from hubs.models import AuditEvent
from hubs.permissions import Role
from hubs.tenancy import area_scope
from tests.integration.checklists.test_agreement import typed
from tests.personas import make_member
from tests.reviews import Review

APART = {"LC2": (1, 1, 2, 2, 4, 5), "LC6": (1, 0, 0, 0, 2, 2)}


@pytest.fixture
def review(northmoor, people):
    review = Review(northmoor, people.facilitator)
    review.answer_all(3, 3, 3, 4, 4, 4, but=APART)
    return review


def address(review, number=1, name="view", **more):
    place = {"slug": "northmoor", "round_id": review.round.pk, "number": number, **more}
    return reverse(f"checklists:workshop-{name}", kwargs=place)


def live(review, number=1, code="LC2"):
    return address(review, number, "live", question_id=review.question(code).pk)


def agree(review, code="LC2", screen=1):
    place = {
        "slug": "northmoor",
        "round_id": review.round.pk,
        "question_id": review.question(code).pk,
    }
    return reverse("checklists:agreement-edit", kwargs=place) + f"?screen={screen}"


def test_others_are_told_where_the_room_is(review, people, sign_in):
    sign_in(people.facilitator).post(address(review, 2, "lead"))
    told = sign_in(people.owner).get(live(review))
    assert "Fay Facilitator shows the room statement 2." in told.text
    assert f'data-room href="{address(review, 2)}"' in told.text
    assert "leads the room, and is here" in sign_in(people.owner).get(live(review, 2, "LC6")).text


def test_leader_takes_the_room_along(review, people, sign_in):
    client = sign_in(people.facilitator)
    assert "Lead the room from here" in client.get(address(review)).text
    client.post(address(review, 1, "lead"))
    assert "You lead the room" in client.get(address(review)).text
    assert 'data-module="workshop-lead"' not in client.get(address(review)).text
    assert 'data-module="workshop-lead"' in client.get(address(review, 2)).text
    client.post(address(review, 2, "lead"))
    with area_scope(review.area.pk):
        assert Workshop.objects.get().number == 2
        assert AuditEvent.objects.filter(verb="workshop.led").count() == 1


def test_another_may_take_the_lead_and_end_it(review, people, sign_in, northmoor):
    second = sign_in(make_member(northmoor, "Flo Facilitator", Role.FACILITATOR))
    sign_in(people.facilitator).post(address(review, 1, "lead"))
    second.post(address(review, 2, "lead"))
    second.post(address(review, 2, "end"))
    second.post(address(review, 2, "end"))
    with area_scope(review.area.pk):
        assert not Workshop.objects.exists()
        assert AuditEvent.objects.filter(verb="workshop.led").count() == 2
        assert AuditEvent.objects.filter(verb="workshop.ended").count() == 1


def test_a_room_of_yesterday_leads_nobody(review, people, sign_in):
    sign_in(people.facilitator).post(address(review, 2, "lead"))
    with area_scope(review.area.pk):
        Workshop.objects.update(moved_at=timezone.now() - timedelta(hours=5))
    assert "shows the room" not in sign_in(people.owner).get(live(review)).text


@pytest.mark.parametrize("number", [0, 3])
def test_the_room_is_brought_only_to_what_there_is(review, people, sign_in, number):
    client = sign_in(people.facilitator)
    assert client.post(address(review, number, "lead")).status_code == 404


def test_participants_do_not_lead(review, people, sign_in):
    client = sign_in(people.owner)
    assert client.post(address(review, 1, "lead")).status_code == 403
    assert client.post(address(review, 1, "end")).status_code == 403
    assert "Lead the room" not in client.get(address(review)).text


def test_screens_follow_what_is_agreed(review, people, sign_in):
    reader = sign_in(people.owner)
    assert "0 of 7 statements" in reader.get(live(review)).text
    sign_in(people.facilitator).post(agree(review), typed(review))
    told = reader.get(live(review)).text
    assert "Agreed: Basic, high confidence" in told
    assert "Seen differently by Senior sponsor:</b> It was settled in September." in told
    assert "Add a standing item to each meeting" in told
    assert "1 of 7 statements" in told
    assert "Agreed:" not in reader.get(live(review, 2, "LC6")).text


def test_screen_and_polling_say_the_same(review, people, sign_in):
    sign_in(people.facilitator).post(agree(review), typed(review))
    sign_in(people.facilitator).post(address(review, 2, "lead"))
    reader = sign_in(people.owner)
    assert reader.get(live(review)).text.strip() in reader.get(address(review)).text


def test_polling_costs_few_queries_and_reads_no_answer(review, people, sign_in):
    sign_in(people.facilitator).post(agree(review), typed(review))
    reader, url = sign_in(people.owner), live(review)
    reader.get(url)
    with counting() as asked:
        reader.get(url)
    assert len(asked) == 8
    assert not any("checklists_answer" in sql for sql in asked.statements)


def test_polling_of_an_open_round_or_another_statement_is_not_found(review, people, sign_in):
    other = Review(review.area, people.facilitator, title="Other", sets=("system-leadership",))
    client = sign_in(people.owner)
    foreign = address(review, name="live", question_id=other.question("SL1").pk)
    assert client.get(foreign).status_code == 404
    with area_scope(review.area.pk):
        Round.objects.filter(pk=review.round.pk).update(state="open", closed_at=None)
    assert client.get(live(review)).status_code == 404
    assert sign_in(people.facilitator).post(address(review, 1, "lead")).status_code == 404


def test_screen_costs_at_most_twelve_queries(review, people, sign_in):
    client = sign_in(people.facilitator)
    client.post(address(review, 1, "lead"))
    client.get(address(review))
    with counting() as asked:
        client.get(address(review))
    assert len(asked) == 10


def test_agreeing_stays_in_the_workshop(review, people, sign_in):
    client = sign_in(people.facilitator)
    page = client.get(agree(review))
    assert "fh-ws__bar" in page.text
    assert "Record what you agreed" in page.text
    refused = client.post(agree(review), typed(review, rationale="", screen="1"))
    assert refused.status_code == 422
    assert "fh-ws__bar" in refused.text
    assert "Enter why you agree this rating" in refused.text
    after = client.post(agree(review), typed(review, screen="1"))
    assert after["Location"] == address(review, 2)


def test_agreeing_on_the_screen_shows_both_versions(review, people, sign_in):
    client = sign_in(people.facilitator)
    client.post(agree(review), typed(review, screen="1"))
    page = client.post(agree(review), typed(review, rationale="Otherwise.", screen="1"))
    assert page.status_code == 409
    assert "fh-ws__bar" in page.text
    assert "Otherwise." in page.text
    assert "Record mine instead" in page.text


@pytest.mark.parametrize("screen", ["x", "²", ""])
def test_an_odd_screen_is_the_compare_page(review, people, sign_in, screen):
    page = sign_in(people.facilitator).get(agree(review, screen=screen))
    assert "fh-ws__bar" not in page.text


def test_workshop_of_another_area_is_not_found(review, people, eastvale, sign_in):
    for name in ("view", "lead", "end"):
        foreign = address(review, name=name).replace("northmoor", "eastvale")
        assert sign_in(people.outsider).post(foreign).status_code in (404, 405)
