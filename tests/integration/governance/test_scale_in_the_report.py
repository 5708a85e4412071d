"""A report on a review asked on another scale says so, on the page and in its snapshot."""

from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import timezone

from checklists.standings import latest_ratings
from governance.presenters.agreed_ratings import agreed_ratings
from governance.presenters.report_method import method_steps
from governance.presenters.report_position import Position
from governance.snapshot import from_data, from_json, to_data, to_json
from governance.snapshot.gather import take_snapshot
from hubs.tenancy import area_scope
from tests.reviews import CLOSED, Review

PLACED = "No takes the place of Not yet started, Partly of Early progress and Yes of Substantial"
BEFORE = "The review before was asked as “Five levels, from Not yet started to Mature”."
OTHER = "The two reviews were asked on different scales, which may be part of any change."


@pytest.fixture
def report(boardroom):
    """A draft on a review asked as yes, partly or no, after one on the five levels."""
    boardroom.review.agree("LC4", 3)
    boardroom.review = Review(
        boardroom.area,
        boardroom.people.facilitator,
        title="Winter review",
        state="agreed",
        scale="yes-partly-no",
        previous=boardroom.review.round,
        opened_at=CLOSED,
    )
    boardroom.review.answer_all(4, 4, 3, 3, 1, 4)
    boardroom.review.agree("LC4", 4)
    return boardroom.report()


def snapshot_of(boardroom, report):
    with area_scope(boardroom.area.pk):
        return take_snapshot(boardroom.again(report), now=timezone.now())


def test_method_says_how_it_was_asked_and_that_this_changed(boardroom, report):
    snapshot = snapshot_of(boardroom, report)
    alone = method_steps(snapshot)[1]
    assert alone.startswith("Each answered alone, before they saw anybody else’s answers. Asked as")
    assert PLACED in alone
    assert BEFORE in alone
    assert Position(snapshot).words.endswith(OTHER)
    assert from_json(to_json(snapshot)) == snapshot


def test_page_says_it(report, people, sign_in):
    url = reverse("governance:report-read", args=["northmoor", report.pk])
    shown = sign_in(people.facilitator).get(url).text
    assert PLACED in shown
    assert OTHER in shown


def test_snapshot_of_before_still_reads_and_says_nothing_of_scales(boardroom, report):
    data = to_data(replace(snapshot_of(boardroom, report), schema=3))
    old = from_data(data)
    assert (old.round.asked_as, old.round.asked_before) == ("", "")
    assert method_steps(old)[1] == "Each answered alone, before they saw anybody else’s answers."
    assert to_data(old) == data


def test_usual_scale_says_nothing_of_it(boardroom):
    snapshot = snapshot_of(boardroom, boardroom.report())
    assert (snapshot.round.asked_as, snapshot.round.asked_before) == ("", "")


def test_overview_says_how_ratings_came_about(boardroom, report, people, sign_in):
    with area_scope(boardroom.area.pk):
        ratings = latest_ratings()
    assert agreed_ratings(ratings).lead.endswith(OTHER)
    shown = sign_in(people.facilitator).get("/areas/northmoor/").text
    assert PLACED in shown
    assert OTHER in shown


def test_overview_of_a_first_review_says_how_it_was_asked(northmoor, people):
    held = Review(northmoor, people.facilitator, state="agreed", scale="basic-developed")
    held.agree("LC4", 4)
    with area_scope(northmoor.pk):
        lead = agreed_ratings(latest_ratings()).lead
    assert "Asked as “Two levels, Basic and Developed”." in lead
    assert OTHER not in lead
