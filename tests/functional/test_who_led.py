"""Who was accountable on a past day, what changed since, and what is to mend now."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from hubs.tenancy import area_scope
from leadership import roles
from tests.unit.leadership.builders import appointment, deputy, person

pytestmark = pytest.mark.django_db(transaction=True)
HOME = "/areas/northmoor/leadership/"


@pytest.fixture
def today(northmoor):
    """Anita led until 100 days ago, with Dee as deputy; since then Helen, with nobody."""
    today = timezone.localdate()
    with area_scope(northmoor.pk):
        before = appointment(
            roles.ACCOUNTABLE_LEADER,
            "Anita Doyle",
            today - timedelta(500),
            ends_on=today - timedelta(110),
        )
        deputy(before, "Dee Deputy", today - timedelta(400))
        appointment(roles.ACCOUNTABLE_LEADER, "Helen Marsh", today - timedelta(99))
        person("Lewis Grant")
    return today


def enter(page, group, day):
    boxes = page.get_by_role("group", name=group)
    for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        boxes.get_by_label(part).fill(str(value))


def test_director_asks_who_was_accountable_and_what_changed(today, people, signed_in_page, axe):
    # given somebody who may look, on the page of a role
    page = signed_in_page(people.sponsor)
    page.goto(f"{HOME}roles/accountable-leader/")
    expect(page.get_by_text("Helen Marsh, since")).to_be_visible()

    # when they ask for a day in the past
    page.get_by_text("Show another day").click()
    enter(page, "Show leadership as at", today - timedelta(200))
    page.get_by_role("button", name="Show").click()

    # then they see who led then, and the day stays with them from page to page
    expect(page.get_by_text("Anita Doyle, since")).to_be_visible()
    expect(page.locator(".fh-asat-note")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Leadership", exact=True).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who led in Northmoor")
    expect(page.locator(".fh-person--lead", has_text="Dee Deputy")).to_be_visible()
    page.get_by_role("link", name="People", exact=True).click()
    expect(page.locator(".fh-asat-note")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Back to today").click()
    expect(page.locator(".fh-asat-note")).to_have_count(0)

    # and what changed since, with how long nobody was accountable
    page.goto(f"{HOME}changes/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("5 changes since")
    expect(page.get_by_text("10 days")).to_be_visible()
    axe(page)
    enter(page, "From", today + timedelta(1))
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("alert")).to_contain_text("must be the same as or after")
    axe(page)


@pytest.mark.usefixtures("today")
def test_finding_of_a_check_is_mended_and_clears(people, signed_in_page, axe):
    page = signed_in_page(people.administrator)
    page.goto(f"{HOME}checks/")
    check = page.locator(".fh-check", has_text="No deputy")
    expect(check).to_contain_text("When the leader is away, nobody else can decide.")
    axe(page)
    check.get_by_role("link", name="Name a deputy").click()
    page.get_by_label("Deputy").select_option(label="Lewis Grant, Northmoor Council")
    axe(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Deputies over time")).to_be_visible()
    page.goto(f"{HOME}checks/")
    expect(page.locator(".fh-check", has_text="No deputy")).to_contain_text("Clear")
