"""Words quoted in a report: chosen, taken back before it is signed, kept after."""

import pytest
from django.urls import reverse

from checklists.models import Question, Quotation, Reflection
from governance.models import Report, SignOff
from governance.snapshot import from_data
from hubs.tenancy import area_scope, user_scope
from tests.boardroom import Boardroom

WORDS = "Two decisions could sit with hub managers from tomorrow."
EDIT = "/areas/northmoor/rounds/{}/reflect/reflective-questions/RQ2.1/"


def url(name, report):
    place = {"slug": "northmoor", "report_id": report.pk}
    return reverse(f"governance:{name}", kwargs=place)


@pytest.fixture
def boardroom(northmoor, people):
    return Boardroom(northmoor, people)


def write(boardroom, text=WORDS, visibility="quotable", code="RQ2.1"):
    people, round_ = boardroom.people, boardroom.review.round
    with area_scope(boardroom.area.pk), user_scope(people.owner.pk):
        return Reflection.objects.create(
            author=people.owner,
            question=Question.objects.filter(code=code).order_by("-question_set__version")[0],
            round=round_,
            text=text,
            visibility=visibility,
            saved_at=round_.opened_at,
        )


def take_back(boardroom, reflection, visibility="private"):
    with area_scope(boardroom.area.pk), user_scope(boardroom.people.owner.pk):
        Reflection.objects.filter(pk=reflection.pk).update(visibility=visibility)


def choose(client, report, *reflections):
    ticked = {"version": report.version, "quotes": [str(each.pk) for each in reflections]}
    return client.post(url("report-evidence", report), ticked)


@pytest.fixture
def client(people, sign_in):
    return sign_in(people.facilitator)


@pytest.fixture
def quoted(boardroom, client):
    """A report that quotes a reflection, and that reflection."""
    reflection, report = write(boardroom), boardroom.report()
    assert choose(client, report, reflection).status_code == 302
    return boardroom.again(report), reflection


def test_only_what_may_be_quoted_is_offered(boardroom, client):
    report = boardroom.report()
    assert "in their own words" not in client.get(url("report-evidence", report)).text
    write(boardroom)
    write(boardroom, "Shared, not to be quoted", "shared", "RQ1.1")
    write(boardroom, "x" * 1_001, code="RQ1.2")
    page = client.get(url("report-evidence", report)).text
    assert WORDS in page
    assert "not to be quoted" not in page
    assert "x" * 1_001 not in page
    assert "Olive" not in page


def test_quote_is_printed_without_its_author(client, quoted):
    report, _reflection = quoted
    page = client.get(url("report-read", report)).text
    assert WORDS in page
    assert "In leaders’ own words" in page
    assert "Olive" not in page
    assert from_data(report.snapshot).quotes[0].text == WORDS


def test_what_is_shared_only_cannot_be_chosen(boardroom, client):
    write(boardroom)
    shared = write(boardroom, "Shared only", "shared", "RQ1.1")
    report = boardroom.report()
    response = choose(client, report, shared)
    assert response.status_code == 422
    assert "may no longer be quoted" in response.text


@pytest.mark.parametrize("how", ["private", "shared", "deleted"])
def test_quote_taken_back_leaves_the_draft_at_once(boardroom, client, quoted, how):
    report, reflection = quoted
    if how == "deleted":
        with area_scope(boardroom.area.pk), user_scope(boardroom.people.owner.pk):
            reflection.delete()
    else:
        take_back(boardroom, reflection, how)
    assert WORDS not in client.get(url("report-read", report)).text
    assert WORDS not in client.get(url("report-data", report)).text


def test_draft_pdf_with_it_is_not_handed_out_and_another_draft_is_made(boardroom, client, quoted):
    report, reflection = quoted
    client.post(url("report-document", report))
    with area_scope(boardroom.area.pk):
        report.documents.update(state="done", pdf=b"%PDF-")
    assert client.get(url("report-pdf", report)).status_code == 200
    take_back(boardroom, reflection)
    assert client.get(url("report-pdf", report)).status_code == 302
    client.post(url("report-document", report))
    now = boardroom.again(report)
    assert now.draft_number == report.draft_number + 1
    assert from_data(now.snapshot).quotes == ()
    assert now.quotes == []


def test_what_was_taken_back_is_not_signed(boardroom, quoted):
    report, reflection = quoted
    boardroom.bring(report, Report.State.IN_REVIEW)
    take_back(boardroom, reflection)
    boardroom.keep(boardroom.sign(report))
    with area_scope(boardroom.area.pk):
        assert from_data(SignOff.objects.get().snapshot).quotes == ()
        assert not Quotation.objects.exists()


def test_signed_report_stays_and_the_author_is_told(boardroom, people, sign_in, quoted):
    report, reflection = quoted
    boardroom.bring(report, Report.State.SIGNED)
    take_back(boardroom, reflection)
    assert WORDS in sign_in(people.board_member).get(url("report-read", report)).text
    author = sign_in(people.owner)
    listed = author.get("/areas/northmoor/reflections/").text
    assert "Quoted, without your name, in “Family hubs leadership”, signed off on" in listed
    assert "Family hubs leadership" in author.get("/areas/northmoor/reflections/mine.csv").text
    with area_scope(boardroom.area.pk), user_scope(people.owner.pk):
        reflection.delete()
        assert not Quotation.objects.exists()
    assert WORDS in sign_in(people.board_member).get(url("report-read", report)).text
