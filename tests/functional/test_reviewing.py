"""A facilitator opens a review, watches it come in and closes it; a leader reflects quietly."""

import pytest
from playwright.sync_api import expect

from checklists.models import Reflection, Round
from hubs.tenancy import area_scope, user_scope
from tests.asking import answer, ask

pytestmark = pytest.mark.django_db(transaction=True)
REFLECTION = "/areas/northmoor/reflections/reflective-questions/RQ1.1/"


def test_facilitator_opens_a_review(northmoor, people, signed_in_page, axe):
    people.owner, people.teammate  # noqa: B018 - made by asking for them
    page = signed_in_page(people.facilitator)
    page.goto("/areas/northmoor/rounds/")
    page.get_by_role("link", name="Open a review").click()
    axe(page)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Open the review").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose at least one person to take part")
    axe(page)
    page.get_by_role("checkbox", name="Olive Owner").check()
    page.get_by_role("checkbox", name="Tariq Teammate").check()
    page.get_by_role("button", name="Open the review").click()
    expect(page.get_by_text("2 invitations will be sent at once")).to_be_visible()
    expect(page.get_by_text("Not opened", exact=True)).to_have_count(2)
    axe(page)


def test_facilitator_reminds_and_closes(northmoor, people, signed_in_page, axe):
    round_ = ask(northmoor, people.facilitator, people.owner, people.teammate)
    answer(round_, people.owner, "SL1", 2)
    page = signed_in_page(people.facilitator)
    page.goto(f"/areas/northmoor/rounds/{round_.pk}/")
    expect(page.get_by_text("Started: 1 of 5")).to_be_visible()
    page.get_by_role("button", name="Remind Olive Owner").click()
    expect(page.get_by_text("Reminded today")).to_be_visible()
    page.get_by_role("link", name="Close the review now").click()
    expect(page.get_by_text("2 of 2 people have not submitted")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Close the review").click()
    expect(page.get_by_role("link", name="Compare the answers")).to_be_visible()
    with area_scope(northmoor.pk):
        assert not Round.objects.get().is_open


def test_reflection_saves_itself_and_is_shared_only_on_purpose(
    northmoor, people, signed_in_page, axe
):
    page = signed_in_page(people.owner)
    page.goto(REFLECTION, wait_until="networkidle")
    axe(page)
    page.get_by_label("Your reflection").fill("We never ask who is not in the room.")
    expect(page.locator("[data-autosave=saved]")).to_contain_text("Saved")
    page.get_by_label("Shared with the review").check()
    page.wait_for_timeout(1200)
    with area_scope(northmoor.pk), user_scope(people.owner.pk):
        assert Reflection.objects.get().visibility == "private"
    page.get_by_role("button", name="Save and come back later").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reflections")
    with area_scope(northmoor.pk), user_scope(people.owner.pk):
        assert Reflection.objects.get().visibility == "shared"
    other = signed_in_page(people.teammate)
    other.goto("/areas/northmoor/reflections/")
    expect(other.get_by_text("We never ask who is not in the room.")).to_be_visible()
    axe(other)


def test_reflection_in_two_tabs_shows_both_texts(people, signed_in_page):
    page = signed_in_page(people.owner)
    page.goto(REFLECTION, wait_until="networkidle")
    second = page.context.new_page()
    second.goto(REFLECTION, wait_until="networkidle")
    page.get_by_label("Your reflection").fill("From the first tab.")
    expect(page.locator("[data-autosave=saved]")).to_contain_text("Saved")
    second.get_by_label("Your reflection").fill("From the second tab.")
    expect(second.get_by_text("You have two versions of this reflection")).to_be_visible()
    second.get_by_role("button", name="Keep both texts").click()
    expect(second.get_by_label("Your reflection")).to_have_value(
        "From the second tab.\n\nFrom the first tab."
    )
