"""A closed review as spreadsheets: what the compare page shows, and nothing before it closes."""

from datetime import date

import pytest
from django.urls import reverse

from checklists.models import Action, Answer
from hubs.spreadsheets import read_upload
from hubs.tenancy import area_scope
from leadership.models import Person
from tests.queries import at_most
from tests.reviews import Review

SETS = ("leading-change", "system-leadership")


@pytest.fixture
def review(northmoor, people):
    before = Review(northmoor, people.facilitator, title="Spring review 2026", state="agreed")
    before.agree("LC2", 2)
    review = Review(northmoor, people.facilitator, previous=before.round, sets=SETS)
    review.answer_all(3, 3, 3, 4, 4, but={"LC2": (1, 0, 5, 5, None, 1)})
    review.agree("LC2", 3)
    with area_scope(northmoor.pk):
        Action.objects.create(
            round=review.round,
            question=review.question("LC2"),
            text="=Share one induction",
            driver=Person.objects.get(name="Voice 1"),
            due_on=date(2027, 2, 26),
            created_by=people.facilitator,
        )
        Answer.objects.filter(
            question=review.question("LC2"), participation=review.voices[0]
        ).update(evidence="-raised\x0btwice")
    return review


def address(review, list_name=""):
    place = {"slug": "northmoor", "round_id": review.round.pk}
    if list_name:
        return reverse("checklists:results-list", kwargs={**place, "list_name": list_name})
    return reverse("checklists:results-workbook", kwargs=place)


def sheets_of(client, review):
    content = client.get(address(review)).content
    return {sheet.title: [r.cells for r in sheet.rows] for sheet in read_upload(content).sheets}


def table_of(content):
    rows = read_upload(content).sheets[0].rows
    return [dict(zip(rows[0].cells, (*row.cells, *[""] * 20), strict=False)) for row in rows[1:]]


def test_workbook_has_a_sheet_for_every_set_and_says_how_it_was_made(review, people, sign_in):
    sheets = sheets_of(sign_in(people.owner), review)
    assert list(sheets) == [
        "Leading change",
        "System leadership",
        "Actions",
        "Answers",
        "About this file",
    ]
    assert len(sheets["Leading change"]) == 8
    assert ("Compared with", "Spring review 2026") in sheets["About this file"]
    assert ("Took part", "6 of 6 people answered") in sheets["About this file"]


def test_agreed_view_has_rating_reason_spread_and_actions(review, people, sign_in):
    answer = sign_in(people.owner).get(address(review, "agreed"))
    row = next(row for row in table_of(answer.content) if row["Code"] == "LC2")
    assert row["Question set"] == "Leading change"
    assert (row["Agreed rating"], row["Agreed before"]) == ("Early progress", "Basic")
    counts = [row[name] for name in ("Not yet started", "Mature", "Don’t know", "No answer")]
    assert counts == ["2", "2", "1", "1"]
    assert row["How far apart"].startswith("Answers run from Not yet started to Mature")
    assert (row["To talk about"], row["Actions"]) == ("Yes", "=Share one induction")
    assert (
        (answer["Content-Disposition"])
        == 'attachment; filename="northmoor-autumn-review-2026-agreed.csv"'
    )


def test_statement_that_is_not_agreed_says_so(review, people, sign_in):
    rows = table_of(sign_in(people.owner).get(address(review, "agreed")).content)
    assert rows[0]["Agreed rating"] == "Not agreed yet"
    assert (rows[0]["Why"], rows[0]["Agreed at"], rows[0]["Agreed before"]) == ("", "", "")


def test_actions_say_who_drives_them_and_by_when(review, people, sign_in):
    (row,) = table_of(sign_in(people.owner).get(address(review, "actions")).content)
    assert (row["Action"], row["Drives"], row["Due"], row["Status"]) == (
        "=Share one induction",
        "Voice 1",
        "2027-02-26",
        "Open",
    )


def test_answers_name_roles_and_organisations_as_the_compare_page_does(review, people, sign_in):
    sheets = sheets_of(sign_in(people.owner), review)
    answers = [row for row in sheets["Answers"] if row[1] == "LC2"]
    assert len(answers) == 6
    assert answers[0][3:] == (
        "Comes with the service",
        "AL",
        "Accountable leader",
        "Northmoor Local authority",
        "Local authority",
        "Not yet started",
        "-raised\x0btwice",
    )
    assert {row[8] for row in answers} == {"Not yet started", "Don’t know", "Mature", "No answer"}
    assert "Voice 1" not in str(sheets["Answers"])


@pytest.mark.parametrize("list_name", ["", "agreed", "actions", "answers"])
def test_nothing_goes_out_before_the_review_closes(northmoor, people, sign_in, list_name):
    review = Review(northmoor, people.facilitator, state="open")
    review.answer_all(1, 1, 1)
    for who in (people.facilitator, people.owner):
        response = sign_in(who).get(address(review, list_name))
        assert response.status_code == 409
        assert response["Content-Type"].startswith("text/html")
        assert "Not yet started" not in response.text


def test_only_who_may_compare_gets_a_file(review, people, sign_in):
    for who in (people.administrator, people.clerk, people.observer):
        assert sign_in(who).get(address(review)).status_code == 403


def test_list_of_another_name_is_not_found(review, people, sign_in):
    assert sign_in(people.owner).get(address(review, "reflections")).status_code == 404


def test_compare_page_offers_the_files(review, people, sign_in):
    page = sign_in(people.owner).get(
        reverse("checklists:compare-view", args=["northmoor", review.round.pk])
    )
    assert f'href="{address(review)}"' in page.text
    assert f'href="{address(review, "answers")}"' in page.text


@pytest.mark.parametrize("voices", [1, 50])
def test_workbook_costs_the_same_queries_for_any_number_of_voices(
    northmoor, people, sign_in, voices
):
    review = Review(northmoor, people.facilitator, voices=voices)
    review.answer_all(*[3] * voices)
    client = sign_in(people.owner)
    with at_most(11):
        assert client.get(address(review)).status_code == 200
