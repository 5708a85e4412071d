"""A room with a projector: the statement, the timer, a phone that follows, and a signature."""

from datetime import date

import pytest
from playwright.sync_api import expect

from hubs.tenancy import area_scope
from leadership.models import Appointment, Person
from leadership.roles import ACCOUNTABLE_LEADER
from tests.reviews import Review

pytestmark = pytest.mark.django_db(transaction=True)

APART = {"LC2": (1, 1, 2, 2, 4, 5), "LC6": (1, 0, 0, 0, 2, 2)}


@pytest.fixture
def review(northmoor, people):
    people.owner, people.facilitator  # noqa: B018 - made, so that they can be chosen
    review = Review(northmoor, people.facilitator)
    review.answer_all(3, 3, 3, 4, 4, 4, but=APART)
    review.url = f"/areas/northmoor/rounds/{review.round.pk}"
    with area_scope(northmoor.pk):
        leader = Person.objects.get(user=people.owner)
        Appointment.objects.create(
            role_id=ACCOUNTABLE_LEADER,
            person=leader,
            organisation=leader.organisation,
            starts_on=date(2026, 1, 5),
        )
    return review


def test_room_agrees_together_and_the_leader_signs(review, people, signed_in_page, axe):
    # given a projector that leads the room, and a phone that follows it
    wall = signed_in_page(people.facilitator)
    phone = signed_in_page(people.owner, viewport={"width": 390, "height": 800})
    wall.goto(f"{review.url}/workshop/1/", wait_until="networkidle")
    wall.get_by_role("button", name="Lead the room from here").click()
    phone.goto(f"{review.url}/workshop/1/", wait_until="networkidle")
    phone.get_by_role("button", name="Follow the room").click()
    axe(phone)

    # when the wall turns to the next statement, the phone comes along
    wall.wait_for_load_state("networkidle")
    wall.keyboard.press("ArrowRight")
    wall.wait_for_url("**/workshop/2/")
    phone.wait_for_url("**/workshop/2/")

    # and when the room agrees on it, the phone says so by itself
    wall.get_by_role("button", name="Start").click()
    expect(wall.get_by_role("button", name="Pause")).to_be_visible()
    wall.get_by_role("link", name="Record what you agreed").click()
    axe(wall)
    wall.get_by_role("radio", name="Early progress").check(force=True)
    wall.get_by_label("Why this rating").fill("It holds, but rests on three people.")
    wall.get_by_label("Medium").check()
    wall.get_by_role("button", name="Record what you agreed").click()
    expect(phone.locator(".fh-ws__live")).to_contain_text("Agreed: Early progress, medium")

    # then the rest is agreed on the page, and the accountable leader signs it off
    review.agree("LC2", 3)
    wall.goto(f"{review.url}/compare/")
    wall.get_by_role("button", name="Accept all 5 as shown").click()
    wall.get_by_role("link", name="Mark the view as agreed").click()
    wall.get_by_role("button", name="Mark the view as agreed").click()
    phone.goto("/areas/northmoor/")
    phone.get_by_role("link", name="Sign off the agreed view").click()
    axe(phone)
    phone.get_by_label("I have read this view and sign it off").check()
    phone.get_by_role("button", name="Sign off the agreed view").click()
    expect(phone.get_by_text("This view is signed off.")).to_be_visible()
    axe(phone)
    phone.get_by_role("link", name="About the sign-off").click()
    phone.get_by_role("link", name="open the view again").click()
    axe(phone)


def test_timer_and_filters_work_by_keyboard(review, people, signed_in_page, axe):
    page = signed_in_page(people.facilitator)
    page.goto(f"{review.url}/workshop/1/", wait_until="networkidle")
    page.get_by_role("button", name="+1 minute").press("Enter")
    expect(page.get_by_role("timer")).to_have_text("6:00")
    page.reload(wait_until="networkidle")
    expect(page.get_by_role("timer")).to_have_text("6:00")
    page.get_by_role("button", name="Reset").press("Enter")
    expect(page.get_by_role("timer")).to_have_text("5:00")
    page.goto(f"{review.url}/compare/?by=sector")
    page.get_by_label("Answers of").select_option(label="Health")
    page.get_by_role("button", name="Show", exact=True).press("Enter")
    expect(page.get_by_text("Answers of Health: 1 of 6 who take part.")).to_be_visible()
    expect(page.get_by_role("link", name="By sector")).to_have_attribute("aria-current", "true")
    axe(page)
