"""Answering in a browser: whatever fails, nothing that was typed is lost."""

import re

import pytest
from playwright.sync_api import expect

from checklists.models import Answer
from hubs.tenancy import area_scope
from tests.asking import BOTH_CHECKLISTS, answer, answer_everything, ask, close, page_of, stored
from tests.personas import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def round_(northmoor, people):
    return ask(northmoor, people.facilitator, people.owner, people.teammate)


@pytest.fixture
def page(round_, people, signed_in_page):
    """The owner on the answer page."""
    page = signed_in_page(people.owner)
    page.goto(page_of(round_), wait_until="networkidle")
    return page


def statement(page, code="SL1"):
    return page.locator(f"#{code}")


def choose(page, level, code="SL1"):
    statement(page, code).get_by_role("radio", name=level).check(force=True)


def write(page, text, code="SL1"):
    statement(page, code).get_by_label("What makes you say that?").fill(text)


def expect_saved(page, code="SL1"):
    expect(statement(page, code).locator("[data-autosave=saved]")).to_contain_text("Saved")


def is_stored(round_, user, evidence, code="SL1"):
    found = stored(round_, user, code)
    return found is not None and found.evidence == evidence


def wait_until(page, happened):
    """Wait for what the page does not show, ten seconds at most."""
    for _look in range(200):
        if happened():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it never happened")


def expect_stored(page, round_, user, evidence, code="SL1"):
    """The page may still say "Saved" of what was there before: the database has the last word."""
    wait_until(page, lambda: is_stored(round_, user, evidence, code))


def test_answer_saves_itself_and_the_page_says_so(page, round_, people, axe):
    # given a page with nothing answered
    expect(page.get_by_role("heading", name="0 of 5 answered")).to_be_visible()
    axe(page)
    # when a level is chosen, its meaning shows and evidence opens
    choose(page, "Substantial progress")
    expect(statement(page).get_by_text("Partners use one", exact=False)).to_be_visible()
    write(page, "Signed in March.")
    # then it is stored, and the list beside it follows
    expect_saved(page)
    expect(page.get_by_role("heading", name="1 of 5 answered")).to_be_visible()
    expect(page.locator(".fh-jump li").first).to_contain_text("Saved")
    expect_stored(page, round_, people.owner, "Signed in March.")
    expect_saved(page)
    axe(page)


def test_button_pressed_while_a_save_is_under_way_waits_for_it(page, round_, people):
    # given a save that the server has made and whose answer is still on its way
    held = []

    def hold_the_first(route):
        if held:
            route.continue_()
        else:
            held.append((route, route.fetch()))

    page.route("**/SL1/", hold_the_first)
    choose(page, "Basic")
    wait_until(page, lambda: held)
    [(route, answer_on_its_way)] = held
    # when more is typed and the page's own button is pressed
    write(page, "And then some.")
    page.get_by_role("button", name="Check your answers").click()
    route.fulfill(response=answer_on_its_way)
    # then nobody is asked to choose between two versions of their own words
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    expect_stored(page, round_, people.owner, "And then some.")


def test_network_cut_in_mid_sentence_keeps_the_words_and_saves_them_later(page, round_, people):
    choose(page, "Basic")
    expect_saved(page)
    page.context.set_offline(True)
    write(page, "Typed without a network.")
    expect(statement(page).get_by_text("Not saved: trying again")).to_be_visible()
    expect(statement(page).get_by_text("safe in this browser")).to_be_visible()
    expect(page.locator(".fh-jump li").first).to_contain_text("Not saved yet")
    assert not is_stored(round_, people.owner, "Typed without a network.")
    page.context.set_offline(False)
    expect_saved(page)
    expect(statement(page).get_by_text("Not saved")).to_have_count(0)
    expect_stored(page, round_, people.owner, "Typed without a network.")


def test_words_typed_offline_are_put_back_after_the_page_was_closed(page, round_, people):
    page.context.set_offline(True)
    choose(page, "Basic")
    write(page, "Left behind.")
    expect(statement(page).get_by_text("Not saved: trying again")).to_be_visible()
    page.close()
    page.context.set_offline(False)
    again = page.context.new_page()
    again.goto(page_of(round_))
    expect(statement(again).get_by_label("What makes you say that?")).to_have_value("Left behind.")
    expect(statement(again).get_by_text("We put back what you typed")).to_be_visible()
    expect_saved(again)
    expect_stored(page, round_, people.owner, "Left behind.")


