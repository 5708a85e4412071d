"""From a thin skill to an action with a tool, and the library on paper."""

import pytest
from playwright.sync_api import expect

from tests.reviews import Review

pytestmark = pytest.mark.django_db(transaction=True)


def test_thin_skill_becomes_an_action_with_a_tool(northmoor, people, signed_in_page, axe):
    # given an audit of skills in which one is thinly covered
    audit = Review(northmoor, people.facilitator, sets=("system-leadership-skills",))
    audit.answer_all(1, 1, 2, 3, 5, 0)
    audit.agree("SK1", 2)
    page = signed_in_page(people.facilitator)
    page.goto(f"/areas/northmoor/rounds/{audit.round.pk}/compare/")
    skill = page.locator("#statement-system-leadership-skills-sk1")
    expect(skill.get_by_text("Agreed coverage: Basic")).to_be_visible()
    axe(page)

    # when the facilitator chooses what to do about it
    skill.get_by_role("link", name="Borrow it from a partner").click()
    expect(page.get_by_label("What will be done")).to_have_value(
        "Borrow from a partner: mapping the system"
    )
    axe(page)
    page.get_by_label("Systems mapping").check()
    page.get_by_label("Who drives it").select_option(index=1)
    for part, value in (("Day", "1"), ("Month", "6"), ("Year", "2031")):
        page.get_by_label(part, exact=True).fill(value)
    page.get_by_role("button", name="Add the action").click()

    # then its page leads to the tool, which can be printed
    page.get_by_role("link", name="Systems mapping").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Systems mapping")
    expect(page.get_by_text("Borrow from a partner: mapping the system")).to_be_visible()
    axe(page)
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Print this page").click()
    assert page.evaluate("window.printed")


def test_library_without_scripts_is_filtered_and_has_no_dead_button(people, signed_in_page):
    page = signed_in_page(
        people.owner, java_script_enabled=False, viewport={"width": 320, "height": 800}
    )
    page.goto("/areas/northmoor/actions/")
    page.get_by_role("link", name="Tools and resources").click()
    expect(page.get_by_text("17 tools.")).to_be_visible()
    expect(page.get_by_role("button", name="Print this page")).to_have_count(0)
    page.get_by_label("Topic", exact=True).select_option("Listening to families and staff")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_text("3 tools found.")).to_be_visible()
