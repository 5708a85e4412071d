"""A room of six leaders: who differs, one agreed view, and an action that is seen through."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from hubs.tenancy import area_scope
from leadership.models import Person
from tests.reviews import Review

pytestmark = pytest.mark.django_db(transaction=True)

APART = {"LC2": (1, 1, 2, 2, 4, 5), "LC6": (1, 0, 0, 0, 2, 2)}


@pytest.fixture
def review(northmoor, people):
    people.owner, people.facilitator  # noqa: B018 - made, so that they can be chosen
    before = Review(northmoor, people.facilitator, title="Spring review 2026", state="agreed")
    before.agree("LC2", 2)
    review = Review(northmoor, people.facilitator, previous=before.round)
    review.answer_all(3, 3, 3, 4, 4, 4, but=APART)
    review.url = f"/areas/northmoor/rounds/{review.round.pk}"
    return review


def choose(page, rating):
    page.get_by_role("group", name="The rating you agree").get_by_label(rating).check()


def give_date(page, day):
    for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        page.get_by_role("group", name="Due date").get_by_label(part).fill(str(value))


def test_room_agrees_what_it_differs_on(review, people, signed_in_page, axe):
    # given the facilitator, who sees the finding and who said what
    page = signed_in_page(people.facilitator)
    page.goto(f"{review.url}/compare/")
    expect(page.get_by_role("heading", level=1)).to_have_text("You agree on 5. Talk about these 2.")
    page.get_by_text("Show who said what, and why").first.click()
    expect(page.get_by_role("rowheader", name="Parents’ panel (PP)").first).to_be_visible()
    axe(page)

    # when they agree the first without a reason, then with all that is asked for
    page.get_by_role("link", name="Agree this one").first.click()
    choose(page, "Basic")
    page.get_by_role("button", name="Record what you agreed").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter why you agree this rating")
    expect(page.get_by_role("alert")).to_contain_text("Basic or lower needs an action")
    axe(page)
    page.get_by_label("Why this rating").fill("There are courses, but nobody planned them.")
    page.get_by_label("What you will do about it").fill("Write down one approach")
    page.get_by_label("Who drives it").select_option("Olive Owner")
    give_date(page, timezone.localdate() + timedelta(days=60))
    page.get_by_role("button", name="Record what you agreed").click()

    # then it is shown in its place, and the settled ones are taken as they are
    expect(page.get_by_text("Recorded. 6 statements left to agree.")).to_be_visible()
    expect(page.locator(".fh-agreed")).to_contain_text("Agreed: Basic")
    page.get_by_role("button", name="Accept all 5 as shown").click()
    page.get_by_role("link", name="Agree this one").click()
    choose(page, "Early progress")
    page.get_by_label("Why this rating").fill("It holds, but rests on three people.")
    page.get_by_role("button", name="Record what you agreed").click()
    page.get_by_role("link", name="Mark the view as agreed").click()
    axe(page)
    page.get_by_role("button", name="Mark the view as agreed").click()
    expect(page.get_by_text("This view is agreed.")).to_be_visible()
    axe(page)


def test_projector_obeys_the_arrow_keys(review, people, signed_in_page, axe):
    page = signed_in_page(people.owner)
    page.goto(f"{review.url}/workshop/1/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("leadership development")
    axe(page)
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", level=1)).to_contain_text("first flush of enthusiasm")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("heading", level=1)).to_contain_text("leadership development")


def test_action_is_found_and_finished_by_its_driver(northmoor, review, people, signed_in_page, axe):
    with area_scope(northmoor.pk):
        driver = Person.objects.get(user=people.owner)
        driver.drives.create(
            text="Share one induction",
            created_by=people.facilitator,
            due_on=timezone.localdate() - timedelta(days=10),
        )
    page = signed_in_page(people.owner)
    page.goto("/areas/northmoor/actions/?show=mine")
    expect(page.get_by_text("Overdue since")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Share one induction").click()
    axe(page)
    page.get_by_role("link", name="Say what came of it").click()
    page.get_by_label("Done", exact=True).check()
    page.get_by_role("button", name="Save what came of it").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter what came of it")
    axe(page)
    page.get_by_label("What came of it").fill("Every partner uses it since October.")
    page.get_by_role("button", name="Save what came of it").click()
    expect(page.get_by_text("Every partner uses it since October.")).to_be_visible()
    expect(page.get_by_text("marked an action as done")).to_be_visible()


def test_pages_are_sound(review, people, signed_in_page, sound_at_every_width):
    page = signed_in_page(people.facilitator)
    statement = review.question("LC2").pk
    for path in (
        f"{review.url}/compare/",
        f"{review.url}/compare/?by=organisation",
        f"{review.url}/compare/{statement}/",
        f"{review.url}/workshop/1/",
        f"{review.url}/agree/",
        "/areas/northmoor/actions/",
        "/areas/northmoor/actions/new/",
    ):
        page.goto(path)
        sound_at_every_width(page)
