"""A set has a newer version: told before a review is opened, while answering, and in comparing."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from playwright.sync_api import expect

from hubs.tenancy import area_scope
from tests.asking import ask, close
from tests.integration.checklists.test_upgrading import agreed
from tests.versions import MadeUp

pytestmark = pytest.mark.django_db(transaction=True)
SETS = ["made-up"]
FORGET = """
    DELETE FROM checklists_question WHERE question_set_id IN
        (SELECT id FROM checklists_questionset WHERE key = 'made-up');
    DELETE FROM checklists_questionset WHERE key = 'made-up'
"""


@contextmanager
def owning() -> Iterator[None]:
    """Be the owner of the tables for a moment, as a deployment is; what is done stays."""
    connection.close()
    connection.settings_dict["USER"] = settings.DATABASE_OWNER_ROLE
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["USER"] = settings.DATABASE_APP_ROLE


@pytest.fixture
def second(northmoor, people, tmp_path):
    """An agreed review of a first version, after which a second one was brought in."""
    made_up = MadeUp(tmp_path)
    with owning():
        made_up.bring(1)
    agreed(northmoor, people, "Spring review", -1, level=2, previous=None)
    with owning():
        made_up.bring(2)
    yield made_up
    call_command("flush", interactive=False, reset_sequences=False, inhibit_post_migrate=True)
    with owning(), connection.cursor() as cursor:
        cursor.execute(FORGET)


def test_newer_version_is_told_of_at_every_step(second, northmoor, people, signed_in_page, axe):
    facilitator = signed_in_page(people.facilitator)

    # when the facilitator is about to open a review
    facilitator.goto("/areas/northmoor/rounds/open/")
    expect(facilitator.get_by_role("heading", name="What is new in the statements")).to_be_visible()
    facilitator.get_by_text("Made-up set: 2 reworded, 1 split").click()
    expect(facilitator.get_by_text("Was: We look after staff and families.")).to_be_visible()
    axe(facilitator)

    # and Olive answers the newer one
    round_ = ask(northmoor, people.facilitator, people.owner, sets=SETS)
    page = signed_in_page(people.owner)
    page.goto(f"/areas/northmoor/rounds/{round_.pk}/answer/made-up/", wait_until="networkidle")
    page.locator("#MU1").get_by_role("radio", name="Mature").check(force=True)
    expect(page.locator("#MU1")).to_contain_text("It was: “We tell one story.”")
    page.locator("#MU2").get_by_role("radio", name="Mature").check(force=True)
    expect(page.locator("#MU2")).to_contain_text("Saved")
    expect(page.locator("#MU2")).not_to_contain_text("At the last review")
    axe(page)

    # then the comparison says what is compared, and what is not
    close(round_, people.facilitator)
    with area_scope(northmoor.pk):
        assert round_.previous is not None
    page.goto(f"/areas/northmoor/rounds/{round_.pk}/compare/")
    expect(page.get_by_text("Split from a wider statement: no change is shown.")).to_have_count(2)
    expect(page.get_by_text("Merged from two statements: no change is shown.")).to_have_count(1)
    axe(page)
