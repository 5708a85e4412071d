"""Yes, partly or no, on a small phone and by keyboard: answered alone, compared by the group."""

import re

import pytest
from playwright.sync_api import expect

from checklists.actions.rounds import Terms
from tests.asking import answer, ask, close, page_of, stored
from tests.functional.test_answering import expect_saved, expect_stored, statement, write

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"viewport": {"width": 320, "height": 800}}


def fits(page):
    return page.evaluate("document.scrollingElement.scrollWidth") <= 320


def test_answering_yes_partly_or_no_on_a_phone(northmoor, people, signed_in_page, axe):
    # given a review asked as yes, partly or no
    terms = Terms(scale="yes-partly-no")
    round_ = ask(northmoor, people.facilitator, people.owner, people.teammate, terms=terms)
    page = signed_in_page(people.owner, **PHONE)
    page.goto(page_of(round_), wait_until="networkidle")
    expect(page.get_by_text("Asked as “Yes, Partly or No”.")).to_be_visible()
    axe(page)
    # when somebody answers with the keys alone
    statement(page).get_by_role("radio", name="No", exact=True).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(statement(page).get_by_role("radio", name="Yes")).to_be_checked()
    expect(statement(page).get_by_text("takes the place of Substantial progress")).to_be_visible()
    write(page, "Signed in March.")
    # then it is kept with its place, and the list follows in the words of the scale
    expect_saved(page)
    expect_stored(page, round_, people.owner, "Signed in March.")
    saved = stored(round_, people.owner, "SL1")
    assert (saved.level, saved.option) == (4, "Y")
    chip = page.locator(".fh-jump li").first.locator(".fh-chip")
    expect(chip).to_have_text("Y")
    expect(chip).to_have_class(re.compile("fh-chip--4"))
    assert fits(page)
    axe(page)
    # and the page that checks the answers says both
    page.goto(f"/areas/northmoor/rounds/{round_.pk}/check/")
    expect(page.locator(".fh-said")).to_have_text("Yes counts as S Substantial progress")
    assert fits(page)
    axe(page)


def test_comparing_shows_each_own_word_on_a_phone(northmoor, people, signed_in_page, axe):
    # given two who answered apart
    terms = Terms(scale="yes-partly-no")
    round_ = ask(northmoor, people.facilitator, people.owner, people.teammate, terms=terms)
    answer(round_, people.owner, "SL1", 4, "Seen.", option="Y")
    answer(round_, people.teammate, "SL1", 1, "Not here.", option="N")
    close(round_, people.facilitator)
    # when the facilitator compares
    page = signed_in_page(people.facilitator, **PHONE)
    page.goto(f"/areas/northmoor/rounds/{round_.pk}/compare/", wait_until="networkidle")
    expect(page.get_by_text("Asked as “Yes, Partly or No”.")).to_be_visible()
    page.get_by_text("Show who said what, and why").first.click()
    # then each person's word stands before the level that it counts as
    expect(page.locator(".fh-said", has_text="Yes").first).to_contain_text("Substantial progress")
    expect(page.locator(".fh-said", has_text="Not yet started").first).to_contain_text("No")
    assert fits(page)
    axe(page)
