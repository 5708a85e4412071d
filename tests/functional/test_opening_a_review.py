"""A review for the next board: begun from a template, looked through, opened, its seats moved."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from governance.models import Board, Meeting
from hubs.models import Sector
from hubs.tenancy import area_scope
from leadership.models import Appointment, Engagement, Level, Person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def leads(northmoor, people):
    """Olive holds a role, Tariq sits at the table, and their board meets in two months."""
    people.sponsor  # noqa: B018 - made by asking for them
    with area_scope(northmoor.pk):
        olive, tariq = (Person.objects.get(user=u) for u in (people.owner, people.teammate))
        Appointment.objects.create(
            role_id="accountable-leader",
            person=olive,
            organisation=olive.organisation,
            starts_on=date(2026, 1, 5),
        )
        Engagement.objects.create(
            person=tariq,
            sector=Sector.EDUCATION,
            level=Level.STRATEGIC,
            starts_on=date(2026, 1, 5),
        )
        board = Board.objects.create(name="Partnership board", kind="partnership")
        meets = timezone.now() + timedelta(days=60)
        Meeting.objects.create(
            board=board, starts_at=meets, paper_deadline=meets - timedelta(days=9)
        )


@pytest.mark.usefixtures("leads")
def test_facilitator_begins_looks_through_and_opens(people, signed_in_page, axe):
    page = signed_in_page(people.facilitator)

    # when the facilitator chooses a template and the meeting
    page.goto("/areas/northmoor/rounds/start/")
    page.get_by_label("Six-monthly review, shorter for partners").check()
    axe(page)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("The clerk’s deadline for this meeting.")).to_be_visible()
    axe(page)

    # and looks at the invitation
    page.get_by_role("button", name="Show the invitation").click()
    invitation = page.get_by_role("group", name="The invitation as it is sent")
    expect(invitation).to_contain_text("You are asked about 12 statements")
    axe(page)

    # then it opens as it was shown
    page.get_by_role("button", name="Open the review").click()
    expect(page.get_by_text("2 invitations will be sent")).to_be_visible()
    expect(page.get_by_text("Asked: Six statements for partners")).to_be_visible()
    axe(page)

    # when Olive cannot, Sam answers for her
    page.get_by_role("link", name="Substitute for Olive Owner").click()
    page.get_by_label("Who answers for them?").select_option(
        label="Sam Sponsor, Northmoor Local authority"
    )
    axe(page)
    page.get_by_role("button", name="Name and invite them").click()
    expect(page.get_by_role("rowheader", name="Sam Sponsor for Olive Owner")).to_be_visible()

    # and when Tariq is taken out by mistake, he is brought back
    page.get_by_role("link", name="Take out Tariq Teammate").click()
    page.get_by_label("Why?").fill("On leave")
    axe(page)
    page.get_by_role("button", name="Take them out").click()
    expect(page.get_by_text("Tariq Teammate no longer takes part")).to_be_visible()
    page.get_by_role("button", name="Bring back Tariq Teammate").click()
    expect(page.get_by_role("rowheader", name="Tariq Teammate")).to_be_visible()

    # then Tariq is asked his six statements, and no more
    partner = signed_in_page(people.teammate)
    partner.goto(page.url)
    expect(partner.get_by_text("3 statements")).to_have_count(2)

    # when the facilitator makes a shorter list for him, his page follows
    page.get_by_role("link", name="Statements that Tariq Teammate is asked").click()
    page.get_by_label("A new short list").check()
    page.get_by_text("The new short list").click()
    page.get_by_label("Name of the list").fill("Only one")
    page.get_by_label("Leading change: Visible and resilient").check()
    axe(page)
    page.get_by_role("button", name="Ask them this").click()
    expect(page.get_by_text("Tariq Teammate is now asked 1 statement.")).to_be_visible()
    partner.reload()
    expect(partner.get_by_text("You are asked 1 statement, and no more.")).to_be_visible()
    partner.get_by_role("link", name="I cannot take part").click()
    axe(partner)
