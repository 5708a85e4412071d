"""A leaver is replaced: the end opens the handover, things move by choice, the successor reads."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.handovers import Leaving

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def leaving(northmoor, people):
    leaving = Leaving(northmoor, people)
    leaving.action("Share one induction", due_on=timezone.localdate() + timedelta(days=9))
    return leaving


@pytest.fixture
def staying(leaving):
    """The same, before anybody said that Colin leaves."""
    with leaving.inside():
        leaving.handover.delete()
        leaving.appointment.ends_on = None
        leaving.appointment.save()
    return leaving


def test_leaver_is_replaced_from_end_to_end(staying, people, signed_in_page, axe):
    # given the role of somebody who leaves
    page = signed_in_page(people.administrator)
    page.goto("/areas/northmoor/leadership/roles/transformation-lead/")
    expect(page.get_by_text("Substantive, manager")).to_be_visible()

    # when the administrator ends the appointment, and says who takes over
    page.get_by_role("link", name="End the appointment").click()
    page.get_by_role("button", name="End the appointment").click()
    expect(page.get_by_text("the handover is open")).to_be_visible()
    page.get_by_role("link", name="From Colin Pratt").click()
    expect(page.get_by_role("heading", name="Still with Colin Pratt")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Say who takes over").click()
    page.get_by_label("Successor").select_option(label="Ruth Adeyemi")
    axe(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("to Ruth Adeyemi.")).to_be_visible()

    # and moves what the leaver had in hand
    page.get_by_role("link", name="Choose what moves").click()
    axe(page)
    page.get_by_role("button", name="Give everything to Ruth Adeyemi").click()
    expect(page.get_by_role("radio", name="To Ruth Adeyemi")).to_be_checked()
    page.get_by_role("button", name="Move what I chose").click()
    expect(page.get_by_text("1 thing moved.")).to_be_visible()
    expect(page.get_by_text("Nothing is left with Colin Pratt")).to_be_visible()
    axe(page)

    # then the successor is sent to the briefing from their first page
    page = signed_in_page(staying.ruth_user, viewport={"width": 320, "height": 900})
    page.goto("/areas/northmoor/")
    page.get_by_role("link", name="Read your briefing as transformation lead").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Transformation lead")
    expect(page.get_by_text("Share one induction")).to_be_visible()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_leaver_writes_promises_on_a_phone(leaving, signed_in_page, axe):
    page = signed_in_page(leaving.colin_user, viewport={"width": 320, "height": 900})
    page.goto("/areas/northmoor/")
    page.get_by_role("link", name="Write down what Ruth Adeyemi needs").click()
    page.get_by_label("What your successor should know").fill("Call Beth first.")
    page.get_by_label("What was promised").first.fill("A visit to Moor Edge")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("A visit to Moor Edge").first).to_be_visible()
    axe(page)


def test_own_role_is_added_filled_and_seen(people, northmoor, signed_in_page, axe):
    page = signed_in_page(people.administrator)
    page.goto("/areas/northmoor/leadership/")
    page.get_by_role("link", name="Add a role of your own").click()
    page.get_by_label("Name of the role").fill("Voice of families lead")
    page.get_by_label("What is expected of whoever holds it").fill("Brings what families say.")
    page.get_by_label("Why it matters").fill("Otherwise plans are made without them.")
    axe(page)
    page.get_by_role("button", name="Add the role").click()
    expect(page.get_by_text("has been added to your roles")).to_be_visible()
    axe(page)
    page.goto("/areas/northmoor/leadership/")
    expect(page.locator(".fh-person", has_text="Voice of families lead")).to_be_visible()
