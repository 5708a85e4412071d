"""A leader takes over: the vacancy is found, filled, given a deputy, and seen as at a past day."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from hubs.tenancy import area_scope
from leadership import roles
from leadership.models import Person
from tests.unit.leadership.builders import appointment, person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def vacancy(northmoor):
    """The data lead left 54 days ago; an accountable leader without a deputy is there."""
    today = timezone.localdate()
    with area_scope(northmoor.pk):
        appointment(roles.ACCOUNTABLE_LEADER, "Helen Marsh", today - timedelta(400))
        appointment(
            roles.DATA_LEAD,
            "Tom Hadley",
            today - timedelta(500),
            ends_on=today - timedelta(54),
        )
        person("Lewis Grant")
    return today


def test_vacancy_is_filled_by_somebody_new(vacancy, people, signed_in_page, axe, northmoor):
    # given somebody who manages leadership, on the leadership page
    page = signed_in_page(people.administrator)
    page.goto("/areas/northmoor/leadership/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Who leads in Northmoor")
    expect(page.get_by_text("Vacant for 54 days")).to_be_visible()
    axe(page)

    # when they follow the mend, and the person is not in the list
    vacant = page.locator(".fh-person--vacant", has_text="Data and evaluation lead")
    vacant.get_by_role("link", name="Appoint someone").click()
    axe(page)
    page.get_by_role("link", name="Add a person first").click()
    page.get_by_label("Full name").fill("Nadia Noor")
    page.get_by_label("Job title").fill("Performance manager")
    page.get_by_text("The organisation is not in the list").click()
    page.get_by_label("Name of the new organisation").fill("Moorland Integrated Care Board")
    page.get_by_label("Its sector").select_option("Health")
    axe(page)
    page.get_by_role("button", name="Add person").click()

    # then they are back at the appointment, with the person chosen
    expect(page.get_by_label("Person", exact=True)).to_have_value(str(who(northmoor, "Nadia Noor")))
    page.get_by_role("button", name="Appoint").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter the first day")
    axe(page)
    for part, value in zip(
        ("Day", "Month", "Year"), (vacancy.day, vacancy.month, vacancy.year), strict=True
    ):
        page.get_by_role("group", name="First day").get_by_label(part).fill(str(value))
    page.get_by_role("button", name="Appoint").click()
    expect(page.get_by_text("Nadia Noor has been appointed.")).to_be_visible()
    axe(page)


def test_deputy_is_named_and_the_past_stays_as_it_was(vacancy, people, signed_in_page, axe):
    page = signed_in_page(people.administrator)
    page.goto("/areas/northmoor/leadership/")
    page.get_by_role("link", name="Name a deputy").click()
    page.get_by_label("Deputy").select_option(index=1)
    axe(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("have been saved")).to_be_visible()

    page.goto("/areas/northmoor/leadership/")
    past = vacancy - timedelta(60)
    as_at = page.get_by_role("group", name="Show leadership as at")
    for part, value in (("Day", past.day), ("Month", past.month), ("Year", past.year)):
        as_at.get_by_label(part).fill(str(value))
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who led in Northmoor")
    expect(page.locator(".fh-person", has_text="Tom Hadley")).to_be_visible()
    axe(page)


@pytest.mark.usefixtures("vacancy")
def test_pages_are_sound(people, northmoor, signed_in_page, sound_at_every_width):
    page = signed_in_page(people.administrator)
    leave = f"people/{who(northmoor, 'Lewis Grant')}/leave/"
    for path in (
        "",
        "people/",
        "seats/",
        "roles/accountable-leader/",
        "people/add/",
        leave,
        "changes/",
        "checks/",
        "people/?on=2026-03-01",
    ):
        page.goto(f"/areas/northmoor/leadership/{path}")
        sound_at_every_width(page)


def who(area, name):
    with area_scope(area.pk):
        return Person.objects.get(name=name).pk
