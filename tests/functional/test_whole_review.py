"""The main job from beginning to end: a new area, its leaders, one agreed view, a signed report.

Every step is taken in a browser by the person whose step it is. Only the workers are called by
hand, as Celery would call them: a test waits for no clock.
"""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, expect

from governance.models import ReportDocument
from governance.tasks import make_document
from hubs.models import LocalArea
from hubs.tasks import deliver_outbox
from hubs.tenancy import area_scope
from tests.personas import PASSWORD, make_user

pytestmark = pytest.mark.django_db(transaction=True)

AREA = "/areas/rutland/"
LEVELS = ("Not yet started", "Basic", "Early progress", "Substantial progress", "Mature")
LEADING_CHANGE = [f"LC{n}" for n in range(1, 8)]
SYSTEM_LEADERSHIP = [f"SL{n}" for n in range(1, 6)]
COUNCIL, TRUST = ("Rutland Council", "Local authority"), ("Rutland Care Trust", "Health")
# name, job title, organisation, role in the service
LEADERS = {
    "fay": ("Fay Facilitator", "Programme manager", COUNCIL, "Facilitator"),
    "lea": ("Lea Leader", "Head of early help", COUNCIL, "Participant"),
    "pat": ("Pat Partner", "Health visiting lead", TRUST, "Participant"),
    "sol": ("Sol Sponsor", "Director of Children’s Services", COUNCIL, "Sponsor"),
}


@pytest.mark.usefixtures("db")
def test_new_area_takes_one_view_of_its_leadership_to_its_board(signed_in_page, own_page):
    # given an area added by the platform, with its leaders in it
    administrator = add_area(
        signed_in_page(make_user("Pla Platform", is_platform_administrator=True))
    )
    pages = bring_in_leaders(administrator, own_page)

    # when a review is opened, answered by two and closed
    review = open_review(pages["fay"])
    answer(pages["lea"], review, {"SL3": 5}, otherwise=3)
    answer(pages["pat"], review, {"SL3": 1}, otherwise=4)
    reflect(pages["pat"], review)
    close(pages["fay"], review)

    # then they see where they differ, and agree every statement
    agree(pages["fay"], review)

    # when a report of it is written, signed, and its PDF made
    plan_meeting(pages["fay"])
    report = write_report(pages["fay"])
    cannot_open(pages["bo"], report)
    sign(pages["sol"], report)

    # then the board reads it as a page and as a PDF, and still no draft
    reads_the_report(pages["bo"], report)
    draft = start_report(pages["fay"], "A second report")
    cannot_open(pages["bo"], draft)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()


def fill(page: Page, **fields: str) -> None:
    """Fill fields by their labels, `_` for a space; a label may say that it is optional."""
    for label, value in fields.items():
        words = re.escape(label.replace("_", " "))
        page.get_by_label(re.compile(rf"^{words}( \(optional\))?$")).fill(value)


def fill_date(page: Page, legend: str, days: int) -> None:
    day = timezone.localdate() + timedelta(days=days)
    group = page.get_by_role("group", name=legend)
    for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(part).fill(str(value))


def letter_to(email: str) -> str:
    """Deliver what is waiting, as the worker does, and return the newest message to somebody."""
    deliver_outbox(area_id=str(LocalArea.objects.get().pk))
    return next(sent.body for sent in reversed(mail.outbox) if sent.to == [email])


def add_area(platform: Page) -> str:
    """Add an area and invite its first administrator; return their address."""
    platform.goto("/platform/")
    follow(platform, "Add an area")
    fill(platform, Find_a_local_authority="rutland")
    press(platform, "Find")
    follow(platform, "Add Rutland")
    fill(platform, Full_name="Ada Administrator", Email_address="ada@rutland.example")
    press(platform, "Add the area and send the invitation")
    expect(platform.get_by_text("Rutland is added")).to_be_visible()
    assert platform.goto(AREA).status == 404, "the platform may not look inside"
    return "ada@rutland.example"


