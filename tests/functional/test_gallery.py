"""Every component in every state, in a real browser: legible, narrow, by keyboard."""

import pytest
from django.template.loader import render_to_string

pytestmark = pytest.mark.django_db(transaction=True)
SAVE = "**/components/save/"


@pytest.fixture
def gallery(page):
    page.goto("/components/", wait_until="networkidle")  # its error summary takes the focus
    return page


@pytest.mark.parametrize("address", ["/components/", "/components/workshop/"])
def test_components_are_sound(page, sound_at_every_width, axe, address):
    page.goto(address)
    sound_at_every_width(page)
    axe(page)  # and on the narrowest screen, where it was left


def test_page_starts_without_a_single_complaint_of_the_browser(page):
    complaints = []
    page.on("console", lambda m: m.type in {"error", "warning"} and complaints.append(m.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/components/")
    page.wait_for_load_state("networkidle")
    assert complaints == []


def test_error_summary_takes_the_focus_and_leads_to_the_field(gallery):
    summary = gallery.locator(".govuk-error-summary")
    summary.wait_for()
    gallery.wait_for_load_state("networkidle")
    gallery.wait_for_function("document.activeElement.matches('.govuk-error-summary')")
    summary.get_by_role("link", name="Due date must be a real date").click()
    assert gallery.evaluate("document.activeElement.id") == "id_refused-due_day"


def test_choosing_a_level_by_keyboard_shows_its_meaning_and_asks_for_evidence(gallery):
    question = gallery.locator("#q-open")
    assert not question.get_by_label("What makes you say that?").is_visible()
    question.locator("#id_open-level_0").focus()
    gallery.keyboard.press("ArrowRight")
    assert question.get_by_role("radio", name="Basic").is_checked()
    assert question.get_by_text("A few of us have talked about it.").is_visible()
    assert question.get_by_label("What makes you say that?").is_visible()


def test_answer_saves_itself_and_says_so(gallery):
    question = gallery.locator("#q-open")
    with gallery.expect_response(SAVE) as saved:
        question.get_by_role("radio", name="Early progress").check()
    assert saved.value.status == 200
    assert "open-level" in saved.value.request.post_data
    question.get_by_text("Saved just now").wait_for()


def test_answer_chosen_before_the_scripts_arrive_is_saved_too(page):
    held = []

    def hold(route):
        held.append(route)

    page.route("**/js/main.*js", hold)
    page.goto("/components/", wait_until="commit")
    question = page.locator("#q-open")
    question.get_by_role("radio", name="Early progress").check()
    [script] = held
    script.continue_()
    question.get_by_text("Saved just now").wait_for()


def test_answer_not_saved_says_so_keeps_the_words_and_tries_again(gallery):
    question = gallery.locator("#q-open")
    question.get_by_role("radio", name="Basic").check()
    question.get_by_text("Saved just now").wait_for()
    gallery.route(SAVE, lambda route: route.abort())
    question.get_by_label("What makes you say that?").fill("Nothing typed is lost")
    question.get_by_text("Not saved: trying again").wait_for()
    gallery.reload()
    question.get_by_text("Not saved: trying again").wait_for()
    evidence = question.get_by_label("What makes you say that?")
    assert evidence.input_value() == "Nothing typed is lost"
    gallery.unroute(SAVE)
    question.get_by_role("button", name="Try now").click()
    question.get_by_text("Saved just now").wait_for()
    assert not question.get_by_text("Not saved").is_visible()
    assert gallery.evaluate("localStorage.length") == 0


def test_answer_of_a_signed_out_person_is_kept_and_says_what_to_do(gallery):
    gallery.route(SAVE, lambda route: route.fulfill(status=403, body="no"))
    question = gallery.locator("#q-open")
    question.get_by_role("radio", name="Mature").check()
    question.get_by_text("Not saved: you are signed out").wait_for()
    assert gallery.evaluate("localStorage.length") == 1


def test_answer_changed_elsewhere_shows_both_texts_and_keeps_the_draft(gallery):
    sides = {"where": "Here", "when": "now", "level": 2, "text": "ours"}
    conflict = {"id": "open", "mine": sides, "theirs": {**sides, "text": "theirs"}}
    body = render_to_string("components/conflict.html", {"conflict": conflict})
    answer = f'<div><div data-autosave="state">{body}</div></div>'
    gallery.route(
        SAVE, lambda route: route.fulfill(status=409, body=answer, content_type="text/html")
    )
    question = gallery.locator("#q-open")
    question.get_by_role("radio", name="Basic").check()
    question.get_by_role("heading", name="You have two versions of this answer").wait_for()
    assert question.get_by_role("radio", name="Basic").is_checked()


def test_arrow_keys_turn_the_pages_of_a_workshop(page):
    page.goto("/components/workshop/")
    page.wait_for_function("document.body.classList.contains('js-enabled')")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/workshop/?at=2")


def test_everything_is_there_without_scripts(browser, live_server):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/components/")
    page.locator("#q-open").get_by_role("radio", name="Basic").check()
    assert page.locator("#q-open").get_by_label("What makes you say that?").is_visible()
    page.get_by_role("button", name="Check your answers").wait_for()
    context.close()


def test_level_scale_can_be_told_apart_in_forced_colours(browser, live_server):
    context = browser.new_context(base_url=live_server.url, forced_colors="active")
    page = context.new_page()
    page.goto("/components/")
    colour = "e => getComputedStyle(e).backgroundColor"
    chosen = page.locator("#q-saved input:checked + .fh-dot").evaluate(colour)
    other = page.locator("#q-saved input:not(:checked) + .fh-dot").first.evaluate(colour)
    assert chosen != other
    context.close()
