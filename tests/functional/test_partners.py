"""A partner has fallen silent: found, called, placed on the map, and a parent gets the seat."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from hubs.models import Sector
from hubs.tenancy import area_scope
from leadership.models import Level
from leadership.table import HowOften
from tests.unit.leadership.builders import organisation, person, seat

pytestmark = pytest.mark.django_db(transaction=True)
HOME = "/areas/northmoor/leadership/"


@pytest.fixture
def silent(northmoor):
    """Hana's trust is to be spoken with every month and has not been for a hundred days."""
    since = timezone.localdate() - timedelta(days=100)
    with area_scope(northmoor.pk):
        hana = person("Hana Health", of=organisation("Moorland Trust", Sector.HEALTH))
        seat(hana, Level.STRATEGIC, since, how="board", how_often=HowOften.MONTHLY)
        person("Pia Parent", of=organisation("Parents’ Panel", Sector.FAMILIES))


@pytest.mark.usefixtures("silent")
def test_silent_partner_is_called_and_placed_on_the_map(people, signed_in_page, axe):
    # given somebody who manages leadership, and a partner whose contact is stale
    page = signed_in_page(people.facilitator, viewport={"width": 320, "height": 900})
    page.goto(f"{HOME}partners/")
    expect(page.get_by_text("Contact is stale", exact=True)).to_be_visible()
    axe(page)

    # when the contact is recorded
    page.get_by_role("link", name="Record a contact with Hana Health").click()
    page.get_by_label("What it was about").fill("The place plan")
    axe(page)
    page.get_by_role("button", name="Record the contact").click()

    # then it is no longer stale, and the trust can be placed
    expect(page.get_by_text("Hana Health: The place plan")).to_be_visible()
    expect(page.get_by_text("stale", exact=True)).to_have_count(0)
    axe(page)
    page.get_by_role("link", name="Place it on the map").click()
    page.get_by_role("button", name="Save the place").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose how much influence it has")
    axe(page)
    page.get_by_role("group", name="Influence").get_by_label("Very much").check()
    page.get_by_role("group", name="Interest").get_by_label("Little", exact=True).check()
    page.get_by_role("button", name="Save the place").click()
    expect(page.get_by_role("row", name="Moorland Trust")).to_contain_text("Very much, 5 of 5")
    axe(page)


@pytest.mark.usefixtures("silent")
def test_parent_gets_the_named_seat(people, signed_in_page, axe):
    page = signed_in_page(people.facilitator)
    page.goto(HOME)
    page.get_by_role("link", name=re.compile("Fill the seat.*parents and carers")).click()
    page.get_by_label("Person", exact=True).select_option(label="Pia Parent, Parents’ Panel")
    page.get_by_label("How they take part").select_option("Co-production")
    axe(page)
    page.get_by_role("button", name="Fill the seat").click()
    named = page.get_by_role("region", name="Seats with a name")
    expect(named.get_by_role("link", name="Pia Parent", exact=True)).to_be_visible()
    named.get_by_role("link", name="Change how Pia Parent").click()
    axe(page)


@pytest.mark.usefixtures("silent")
def test_pages_of_partners_are_sound(people, signed_in_page, sound_at_every_width):
    page = signed_in_page(people.facilitator)
    for path in ("partners/", "map/", "seats/", "seats/community-leaders/fill/"):
        page.goto(f"{HOME}{path}")
        sound_at_every_width(page)
