"""Addresses whose forms are kept: the same as the resolver's own, whatever is put into them."""

from uuid import UUID

import pytest
from django.test import override_settings
from django.urls import NoReverseMatch, reverse, set_script_prefix

from hubs.presentation.addresses import address

ROUND, QUESTION = UUID(int=7), UUID(int=8)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("hubs:help-view", {}),
        ("checklists:round-list", {"slug": "northmoor"}),
        ("checklists:agreement-edit", {"question_id": QUESTION, "slug": "a", "round_id": ROUND}),
        ("checklists:agreement-edit", {"slug": "a", "round_id": ROUND, "question_id": QUESTION}),
        ("checklists:round-detail", {"slug": "a", "round_id": str(ROUND)}),
        ("checklists:workshop-view", {"slug": "a", "round_id": ROUND, "number": 12}),
        ("leadership:public-view", {"token": "north_moor-9"}),
    ],
)
def test_address_is_what_the_resolver_says(name, parts):
    for _turn in range(2):
        assert address(name, **parts) == reverse(name, kwargs=parts)


def test_address_takes_the_parts_of_each_call():
    one = address("checklists:round-detail", slug="one", round_id=ROUND)
    two = address("checklists:round-detail", slug="two", round_id=QUESTION)
    assert (one, two) == (f"/areas/one/rounds/{ROUND}/", f"/areas/two/rounds/{QUESTION}/")


@pytest.mark.parametrize("slug", ["", "a/b", "a b", "?", "../..", "\u00e9"])
def test_address_refuses_what_the_resolver_refuses(slug):
    assert address("checklists:round-list", slug="fine")
    with pytest.raises(NoReverseMatch):
        address("checklists:round-list", slug=slug)


def test_address_refuses_a_page_that_is_not_there():
    with pytest.raises(NoReverseMatch):
        address("checklists:no-such-page", slug="a")


@pytest.fixture
def below_a_prefix():
    set_script_prefix("/planner/")
    yield
    set_script_prefix("/")


@pytest.mark.usefixtures("below_a_prefix")
def test_address_stays_below_the_prefix_of_the_request():
    assert address("hubs:help-view") == reverse("hubs:help-view")
    assert address("hubs:help-view").startswith("/planner/")


def test_address_is_that_of_the_site_in_use():
    assert address("hubs:help-view")
    with override_settings(ROOT_URLCONF="config.account_urls"), pytest.raises(NoReverseMatch):
        address("hubs:help-view")