def accept(page: Page, email: str) -> Page:
    """Open the link of the invitation in a browser that knows nobody, and join."""
    page.goto(re.search(r"https?://[^/\s]+(/\S*invitations/\S+)", letter_to(email))[1])
    fill(page, Choose_a_password=PASSWORD)
    press(page, "Join Rutland")
    expect(page.get_by_text("You are now part of Rutland")).to_be_visible()
    return page


def bring_in_leaders(administrator, own_page) -> dict[str, Page]:
    """Invite, appoint and let in everybody; return the pages of those who lead."""
    page = accept(own_page(), administrator)
    known = set()
    for key, (name, title, organisation, role) in LEADERS.items():
        add_person(page, key, name, title, organisation, is_new=organisation not in known)
        known.add(organisation)
        invite(page, key, name, role)
    invite(page, "bo", "Bo Boardmember", "Board member")
    appoint(page, "accountable-leader", "Lea Leader")
    appoint(page, "senior-sponsor", "Sol Sponsor")
    return {key: accept(own_page(), f"{key}@rutland.example") for key in [*LEADERS, "bo"]}


def add_person(page, key, name, title, organisation, *, is_new) -> None:
    page.goto(f"{AREA}leadership/people/add/")
    fill(page, Full_name=name, Job_title=title, Email_address=f"{key}@rutland.example")
    organisation_name, sector = organisation
    if is_new:
        toggle = page.get_by_text("The organisation is not in the list")
        if toggle.count():
            toggle.click()
        fill(page, Name_of_the_new_organisation=organisation_name)
        page.get_by_label("Its sector").select_option(sector)
    else:
        page.get_by_label("Organisation", exact=True).select_option(organisation_name)
    press(page, "Add person")
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def invite(page, key, name, role) -> None:
    page.goto(f"{AREA}settings/invitations/send/")
    fill(page, Full_name=name, Email_address=f"{key}@rutland.example")
    page.get_by_label(role, exact=True).check()
    press(page, "Send the invitation")
    expect(page.get_by_role("heading", level=1)).to_have_text("Invitations")


def appoint(page, role, name) -> None:
    page.goto(f"{AREA}leadership/roles/{role}/appoint/")
    choose(page, "Person", name)
    fill_date(page, "First day", -30)
    page.get_by_label("Why it is recorded only now").fill(
        "The area has only now begun to record it."
    )
    press(page, "Appoint")
    expect(page.get_by_text(f"{name} has been appointed")).to_be_visible()


def open_review(page: Page) -> str:
    page.goto(f"{AREA}rounds/open/")
    fill(page, Name_of_the_review="First review")
    page.get_by_role("checkbox", name="Sol Sponsor").uncheck()
    page.get_by_text("Other people in the area").click()
    page.get_by_role("checkbox", name="Pat Partner").check()
    press(page, "Open the review")
    expect(page.get_by_text("2 invitations will be sent at once")).to_be_visible()
    assert "First review" in letter_to("pat@rutland.example")
    return page.url


def answer(page: Page, review: str, levels: dict[str, int], otherwise: int) -> None:
    """Answer both checklists, each on its page, and submit."""
    page.goto(review)
    follow(page, "Start answering")
    for codes in (LEADING_CHANGE, SYSTEM_LEADERSHIP):
        for code in codes:
            level = LEVELS[levels.get(code, otherwise) - 1]
            statement = page.locator(f"#{code}")
            statement.get_by_role("radio", name=level).check(force=True)
            statement.get_by_label("What makes you say that?").fill(f"We saw it at {code}.")
        page.get_by_role("button", name=re.compile("Save and go on|Check your answers")).click()
    page.goto(f"{review}check/")
    expect(page.get_by_text("Not answered")).to_have_count(0)
    press(page, "Submit your answers")
    expect(page.get_by_text("See or change your answers")).to_be_visible()


