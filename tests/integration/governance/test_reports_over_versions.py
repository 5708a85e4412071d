"""The board's report and the first page, where reviews asked different versions of a set."""

from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import timezone

from governance.models import Report
from governance.overview import read_overview
from governance.presenters.report_page import ReportPage
from governance.presenters.report_position import Position
from governance.snapshot.codec import from_data, to_data
from governance.snapshot.facts import Standing
from governance.snapshot.gather import take_snapshot
from hubs.models import Membership
from hubs.tenancy import area_scope
from tests.integration.checklists.test_upgrading import action_on, agreed
from tests.queries import at_most

OVERVIEW = "/areas/northmoor/"


@pytest.fixture
def spring(made_up, northmoor, people):
    return agreed(northmoor, people, "Spring review", -1, level=2, previous=None)


@pytest.fixture
def autumn(spring, made_up, northmoor, people):
    made_up.bring(2)
    return agreed(northmoor, people, "Autumn review", 0, level=3, previous=spring.round)


@pytest.fixture
def third(autumn, made_up, northmoor, people):
    made_up.bring(3)
    return agreed(northmoor, people, "Third review", 1, level=3, previous=autumn.round)


def snapshot_of(boardroom, review):
    """What a report on a review says, read back as it is kept."""
    report = boardroom.report()
    with area_scope(review.area.pk):
        Report.objects.filter(pk=report.pk).update(round=review.round)
        report = Report.objects.get(pk=report.pk)
        return from_data(to_data(take_snapshot(report, now=timezone.now())))


def statements_of(snapshot):
    return {each.ref: each for each in snapshot.statements}


def test_report_compares_where_only_words_changed(autumn, boardroom):
    found = statements_of(snapshot_of(boardroom, autumn))
    assert {ref: (each.previous, each.change) for ref, each in found.items()} == {
        "MU1": (2, "reworded"),
        "MU2": (None, "split"),
        "MU3": (None, "split"),
        "MU4": (None, "merged"),
        "MU5": (None, "new"),
        "MU6": (2, "same"),
    }
    assert found["MU4"].was == ("Our money is shared.", "Our buildings are shared.")


def test_printed_table_says_in_short_what_is_not_compared(autumn, boardroom):
    [table] = Position(snapshot_of(boardroom, autumn)).tables
    assert {line.ref: (line.change, line.direction) for line in table.lines} == {
        "MU1": ("Up 1 level, reworded", "up"),
        "MU2": ("Split from a wider statement", ""),
        "MU3": ("Split from a wider statement", ""),
        "MU4": ("Merged from two statements", ""),
        "MU5": ("New", ""),
        "MU6": ("Up 1 level", "up"),
    }


def test_words_and_picture_leave_out_what_starts_afresh(autumn, boardroom):
    snapshot = snapshot_of(boardroom, autumn)
    said = "Since November 2026, two moved up. Four are not compared: their statements are new,"
    assert said in Position(snapshot).words
    units = ReportPage(snapshot, Standing(draft=1)).units
    assert units.description.startswith("November 2026: 2 Basic. ")


def test_one_statement_that_starts_afresh_is_told_as_one(autumn, boardroom):
    found = snapshot_of(boardroom, autumn)
    kept = [each for each in found.statements if each.ref in {"MU1", "MU5"}]
    asked = replace(found.question_sets[0], statements=tuple(kept))
    words = Position(replace(found, question_sets=(asked,))).words
    assert words.endswith("One is not compared: its statement is new, split or merged.")


def test_appendix_gives_the_words_there_were(autumn, boardroom):
    found = {each.ref: each.stands for each in Position(snapshot_of(boardroom, autumn)).evidence}
    assert found["MU1"] == "Reworded since the November 2026 review. It was: “We tell one story.”"
    assert found["MU6"] == ""


