"""The lines beside a picture follow their rule, whoever answered."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from checklists.marks import organisation_codes, picture_marks
from checklists.presenters.compare_words import month
from checklists.reading import by_organisation, extent, reading
from checklists.results import QuestionResult, ResultMark
from hubs.models import Sector

ROLES = ["Leader", "Sponsor", "Health lead", "Head", "Voluntary lead", "Parent", "Second parent"]
COUNCIL, HEALTH, FAMILIES = Sector.LOCAL_AUTHORITY, Sector.HEALTH, Sector.FAMILIES


def question(*answers):
    marks = tuple(
        ResultMark(role[:2].upper(), role, f"{Sector(sector).label} body", sector, level)
        for role, (sector, level) in zip(ROLES, answers, strict=False)
    )
    given = [mark.level for mark in marks if mark.level is not None]
    return QuestionResult(
        question_id=UUID(int=1),
        set_key="leading-change",
        set_title="Leading change",
        set_version=1,
        code="LC1",
        number=1,
        text="A strong narrative",
        short_name="Narrative",
        agreed=None,
        previous_level=None,
        marks=marks,
        counts={level: given.count(level) for level in given},
        actions=(),
        is_talk=True,
        variation=0.0,
    )


@pytest.mark.parametrize(
    ("answers", "line"),
    [
        ([(COUNCIL, 4), (COUNCIL, 4), (HEALTH, 2), (FAMILIES, 2)],
         "Higher than the rest: Local authority."),
        ([(COUNCIL, 4), (COUNCIL, 4), (HEALTH, 4), (FAMILIES, 1)],
         "Lower than the rest: Families and young people."),
        ([(COUNCIL, 5), (COUNCIL, 3), (HEALTH, 3), (FAMILIES, 1)],
         "Lower than the rest: Families and young people."),
        ([(COUNCIL, 5), (COUNCIL, 1), (HEALTH, 3)],
         "Highest: Leader (Mature). Lowest: Sponsor (Not yet started)."),
        ([(COUNCIL, 3), (HEALTH, 3)], ""),
        ([(COUNCIL, 0), (HEALTH, 0)], "2 of 2 don’t know."),
        ([(COUNCIL, None)], ""),
    ],
)  # fmt: skip
def test_reading_names_who_stands_apart(answers, line):
    assert reading(question(*answers)) == line


def test_reading_counts_more_than_three_at_an_end():
    answers = [(COUNCIL, 1), (COUNCIL, 4), (COUNCIL, 4), (COUNCIL, 4), (COUNCIL, 4)]
    assert reading(question(*answers)) == (
        "Highest: 4 people (Substantial progress). Lowest: Leader (Not yet started)."
    )


def test_reading_by_organisation_names_organisations():
    found = reading(question((COUNCIL, 5), (HEALTH, 2), (FAMILIES, 2)), by_organisation)
    assert found == "Higher than the rest: Local authority body."


@pytest.mark.parametrize(
    ("answers", "line"),
    [
        ([(COUNCIL, 2), (HEALTH, 4)],
         "Answers run from Basic to Substantial progress, 3 of the 5 levels."),
        ([(COUNCIL, 3), (HEALTH, 3)], "Every rating is Early progress."),
        ([(COUNCIL, 3), (HEALTH, 0)], "Every rating is Early progress. 1 person doesn’t know."),
        ([(COUNCIL, 3), (HEALTH, None)],
         "Every rating is Early progress. 1 person gave no answer."),
        ([(COUNCIL, 0), (HEALTH, 0)], "Nobody gave a rating. 2 people don’t know."),
    ],
)  # fmt: skip
def test_extent_says_how_far_ratings_reach(answers, line):
    assert extent(question(*answers)) == line


def test_organisations_get_letters_of_their_own():
    names = ["Northmoor Council", "Northmoor College", "North Coast", "The School of Northmoor"]
    codes = organisation_codes(names)
    assert len(set(codes.values())) == 4
    assert all(1 <= len(code) <= 3 for code in codes.values())
    assert codes["North Coast"] == "NC"


def test_no_mark_on_a_picture_of_answers_reads_as_a_word():
    codes = organisation_codes(["Northmoor Community Health", "Northmoor Council", "Old Kirk"])
    assert codes["Northmoor Council"] == "NR"
    assert codes["Old Kirk"] == "OL"


def test_organisations_without_letters_get_a_mark_too():
    assert organisation_codes(["…", "–"]).keys() == {"…", "–"}


def test_picture_leaves_out_who_gave_no_answer():
    assert [m.level for m in picture_marks(question((COUNCIL, None), (HEALTH, 0)).marks)] == [0]


def test_month_names_the_year_only_when_it_is_another(time_machine):
    time_machine.move_to("2026-11-23T10:00:00+00:00")
    assert month(datetime(2026, 5, 1, tzinfo=UTC)) == "May"
    assert month(datetime(2025, 11, 1, tzinfo=UTC)) == "November 2025"
