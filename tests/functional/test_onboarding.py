"""Given a platform administrator, when an area is added, then its leaders are soon inside."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from hubs.actions import delivery
from hubs.actions.invitations import invite
from hubs.models import LocalArea
from hubs.permissions import Role
from hubs.tenancy import area_scope

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "three quiet lanterns"


def link_of_last_mail(area):
    delivery.deliver(area_id=area.pk)
    return re.search(r"http\S+?(/invitations/\S+)", mail.outbox[-1].body)[1]


def accept(page, link, axe):
    page.goto(link)
    axe(page)
    page.get_by_label("Choose a password").fill(PASSWORD)
    page.get_by_role("button", name=re.compile("^Join")).click()
    page.wait_for_url("**/areas/**")


def test_area_is_added_its_administrator_joins_and_invites_a_leader(
    people, signed_in_page, browser, live_server, axe
):
    # when the platform administrator adds Barnsley
    platform = signed_in_page(people.platform)
    platform.goto("/platform/")
    axe(platform)
    platform.get_by_role("link", name="Add an area").click()
    platform.get_by_label("Find a local authority").fill("barnsley")
    platform.get_by_role("button", name="Find").click()
    axe(platform)
    platform.get_by_role("link", name="Add Barnsley").click()
    platform.get_by_label("Full name").fill("Ben First")
    platform.get_by_label("Email address").fill("ben@barnsley.example")
    axe(platform)
    platform.get_by_role("button", name="Add the area and send the invitation").click()
    expect(platform.get_by_role("status")).to_contain_text("is added")
    axe(platform)
    area = LocalArea.objects.get(slug="barnsley")

    # then its administrator joins with the link of the message
    ben = browser.new_context(base_url=live_server.url).new_page()
    accept(ben, link_of_last_mail(area), axe)

    # and invites a leader
    ben.goto("/areas/barnsley/settings/")
    axe(ben)
    ben.get_by_role("link", name="Invitations").click()
    axe(ben)
    ben.get_by_role("link", name="Invite somebody").click()
    ben.get_by_label("Full name").fill("Lena Leader")
    ben.get_by_label("Email address").fill("lena@barnsley.example")
    ben.get_by_role("checkbox", name="Participant").check()
    ben.get_by_label("A line of your own").fill("Ten minutes will do.")
    axe(ben)
    ben.get_by_role("button", name="Send the invitation").click()
    expect(ben.get_by_role("table")).to_contain_text("Lena Leader")
    axe(ben)

    # who joins, too
    lena = browser.new_context(base_url=live_server.url).new_page()
    link = link_of_last_mail(area)
    assert "Ten minutes will do." in mail.outbox[-1].body
    accept(lena, link, axe)
    lena.goto("/account/")
    expect(lena.get_by_role("main")).to_contain_text("Participant")

    # and the platform administrator sees progress, and no names but the one they invited
    platform.goto("/platform/areas/barnsley/")
    expect(platform.get_by_role("main")).to_contain_text("2 people")
    expect(platform.get_by_role("main")).to_contain_text("Fill the leadership roles")
    expect(platform.get_by_role("main")).not_to_contain_text("Lena")
    axe(platform)
    for page in (ben, lena):
        page.context.close()


def test_invitation_fits_however_long_the_address(northmoor, people, page, sound_at_every_width):
    with area_scope(northmoor.pk):
        invite(
            area=northmoor,
            actor=people.administrator,
            email=f"{'a-very-long-name-' * 3}x@northmoor.example",
            name="Ivy Invited",
            roles=[Role.PARTICIPANT],
        )
    page.goto(link_of_last_mail(northmoor))
    sound_at_every_width(page)


def test_administrator_lets_a_leaver_out(northmoor, people, signed_in_page, axe):
    leaver = signed_in_page(people.owner)
    leaver.goto("/areas/northmoor/settings/")
    page = signed_in_page(people.administrator)
    page.goto("/areas/northmoor/settings/people/")
    axe(page)
    page.get_by_role("link", name="Olive Owner").click()
    axe(page)
    page.get_by_role("link", name="End the membership of Olive Owner").click()
    axe(page)
    page.get_by_role("button", name="End the membership").click()
    expect(page.get_by_role("status")).to_contain_text("is no longer part of Northmoor")
    assert leaver.reload().status == 404
    page.goto("/areas/northmoor/settings/history/")
    expect(page.get_by_role("table")).to_contain_text("Ended the membership of Olive Owner")
    axe(page)


@pytest.mark.usefixtures("northmoor")
def test_settings_pages_are_sound(people, signed_in_page, sound_at_every_width):
    page = signed_in_page(people.administrator)
    for path in ("", "area/", "organisations/", "organisations/add/", "hubs/", "hubs/add/"):
        page.goto(f"/areas/northmoor/settings/{path}")
        sound_at_every_width(page)
