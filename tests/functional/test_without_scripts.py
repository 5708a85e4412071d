"""A browser without scripts: the main job is done with links, forms and buttons alone."""

import re

import pytest
from playwright.sync_api import expect

from checklists.models import Agreement
from governance.models import Report
from hubs.tenancy import area_scope
from tests.asking import ask, page_of, part_of, stored
from tests.personas import PASSWORD
from tests.reviews import Review

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def plain_page(own_page):
    return own_page(java_script_enabled=False)


def sign_in(page, user, where):
    """Follow a link while signed out: the sign-in page leads back to it."""
    page.goto(where)
    page.get_by_label("Email address").fill(user.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name=re.compile("^Sign in$")).click()
    expect(page).to_have_url(re.compile(re.escape(where) + "$"))


def test_leader_answers_a_page_with_one_post_and_submits(northmoor, people, plain_page):
    round_ = ask(northmoor, people.facilitator, people.owner)
    sign_in(plain_page, people.owner, page_of(round_))
    for number in range(1, 6):
        statement = plain_page.locator(f"#SL{number}")
        statement.get_by_role("radio", name="Early progress").check(force=True)
        statement.get_by_label("What makes you say that?").fill(f"Evidence {number}")
    with plain_page.expect_request(lambda request: request.method == "POST") as posted:
        plain_page.get_by_role("button", name="Check your answers").click()
    assert posted.value.url.endswith(page_of(round_)), "one form, one page"
    assert [stored(round_, people.owner, f"SL{n}").evidence for n in range(1, 6)] == [
        f"Evidence {n}" for n in range(1, 6)
    ]
    plain_page.get_by_role("button", name="Submit your answers").click()
    expect(plain_page.get_by_text("See or change your answers")).to_be_visible()
    assert part_of(round_, people.owner).submitted_at


def test_facilitator_agrees_every_statement(northmoor, people, plain_page):
    review = Review(northmoor, people.facilitator)
    review.answer_all(3, 3, 3, 4, 4, 4, but={"LC6": (1, 3, 3, 3, 4, 5)})
    sign_in(plain_page, people.facilitator, f"/areas/northmoor/rounds/{review.round.pk}/compare/")
    plain_page.get_by_role("button", name="Accept all 6 as shown").click()
    plain_page.get_by_role("link", name="Agree this one").click()
    plain_page.get_by_role("radio", name="Early progress").check(force=True)
    plain_page.get_by_label("Why this rating").fill("It rests on three people.")
    plain_page.get_by_role("button", name="Record what you agreed").click()
    plain_page.get_by_role("link", name="Mark the view as agreed").click()
    plain_page.get_by_role("button", name="Mark the view as agreed").click()
    expect(plain_page.get_by_text("This view is agreed.")).to_be_visible()
    with area_scope(northmoor.pk):
        assert Agreement.objects.filter(round=review.round).count() == 7


def test_sponsor_signs_and_waits_for_the_document(boardroom, people, plain_page):
    report = boardroom.report(Report.State.IN_REVIEW)
    sign_in(plain_page, people.sponsor, f"/areas/northmoor/reports/{report.pk}/sign/")
    plain_page.get_by_role("button", name="Sign off the report").click()
    expect(plain_page.get_by_role("alert")).to_contain_text("There is a problem")
    plain_page.get_by_label("I have read this report and sign it off").check()
    plain_page.get_by_role("button", name="Sign off the report").click()
    expect(plain_page.get_by_text("The signed PDF is being made")).to_be_visible()
    assert boardroom.again(report).state == Report.State.SIGNING
