"""Evidence and the end of a session, in a browser: nothing typed is lost, every word is said."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from playwright.sync_api import expect

from checklists.models import Evidence
from hubs.tenancy import area_scope
from tests.asking import ask, close, page_of, stored
from tests.handed_in import PDF, PROGRAM

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def round_(northmoor, people):
    return ask(northmoor, people.facilitator, people.owner, people.teammate)


def handed(content, name="Minutes.pdf"):
    return {"name": name, "mimeType": "application/pdf", "buffer": content}


def titles(round_):
    with area_scope(round_.area_id):
        return list(Evidence.objects.current().values_list("title", flat=True))


def statement(page):
    return page.locator("#SL1")


def choose_file(page, content):
    with page.expect_file_chooser() as chooser:
        statement(page).get_by_role("button", name="Add a file").click()
    chooser.value.set_files(handed(content))


def test_file_is_added_beside_an_answer_without_leaving_it(round_, people, signed_in_page, axe):
    # given an answer that is being written
    page = signed_in_page(people.owner)
    page.goto(page_of(round_), wait_until="networkidle")
    statement(page).get_by_role("radio", name="Substantial progress").check(force=True)
    statement(page).get_by_label("What makes you say that?").fill("Signed in March.")
    # when a program that calls itself a PDF is chosen, it is refused in words
    choose_file(page, PROGRAM)
    expect(statement(page).locator(".fh-files")).to_contain_text("whatever its name says")
    axe(page)
    # and when a file is too large, that is said before it is sent
    choose_file(page, PDF + bytes(10 * 1024 * 1024))
    expect(statement(page).locator(".fh-files")).to_contain_text("larger than 10 MB")
    assert titles(round_) == []
    # then a PDF is added, in place, and what was typed is still there and saved
    choose_file(page, PDF)
    expect(statement(page).get_by_role("link", name="Minutes.pdf")).to_be_visible()
    expect(statement(page).get_by_text("Minutes.pdf is added.")).to_be_visible()
    expect(statement(page).get_by_role("button", name="Add a file")).to_be_focused()
    expect(statement(page).locator("[data-autosave=saved]")).to_contain_text("Saved")
    assert titles(round_) == ["Minutes.pdf"]
    axe(page)
    with page.expect_download() as download:
        statement(page).get_by_role("link", name="Minutes.pdf").click()
    assert download.value.suggested_filename == "Minutes.pdf"
    assert download.value.path().read_bytes() == PDF
    # and the list beside it leads to the pages that change it
    statement(page).get_by_role("button", name="Remove Minutes.pdf").click()
    axe(page)
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_label("What makes you say that?").first).to_have_value("Signed in March.")
    assert titles(round_) == []


def test_file_that_cannot_be_sent_is_told_and_may_be_tried_again(round_, people, signed_in_page):
    page = signed_in_page(people.owner)
    page.goto(page_of(round_), wait_until="networkidle")
    statement(page).get_by_role("radio", name="Basic").check(force=True)
    page.route("**/evidence/", lambda route: route.abort())
    choose_file(page, PDF)
    expect(statement(page).locator(".fh-files")).to_contain_text("the connection failed")
    page.unroute("**/evidence/")
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    choose_file(page, PDF)
    expect(statement(page).locator(".fh-files")).to_contain_text("you are signed out")
    assert titles(round_) == []


def test_link_and_file_are_added_without_scripts(round_, people, signed_in_page, axe):
    page = signed_in_page(people.owner, java_script_enabled=False)
    page.goto(page_of(round_), wait_until="networkidle")
    statement(page).get_by_role("radio", name="Basic").check(force=True)
    statement(page).get_by_label("What makes you say that?").fill("Typed before.")
    statement(page).get_by_role("button", name="Add a file or a link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Add a file or a link")
    assert stored(round_, people.owner, "SL1").evidence == "Typed before."
    page.get_by_label("Or give a link").fill("northmoor.example/vision")
    page.get_by_label("What is behind the link?").fill("The vision")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(statement(page).get_by_role("link", name="The vision")).to_be_visible()
    statement(page).get_by_role("button", name="Add a file or a link").click()
    page.get_by_label("Choose a file").set_input_files(handed(PDF))
    page.get_by_role("button", name="Add", exact=True).click()
    expect(statement(page).get_by_role("link", name="Minutes.pdf")).to_be_visible()
    assert titles(round_) == ["The vision", "Minutes.pdf"]


def test_pages_of_evidence_and_history_are_sound(
    round_, people, signed_in_page, sound_at_every_width
):
    from tests.asking import answer

    answer(round_, people.owner, "SL1", 3, "Signed by six partners.")
    answer(round_, people.owner, "SL1", 4, "Signed by all partners in March.", version=1)
    page = signed_in_page(people.owner)
    answer_id = stored(round_, people.owner, "SL1").pk
    for address in (
        f"{page_of(round_)}SL1/evidence/",
        f"/areas/northmoor/answers/{answer_id}/",
    ):
        page.goto(address, wait_until="networkidle")
        sound_at_every_width(page)
    close(round_, people.facilitator)
    question_id = stored(round_, people.owner, "SL1").question_id
    page.goto(
        f"/areas/northmoor/rounds/{round_.pk}/compare/{question_id}/history/",
        wait_until="networkidle",
    )
    sound_at_every_width(page)


def ending(page, seconds):
    """Let the session of a page end in so many seconds."""
    [cookie] = [c for c in page.context.cookies() if c["name"] == settings.SESSION_COOKIE_NAME]
    session = SessionStore(cookie["value"])
    session.set_expiry(timezone.now() + timedelta(seconds=seconds))
    session.save()


def test_session_that_ends_soon_is_extended_by_keyboard(round_, people, signed_in_page, axe):
    # given a page whose session ends in four minutes
    page = signed_in_page(people.owner)
    ending(page, 240)
    page.goto(page_of(round_), wait_until="networkidle")
    dialog = page.get_by_role("dialog", name="You will soon be signed out")
    expect(dialog).to_be_visible()
    expect(page.get_by_role("button", name="Stay signed in")).to_be_focused()
    axe(page)
    # when the person stays, with the keyboard alone
    page.keyboard.press("Enter")
    # then the warning goes, the session lasts, and another page of theirs knows
    expect(dialog).to_be_hidden()
    page.reload(wait_until="networkidle")
    expect(dialog).to_be_hidden()
    seconds = int(page.locator("[data-module=session-end]").get_attribute("data-seconds"))
    assert seconds > settings.SESSION_COOKIE_AGE - 60


def test_session_that_has_ended_says_so_and_how_to_go_on(round_, people, signed_in_page, axe):
    page = signed_in_page(people.owner)
    ending(page, 3)
    page.goto(page_of(round_), wait_until="networkidle")
    expect(page.get_by_role("heading", name="You have been signed out")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Sign in again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
