"""The report's sentences: right for one, for several and for none."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from governance.presenters import words
from governance.presenters.report import ReportView
from governance.presenters.report_page import ReportPage
from tests.samples.reports import DRAFT, SIGNED, northmoor_snapshot


def view(standing=DRAFT, **changes):
    return ReportView(replace(northmoor_snapshot(), **changes), standing)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (time(14), "2pm"), (time(9, 30), "9:30am"), (time(12), "noon"), (time(0), "midnight"),
        (time(0, 5), "12:05am"), (datetime(2026, 7, 1, 9, 0, tzinfo=UTC), "10am"),
    ],
)  # fmt: skip
def test_hours_are_said_as_in_london(at, said):
    assert words.hour(at) == said


@pytest.mark.parametrize(
    ("count", "said"), [(1, "one level"), (9, "nine levels"), (10, "10 levels"), (0, "0 levels")]
)
def test_small_numbers_are_words(count, said):
    assert words.several(count, "level") == said


def test_who_leads_in_one_paragraph():
    assert view().people.words == (
        "Helen Marsh is the single accountable leader, since 2 March 2026, with Joanne Pike as "
        "deputy. One of the six named roles is vacant: data and evaluation lead. No one is engaged "
        "in three of the 15 places in Table 1."
    )


def test_who_leads_when_all_is_well():
    snapshot = northmoor_snapshot()
    full = tuple(
        replace(row, cells=tuple(replace(cell, names=("A",)) for cell in row.cells))
        for row in snapshot.coverage
    )
    people = view(roles=snapshot.roles[:-1], coverage=full).people
    assert "All five named roles are filled." in people.words
    assert "Someone is engaged in every place" in people.words


def test_who_leads_when_nobody_or_two_do():
    snapshot = northmoor_snapshot()
    leader = snapshot.roles[0]
    assert view(roles=()).people.words.startswith("No one is the single accountable leader.")
    both = (leader, replace(leader, holder="Second Person"))
    assert "Helen Marsh and Second Person are both named" in view(roles=both).people.words


def test_position_counts_levels_and_moves():
    assert view().position.words == (
        "Four statements stand at Substantial progress, five at Early progress and three at Basic. "
        "Since May 2026, six moved up, one moved down and five did not change."
    )


def test_position_before_anything_is_agreed():
    (first, *_) = northmoor_snapshot().question_sets
    open_ = tuple(replace(s, agreed=None, previous=None) for s in first.statements)
    position = view(question_sets=(replace(first, statements=open_),)).position
    assert position.words == "No level has been agreed yet."
    assert {line.level for line in position.tables[0].lines} == {"Not yet agreed"}


def test_change_is_said_beside_every_strip():
    lines = {line.ref: line for table in view().position.tables for line in table.lines}
    assert (lines["LC1"].change, lines["LC1"].direction) == ("Up 1 level", "up")
    assert (lines["LC4"].change, lines["LC4"].direction) == ("Down 1 level", "down")
    assert lines["LC5"].change == "No change"


def test_report_says_when_partners_agree_on_nothing():
    (first, *_) = northmoor_snapshot().question_sets
    apart = tuple(each for each in first.statements if each.marks)
    words = view(question_sets=(replace(first, statements=apart),)).position.difference_words
    assert words.startswith("Partners agree on none of the ")


def test_differences_name_organisations_only_when_they_are_shown():
    snapshot = northmoor_snapshot()
    hidden = replace(snapshot.round, organisations_shown=False)
    shown = str(view().position.differences[0].picture)
    unshown = str(view(round=hidden).position.differences[0].picture)
    assert "Northmoor Voluntary Action" in shown
    assert "Northmoor Voluntary Action" not in unshown
    assert "1 Not yet started" in unshown
    assert "organisation gave which answer" in view(round=hidden).method_limits


def test_page_hides_letters_when_organisations_are_not_shown():
    hidden = replace(northmoor_snapshot().round, organisations_shown=False)
    page = ReportPage(replace(northmoor_snapshot(), round=hidden), DRAFT)
    assert page.letters == ""
    assert {mark.code for each in page.spreads for mark in each["picture"].marks} == {""}


def test_recommendations_set_the_verb_apart():
    asks = view(recommendations=("Agree to meet", "that all is well")).recommendations
    assert [(a.verb, a.rest) for a in asks] == [("agree", "to meet"), ("", "that all is well")]


def test_decisions_due_name_what_the_board_is_asked():
    first = view().actions[0]
    assert (first.ref, first.text, first.status_text) == (
        "D1",
        "Recommendations 2, 3 and 4",
        "Decision due",
    )


def test_a_report_for_noting_asks_for_no_decision():
    cover = replace(northmoor_snapshot().cover, purpose="Noting")
    assert view(cover=cover, decisions_open=()).actions[0].ref == "A1"


def test_signature_says_who_and_when():
    assert [s.when for s in view(DRAFT).signatures] == ["20 November 2026", "Waiting"]
    assert view(SIGNED).signatures[1].when == "20 November 2026, 4:12pm"
    assert view(SIGNED).state == "Signed 20 November 2026"


def test_sections_are_numbered_without_gaps():
    assert [s.number for s in view(drift=()).sections] == [str(n) for n in range(1, 8)]
    assert "drift" not in view(drift=()).by_key


def test_method_counts_one_leader_rightly():
    only = replace(northmoor_snapshot().respondents[2], answered=0)
    steps = view(respondents=(only,)).method
    assert "One leader of one organisation was invited, as current leaders; 0 answered." in steps[0]


def with_own_set():
    """Northmoor's snapshot with a set of the area's own after the others."""
    snapshot = northmoor_snapshot()
    shipped = snapshot.question_sets[0]
    own = replace(
        shipped,
        key="leading-change--01",
        title="Leading change: Northmoor’s own statements",
        attribution="Written by Northmoor for its own reviews.",
        statements=(replace(shipped.statements[0], ref="X1.1", whose="Northmoor’s own"),),
    )
    return (*snapshot.question_sets, own)


def test_statement_of_the_areas_own_is_marked_in_every_row_and_credited_to_nobody_else():
    shown = view(question_sets=with_own_set())
    position = shown.position
    assert position.tables[-1].lines[0].text.endswith("(Northmoor’s own)")
    assert position.evidence[-1].text.endswith("(Northmoor’s own)")
    assert position.own_words == (
        "Those marked “Northmoor’s own” are Northmoor’s words and no quotation."
    )
    assert position.attributions[-1] == (
        "Leading change: Northmoor’s own statements. Written by Northmoor for its own reviews."
    )
    page = ReportPage(replace(northmoor_snapshot(), question_sets=with_own_set()), DRAFT)
    assert page.strips[-1]["rows"][0]["text"].endswith("(Northmoor’s own)")


def test_report_of_shipped_sets_says_nothing_of_own_ones():
    assert view().position.own_words == ""
    assert not any("(Northmoor" in line.text for t in view().position.tables for line in t.lines)