def test_session_ends_in_mid_sentence_and_signing_in_brings_the_words_back(page, round_, people):
    choose(page, "Basic")
    expect_saved(page)
    page.context.clear_cookies()
    write(page, "Half a sentence")
    expect(statement(page).get_by_text("Not saved: you are signed out")).to_be_visible()
    statement(page).get_by_role("link", name="Sign in and come back").click()
    page.get_by_label("E-mail").or_(page.get_by_label("Email")).first.fill(people.owner.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name=re.compile("^Sign in$")).click()
    expect(page).to_have_url(re.compile(re.escape(page_of(round_)) + "#SL1$"))
    expect(statement(page)).to_be_in_viewport()
    field = statement(page).get_by_label("What makes you say that?")
    expect(field).to_have_value("Half a sentence")
    expect_saved(page)
    expect_stored(page, round_, people.owner, "Half a sentence")


def test_draft_of_one_person_is_not_offered_to_another(page, round_, people, live_server):
    from django.conf import settings

    from tests.functional.conftest import new_session

    page.context.set_offline(True)
    choose(page, "Basic")
    write(page, "Mine alone.")
    expect(statement(page).get_by_text("Not saved: trying again")).to_be_visible()
    page.close()
    page.context.set_offline(False)
    session = new_session(people.teammate)
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
    )
    other = page.context.new_page()
    other.goto(page_of(round_))
    expect(statement(other).get_by_text("Saved")).to_have_count(0)
    assert "Mine alone." not in other.content()
    with area_scope(round_.area_id):
        assert not Answer.objects.exists()


def test_two_tabs_are_shown_both_texts_and_settle_on_one(page, round_, people, axe):
    second = page.context.new_page()
    second.goto(page_of(round_), wait_until="networkidle")
    choose(page, "Early progress")
    write(page, "It is back on the agenda.")
    expect_saved(page)
    expect_stored(page, round_, people.owner, "It is back on the agenda.")
    choose(second, "Basic")
    write(second, "It was dropped.")
    expect(second.get_by_text("You have two versions of this answer")).to_be_visible()
    expect(second.locator("mark", has_text="dropped")).to_be_visible()
    expect(second.locator(".fh-jump li").first).to_contain_text("Two versions")
    axe(second)
    expect_stored(page, round_, people.owner, "It is back on the agenda.")
    second.get_by_role("button", name="Keep the saved version").click()
    field = statement(second).get_by_label("What makes you say that?")
    expect(field).to_have_value("It is back on the agenda.")
    expect(statement(second).get_by_role("radio", name="Early progress")).to_be_checked()
    expect(second.get_by_text("You have two versions")).to_have_count(0)


def test_both_texts_can_be_edited_together(page, round_, people):
    answer(round_, people.owner, "SL1", 3, "From my phone.")
    choose(page, "Basic")
    write(page, "From this page.")
    page.get_by_role("button", name="Keep both texts").click()
    field = statement(page).get_by_label("What makes you say that?")
    expect(field).to_have_value("From this page.\n\nFrom my phone.")
    expect(field).to_be_focused()
    expect_stored(page, round_, people.owner, "From this page.\n\nFrom my phone.")


def test_review_closes_while_somebody_types(page, round_, people):
    close(round_, people.facilitator)
    choose(page, "Basic")
    expect(statement(page).get_by_text("This review closed")).to_be_visible()
    write(page, "A moment too late")
    page.wait_for_timeout(1200)
    field = statement(page).get_by_label("What makes you say that?")
    expect(field).to_have_value("A moment too late")
    assert stored(round_, people.owner, "SL1") is None


def test_server_that_fails_is_asked_again(page, round_, people):
    page.route("**/SL1/", lambda route: route.fulfill(status=503, body="<p>Busy</p>"))
    choose(page, "Basic")
    expect(statement(page).get_by_text("Not saved: trying again")).to_be_visible()
    page.unroute("**/SL1/")
    expect_saved(page)
    assert stored(round_, people.owner, "SL1").level == 2


