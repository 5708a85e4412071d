"""Given somebody with an account, when they sign in by any way, then they are where they work."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import expect

from tests.personas import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)
SETTINGS = "/areas/northmoor/settings/"


@pytest.fixture(autouse=True)
def no_earlier_attempts():
    cache.clear()


def sign_in(page, email, password=PASSWORD):
    page.goto("/account/login/")
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_start_page_leads_to_signing_in(page, people, axe):
    user = people.owner
    page.goto("/")
    axe(page)
    page.get_by_role("main").get_by_role("link", name="Sign in").click()
    axe(page)
    sign_in(page, user.email)
    page.goto(SETTINGS)
    expect(page.get_by_role("banner")).to_contain_text("Olive Owner")


def test_wrong_password_puts_the_focus_on_what_to_do(page, people, axe):
    sign_in(page, people.owner.email, "not the password")
    summary = page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    expect(page).to_have_title(re.compile("^Error: Sign in"))
    expect(page.get_by_label("Email address")).to_have_value(people.owner.email)
    axe(page)


def test_code_by_mail_signs_in_without_scripts(browser, live_server, people, axe):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/account/login/")
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()
    page.get_by_role("link", name="Send me a code by email").click()
    page.get_by_label("Email address").fill(people.owner.email)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Code").fill(mail.outbox[0].subject.split()[0])
    page.get_by_role("button", name="Continue").click()
    page.goto(SETTINGS)
    expect(page.get_by_role("banner")).to_contain_text("Olive Owner")
    context.close()


def test_passkey_is_added_and_signs_in(page, people, axe):
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    browser.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
            }
        },
    )
    sign_in(page, people.owner.email)
    page.goto("/account/2fa/webauthn/add/")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    axe(page)
    page.get_by_label("Name of this passkey").fill("Work laptop")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    axe(page)
    page.goto("/account/2fa/webauthn/")
    expect(page.get_by_role("table")).to_contain_text("Work laptop")
    axe(page)
    page.goto("/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/areas/**")
    page.goto(SETTINGS)
    expect(page.get_by_role("banner")).to_contain_text("Olive Owner")


def test_passkey_that_is_refused_says_what_to_do_instead(page, people):
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    page.goto("/account/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    browser.send("WebAuthn.disable")
    page.reload()
    expect(page.get_by_label("Password")).to_be_visible()


def test_account_pages_are_sound(people, signed_in_page, sound_at_every_width):
    page = signed_in_page(people.owner)
    for path in (
        "/account/",
        "/account/details/",
        "/account/2fa/",
        "/account/sessions/",
        "/account/password/change/",
        "/account/reauthenticate/",
        "/account/logout/",
    ):
        page.goto(path)
        sound_at_every_width(page)


def test_public_pages_are_sound(page, sound_at_every_width):
    for path in (
        "/",
        "/help/",
        "/privacy/",
        "/cookies/",
        "/accessibility/",
        "/account/login/",
        "/account/login/code/",
        "/account/signup/",
        "/account/password/reset/",
        "/account/password/reset/done/",
    ):
        page.goto(path)
        sound_at_every_width(page)