def reflect(page: Page, review: str) -> None:
    page.goto(f"{review}reflect/reflective-questions/RQ1.1/")
    fill(page, Your_reflection="Parents tell us more at the school gate.")
    press(page, "Save and come back later")
    page.goto(f"{AREA}reflections/")
    expect(page.get_by_text("Parents tell us more at the school gate.")).to_be_visible()


def close(page: Page, review: str) -> None:
    page.goto(f"{review}compare/")
    assert "We saw it at" not in page.content(), "answers are blind until the review closes"
    page.goto(review)
    follow(page, "Close the review now")
    press(page, "Close the review")
    follow(page, "Compare the answers")


def agree(page: Page, review: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "You agree on 11. Talk about this one."
    )
    press(page, "Accept all 11 as shown")
    follow(page, "Agree this one")
    page.get_by_role("group", name="The rating you agree").get_by_label("Early progress").check()
    fill(page, Why_this_rating="The council sees it settled, the trust does not.")
    press(page, "Record what you agreed")
    follow(page, "Mark the view as agreed")
    press(page, "Mark the view as agreed")
    expect(page.get_by_text("This view is agreed.")).to_be_visible()


def plan_meeting(page: Page) -> None:
    page.goto(f"{AREA}boards/")
    follow(page, "Add a board")
    fill(page, Name_of_the_board="Rutland Partnership Board")
    page.get_by_label("Family hubs partnership board").check()
    press(page, "Save the board")
    follow(page, "Add a meeting")
    fill_date(page, "Date of the meeting", 40)
    fill(page, Time="2pm")
    press(page, "Save the meeting")


def start_report(page: Page, title: str) -> str:
    page.goto(f"{AREA}reports/add/")
    page.get_by_label("Review it reports on").select_option("First review")
    fill(page, Title=title)
    page.get_by_label("Noting").check()
    for label, words in (
        ("Meeting it is for", "Rutland Partnership Board"),
        ("Author", "Fay"),
        ("Sponsor", "Sol"),
        ("Contact officer", "Fay"),
    ):
        choose(page, label, words)
    press(page, "Start the report")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return re.search(rf"{AREA}reports/[^/]+/", page.url)[0]


def choose(page: Page, label: str, words: str) -> None:
    """Choose the first option of a list that has these words."""
    field = page.get_by_label(label, exact=True)
    field.select_option(field.locator("option", has_text=words).first.get_attribute("value"))


def write_report(page: Page) -> str:
    report = start_report(page, "Who leads our family hubs")
    page.goto(f"{report}words/")
    fill(page, Summary="Leaders agree on most.", Recommendation_1="note the position")
    press(page, "Save the words")
    page.goto(f"{report}check/")
    press(page, "Send for sign-off")
    return report


def sign(page: Page, report: str) -> None:
    page.goto(report)
    follow(page, "Go to sign-off")
    page.get_by_label("I have read this report and sign it off").check()
    press(page, "Sign off the report")
    expect(page.get_by_text("The signed PDF is being made")).to_be_visible()
    area = LocalArea.objects.get()
    with area_scope(area.pk):
        document = ReportDocument.objects.get(for_signature=True)
    make_document(area_id=str(area.pk), document_id=str(document.pk))
    expect(page.get_by_text("The report is signed")).to_be_visible()


def cannot_open(page: Page, report: str) -> None:
    for path in ("", "report.pdf", "document/", "data.json"):
        assert page.request.get(f"{report}{path}").status == 404, path


def reads_the_report(page: Page, report: str) -> None:
    page.goto(f"{AREA}boards/")
    follow(page, "Who leads our family hubs")
    expect(page.get_by_text("Leaders agree on most.")).to_be_visible()
    expect(page.get_by_text("Parents tell us more")).to_have_count(0)
    pdf = page.request.get(f"{report}report.pdf")
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.body().startswith(b"%PDF-1.")