def test_text_near_and_over_its_limit_is_counted_and_refused_kindly(page, round_, people):
    choose(page, "Basic")
    write(page, "x" * 4_990)
    expect(statement(page).get_by_text("10 characters left")).to_be_visible()
    write(page, "x" * 5_001)
    expect(statement(page).get_by_text("1 character too many")).to_be_visible()
    expect(statement(page).get_by_text("Shorten this by one character")).to_be_visible()
    write(page, "x" * 5_000)
    expect(statement(page).get_by_text("Shorten this")).to_have_count(0)
    expect_saved(page)


def test_page_works_without_scripts(round_, people, signed_in_page, axe):
    page = signed_in_page(people.owner, java_script_enabled=False)
    page.goto(page_of(round_), wait_until="networkidle")
    for number in range(1, 6):
        choose(page, "Early progress", f"SL{number}")
    expect(statement(page).get_by_text("A draft", exact=False).first).to_be_visible()
    write(page, "Seen by everybody.")
    page.get_by_role("button", name="Check your answers").click()
    expect(page.get_by_role("heading", name="Check your answers")).to_be_visible()
    page.get_by_role("button", name="Submit your answers").click()
    expect(page.get_by_role("alert")).to_contain_text("Personal contact: say what makes you say")
    page.get_by_role("link", name="Change Personal contact").click()
    for number in range(2, 6):
        write(page, "So do we.", f"SL{number}")
    page.get_by_role("button", name="Check your answers").click()
    page.get_by_role("button", name="Submit your answers").click()
    expect(page.get_by_text("You have submitted your answers.").first).to_be_visible()


def test_stale_page_without_scripts_settles_by_its_buttons(round_, people, signed_in_page):
    page = signed_in_page(people.owner, java_script_enabled=False)
    page.goto(page_of(round_), wait_until="networkidle")
    choose(page, "Basic")
    write(page, "Mine.")
    answer(round_, people.owner, "SL1", 4, "Theirs.")
    page.get_by_role("button", name="Check your answers").click()
    expect(page.get_by_role("alert")).to_contain_text("two versions")
    page.get_by_role("button", name="Keep this page’s version").click()
    expect(statement(page).get_by_label("What makes you say that?")).to_have_value("Mine.")
    expect_stored(page, round_, people.owner, "Mine.")


def test_whole_set_by_keyboard_alone(page, round_, people):
    statement(page).get_by_role("radio", name="Not yet started").focus()
    for code in ("SL1", "SL2", "SL3", "SL4", "SL5"):
        page.keyboard.press("Space")
        page.keyboard.press("ArrowRight")
        expect(statement(page, code).get_by_role("radio", name="Basic")).to_be_checked()
        page.keyboard.press("Tab")
        page.keyboard.type(f"By keyboard {code}")
        expect_saved(page, code)
        while page.evaluate("document.activeElement.type") != "radio" and code != "SL5":
            page.keyboard.press("Tab")
    button = page.get_by_role("button", name="Check your answers")
    while not button.evaluate("button => button === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Check your answers")).to_be_visible()
    expect(page.get_by_text("By keyboard SL5")).to_be_visible()


def test_pages_of_a_review_are_sound(round_, people, signed_in_page, sound_at_every_width):
    both = ask(
        round_.area, people.facilitator, people.facilitator, sets=BOTH_CHECKLISTS, title="Two"
    )
    answer_everything(round_, people.teammate)
    page = signed_in_page(people.facilitator)
    base = "/areas/northmoor/"
    for path in (
        "rounds/",
        "rounds/open/",
        f"rounds/{round_.pk}/",
        f"rounds/{round_.pk}/close/",
        f"rounds/{round_.pk}/extend/",
        f"rounds/{both.pk}/",
        f"rounds/{both.pk}/answer/leading-change/",
        f"rounds/{both.pk}/check/",
        "reflections/",
        "reflections/reflective-questions/RQ1.1/",
    ):
        page.goto(base + path)
        sound_at_every_width(page)
