"""An action watched on its way, and words that are shared, quoted and taken back."""

import pytest
from playwright.sync_api import expect

from checklists.models import Action
from hubs.tenancy import area_scope
from leadership.models import Person
from tests.reviews import Review

pytestmark = pytest.mark.django_db(transaction=True)

WRITE = "/areas/northmoor/reflections/reflective-questions/RQ1.1/"


def test_action_is_watched_and_noted_on(northmoor, people, signed_in_page, axe):
    # given an action that somebody drives
    people.teammate, people.owner  # noqa: B018 - makes the personas
    review = Review(northmoor, people.facilitator)
    with area_scope(northmoor.pk):
        action = Action.objects.create(
            text="Share one induction",
            round=review.round,
            question=review.question("LC1"),
            driver=Person.objects.get(user=people.owner),
            created_by=people.facilitator,
        )
    page = signed_in_page(people.owner, viewport={"width": 320, "height": 800})
    page.goto(f"/areas/northmoor/actions/{action.pk}/change/")

    # when the driver lets somebody observe it and notes how far it has come
    page.locator("summary", has_text="Who observes it").click()
    page.get_by_label("Tariq Teammate").check()
    for part, value in (("Day", "1"), ("Month", "6"), ("Year", "2031")):
        page.get_by_label(part, exact=True).fill(value)
    axe(page)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Note how far it has come").click()
    axe(page)
    page.get_by_label("How far it has come").fill("Two partners have signed.")
    page.get_by_role("button", name="Save the note").click()
    expect(page.get_by_text("Two partners have signed.")).to_be_visible()
    axe(page)

    # then the observer finds it in a list of their own
    observer = signed_in_page(people.teammate)
    observer.goto("/areas/northmoor/actions/")
    observer.get_by_role("link", name="I observe (1)").click()
    expect(observer.get_by_role("link", name="Share one induction")).to_be_visible()
    axe(observer)


def test_words_are_shared_read_and_taken_back(people, signed_in_page, axe):
    # given a reflection that its author shares
    page = signed_in_page(people.owner)
    page.goto(WRITE, wait_until="networkidle")
    page.get_by_label("Your reflection").fill("One protected hour a month.")
    page.get_by_label("Shared with the review").check()
    page.get_by_role("button", name="Save and go to the next question").click()

    # when somebody else looks for it
    reader = signed_in_page(people.teammate)
    reader.goto("/areas/northmoor/reflections/")
    reader.get_by_role("link", name="Read everything that was shared, by question").click()
    reader.get_by_label("Find words or a name").fill("protected")
    reader.get_by_role("button", name="Show").click()
    expect(reader.get_by_text("One protected hour a month.")).to_be_visible()
    axe(reader)

    # then it is gone for them as soon as the author takes it back
    page.goto(WRITE, wait_until="networkidle")
    page.get_by_label("Only me").check()
    page.get_by_role("button", name="Save and go to the next question").click()
    expect(page.get_by_text("question 2 of 16")).to_be_visible()
    reader.reload()
    expect(reader.get_by_text("Nothing found")).to_be_visible()
    page.goto("/areas/northmoor/reflections/")
    with page.expect_download() as saved:
        page.get_by_role("link", name="as text").click()
    assert saved.value.suggested_filename == "my-reflections-northmoor.txt"
