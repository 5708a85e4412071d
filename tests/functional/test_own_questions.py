"""A council asks what the shipped sets do not: written, looked at, published, offered, answered."""

import re

import pytest
from playwright.sync_api import expect

from tests.asking import ask

pytestmark = pytest.mark.django_db(transaction=True)
TITLE = "Leading change: Northmoor’s own statements"


def test_own_statements_are_written_published_and_asked(northmoor, people, signed_in_page, axe):
    page = signed_in_page(people.facilitator)

    # given an area without questions of its own
    page.goto("/areas/northmoor/rounds/")
    page.get_by_role("link", name="Our own questions").click()
    expect(page.get_by_text("You have no questions of your own yet")).to_be_visible()
    axe(page)

    # when the facilitator adds a set beside Leading change
    page.get_by_role("link", name="Add a set").click()
    page.get_by_label("Where it stands").select_option(label="Beside “Leading change”")
    page.get_by_label("Introduction").fill("What families told us to look at.")
    axe(page)
    page.get_by_role("button", name="Add the set").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)

    # and writes two statements
    for text, name in (
        ("Parents help to choose how hub money is spent.", "Parents choose"),
        ("Every hub is open when working parents can come.", "Open hours"),
    ):
        page.get_by_role("link", name="Add a statement to rate").click()
        page.get_by_label("The statement").fill(text)
        page.get_by_label("Short name").fill(name)
        page.get_by_text("What each level looks like here").click()
        page.get_by_label("Basic").fill(f"{name}: now and then.")
        axe(page)
        page.get_by_role("button", name="Add it").click()

    # and puts the second first, by keyboard
    page.get_by_role("button", name=re.compile("Move up.*Open hours")).press("Enter")
    expect(page.get_by_text("“Open hours” is now number 1.")).to_be_visible()
    axe(page)

    # then the preview shows it as others will see it
    page.get_by_role("link", name="See it as others will").click()
    expect(page.get_by_text("Statement 1 of 2 · Northmoor’s own")).to_be_visible()
    axe(page)
    page.go_back()

    # when it is published
    page.get_by_role("link", name="Publish version 1").click()
    axe(page)
    page.get_by_role("button", name="Publish it").click()
    expect(page.get_by_text("Version 1, published on")).to_be_visible()

    # then a review is offered it
    page.goto("/areas/northmoor/rounds/open/")
    expect(page.get_by_label(TITLE)).to_be_visible()
    expect(page.get_by_text("Northmoor’s own: 2 statements")).to_be_visible()

    # and who is asked sees whose words they are, and what the level looks like here
    round_ = ask(northmoor, people.facilitator, people.owner, sets=["leading-change--01"])
    owner = signed_in_page(people.owner)
    owner.goto(f"/areas/northmoor/rounds/{round_.pk}/", wait_until="networkidle")
    expect(owner.get_by_text("Northmoor’s own", exact=True)).to_be_visible()
    axe(owner)
    owner.get_by_role("link", name=TITLE).click()
    owner.wait_for_load_state("networkidle")
    owner.get_by_role("radio", name="Basic").first.check()
    expect(owner.get_by_text("Open hours: now and then.")).to_be_visible()
    axe(owner)
