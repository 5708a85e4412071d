"""The area's first page, from a new area's first steps to a busy Monday."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from checklists.models import Action
from governance.models import Board, Meeting
from hubs.tenancy import area_scope
from leadership.models import Person
from tests.reviews import Review

pytestmark = pytest.mark.django_db(transaction=True)

HOME = "/areas/northmoor/"


@pytest.fixture
def busy_area(northmoor, people):
    """One agreed review, one open, an overdue action and a board in three weeks."""
    people.owner  # noqa: B018 - made before they are looked up
    now = timezone.now()
    before = Review(northmoor, people.facilitator, title="Spring review 2026", state="agreed")
    for number in range(1, 8):
        before.agree(f"LC{number}", 1 + number % 4)
    Review(northmoor, people.facilitator, state="open", due_at=now + timedelta(days=4))
    with area_scope(northmoor.pk):
        Action.objects.create(
            text="Share one induction",
            driver=Person.objects.get(user=people.facilitator),
            due_on=timezone.localdate() - timedelta(days=10),
            created_by=people.facilitator,
        )
        board = Board.objects.create(name="Family Hubs Board", kind="partnership")
        Meeting.objects.create(
            board=board,
            starts_at=now + timedelta(days=24),
            paper_deadline=now + timedelta(days=15),
        )
    return northmoor


def test_new_area_is_led_through_its_first_steps(northmoor, people, signed_in_page, axe):
    page = signed_in_page(people.facilitator)
    page.goto(HOME)
    expect(page.get_by_role("heading", level=1)).to_have_text("First steps")
    axe(page)
    page.get_by_role("link", name="Open your first review").click()
    expect(page).to_have_url(re.compile("/rounds/start/$"))


def test_busy_area_says_what_needs_whom(busy_area, people, signed_in_page, axe):
    page = signed_in_page(people.facilitator)
    page.goto(HOME)
    expect(page.get_by_role("heading", level=1)).to_have_text("What needs you")
    todo = page.locator(".fh-todo li")
    expect(todo.first).to_contain_text("Share one induction")
    expect(todo.nth(1)).to_contain_text("Nudge 6 people who have not started")
    axe(page)
    page.get_by_text("Show the 7 statements as a table").click()
    expect(page.get_by_role("rowheader", name="Leaders are visible and resilient.")).to_be_visible()
    page.get_by_role("link", name="Update it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Share one induction")


@pytest.mark.usefixtures("busy_area")
def test_overview_is_sound(people, signed_in_page, sound_at_every_width):
    for reader in (people.facilitator, people.observer):
        page = signed_in_page(reader)
        page.goto(HOME)
        sound_at_every_width(page)
