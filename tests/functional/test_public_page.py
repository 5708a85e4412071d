"""An administrator publishes who leads; a visitor reads it; the address is taken back."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from hubs.tenancy import area_scope
from leadership import roles
from tests.unit.leadership.builders import appointment

pytestmark = pytest.mark.django_db(transaction=True)


def test_page_is_previewed_published_read_and_taken_back(
    northmoor, people, signed_in_page, own_page, axe
):
    # given two people in roles, and an administrator
    with area_scope(northmoor.pk):
        since = timezone.localdate()
        appointment(roles.ACCOUNTABLE_LEADER, "Helen Marsh", since)
        appointment(roles.SENIOR_SPONSOR, "David Okafor", since)
    page = signed_in_page(people.administrator)
    page.goto("/areas/northmoor/settings/")
    page.get_by_role("link", name="Public page").click()
    expect(page.get_by_text("The page is off.")).to_be_visible()
    axe(page)

    # when one of them has agreed to be named, and the page is looked at and switched on
    row = page.get_by_role("row", name="Helen Marsh")
    row.get_by_role("link", name="Record their agreement").click()
    axe(page)
    page.get_by_role("button", name="Name them on the page").click()
    expect(page.get_by_text("Helen Marsh is named on the public page.")).to_be_visible()
    page.get_by_role("link", name="Preview the page").click()
    expect(page.get_by_text("This is exactly what everybody would see")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Switch the page on").click()
    address = page.get_by_role("link", name="/p/").get_attribute("href")
    address = address[address.index("/p/") :]
    axe(page)

    # then anybody with the address reads it, on a phone too
    visitor = own_page(viewport={"width": 320, "height": 800})
    visitor.goto(address)
    expect(visitor.get_by_role("heading", level=1)).to_have_text(
        "Who leads family hubs in Northmoor"
    )
    roles_shown = visitor.get_by_role("region", name="The roles")
    expect(roles_shown.get_by_text("Helen Marsh")).to_be_visible()
    expect(roles_shown.get_by_text("Held", exact=True)).to_be_visible()
    expect(visitor.get_by_text("David Okafor")).to_have_count(0)
    assert visitor.evaluate("document.documentElement.scrollWidth") <= 320
    axe(visitor)

    # and nobody does once the address has changed
    page.get_by_role("link", name="Change the address").click()
    axe(page)
    page.get_by_role("button", name="Change the address").click()
    expect(page.get_by_text("The old one no longer works.")).to_be_visible()
    assert visitor.goto(address).status == 404