def test_statement_that_kept_its_level_in_other_words_says_both(third, boardroom):
    [table] = Position(snapshot_of(boardroom, third)).tables
    changes = {line.ref: line.change for line in table.lines}
    assert (changes["MU5"], changes["MU1"]) == ("No change, reworded", "No change")


def test_page_of_the_report_says_it_beside_each_strip_and_in_its_tables(autumn, boardroom):
    page = ReportPage(snapshot_of(boardroom, autumn), Standing(draft=1))
    rows = {row["text"][:3]: row["strip"] for row in page.strips[0]["rows"]}
    assert rows["MU1"].change == "Up 1 from Basic, reworded"
    assert rows["MU2"].change == "Split from a wider statement"
    assert "Merged from two statements." in rows["MU4"].description


def test_action_is_told_at_the_statements_that_came_of_its_own(spring, autumn, boardroom):
    action_on(spring, "MU2", "Hold supper together")
    action_on(spring, "MU6", "Meet every week")
    action_on(autumn, "MU6", "Listen to parents")
    about = {each.text: each.about for each in snapshot_of(boardroom, autumn).actions}
    assert about == {
        "Hold supper together": "MU2, MU3",
        "Meet every week": "",
        "Listen to parents": "MU6",
    }


def test_action_on_another_set_keeps_its_own_code(autumn, boardroom):
    action_on(boardroom.review, "LC4", "Tell the story")
    [told] = snapshot_of(boardroom, autumn).actions
    assert (told.about, told.statements) == ("LC4", ("LC4",))


def test_same_level_over_three_versions_is_told_without_an_action(
    spring, made_up, northmoor, people, boardroom
):
    made_up.bring(2)
    second = agreed(northmoor, people, "Second", 0, level=2, previous=spring.round)
    made_up.bring(3)
    third = agreed(northmoor, people, "Third", 1, level=2, previous=second.round)
    heading = "Same level for three reviews, with no action"
    said = {each.heading: each.text for each in snapshot_of(boardroom, third).drift}
    assert said[heading] == "MU1 and MU5."
    action_on(spring, "MU5", "Listen to parents")
    said = {each.heading: each.text for each in snapshot_of(boardroom, third).drift}
    assert said[heading] == "MU1."


def test_snapshot_of_before_reads_as_if_nothing_had_been_reworded(autumn, boardroom):
    data = to_data(replace(snapshot_of(boardroom, autumn), schema=3))
    found = from_data(data)
    assert {(each.change, each.was) for each in found.statements} == {("", ())}
    assert to_data(found) == data
    [table] = Position(found).tables
    assert table.lines[1].change == "Agreed for the first time"


def test_overview_sees_ratings_and_actions_through_the_versions(
    spring, made_up, northmoor, people, sign_in
):
    made_up.bring(2)
    second = agreed(northmoor, people, "Second", 0, level=2, previous=spring.round)
    made_up.bring(3)
    agreed(northmoor, people, "Third", 1, level=2, previous=second.round)
    assert "same in 3 reviews, with no action: “Name MU1”, “Name MU5”." in signs(people)
    action_on(spring, "MU5", "Listen to parents")
    assert "same in 3 reviews, with no action: “Name MU1”." in signs(people)
    client = sign_in(people.facilitator)
    text = client.get(OVERVIEW).text
    assert "No change, reworded" in text
    with at_most(12):
        client.get(OVERVIEW)


def signs(people):
    with area_scope(people.area.pk):
        membership = Membership.objects.get(user=people.facilitator)
        facts = read_overview(membership, timezone.now())
    return " ".join(sign.what for sign in facts.signs)


def test_read_report_says_it_on_the_page(autumn, boardroom, people, sign_in):
    report = boardroom.report()
    with area_scope(autumn.area.pk):
        Report.objects.filter(pk=report.pk).update(round=autumn.round, snapshot={"schema": 3})
    url = reverse("governance:report-read", args=["northmoor", report.pk])
    text = sign_in(people.facilitator).get(url).text
    assert "Split from a wider statement" in text
    assert "Up 1 from Basic, reworded" in text
