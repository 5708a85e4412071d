"""A report on its pages: started, written, checked, commented on, read by those who may."""

import pytest
from django.urls import reverse

from governance.actions.reports import refresh_report, write_words
from governance.measuring.counting import counting
from governance.models import Report, ReportComment
from governance.snapshot import from_data
from hubs.models import AuditEvent
from hubs.tenancy import area_scope
from tests.boardroom import RECOMMENDATIONS


def url(name, report=None, *args, slug="northmoor"):
    parts = [report.pk] if report else []
    return reverse(f"governance:{name}", args=[slug, *parts, *args])


def words_data(report, **fields):
    data = {"version": report.version, "rows": "3", "summary": "New summary", **fields}
    return {name: str(value) for name, value in data.items()}


def test_report_is_started_with_its_first_snapshot(boardroom, people, sign_in):
    author = str(boardroom.person(people.facilitator).pk)
    data = {
        "held": str(boardroom.review.round.pk),
        "meeting": str(boardroom.meeting.pk),
        "title": "Autumn report",
        "purpose": "decision",
        "author": author,
        "sponsor": str(boardroom.person(people.sponsor).pk),
        "contact": author,
    }
    answer = sign_in(people.facilitator).post(url("report-add"), data)
    with area_scope(boardroom.area.pk):
        report = Report.objects.get()
        assert AuditEvent.objects.filter(verb="report.started", subject_id=report.pk).exists()
    assert answer["Location"] == url("report-words", report)
    snapshot = from_data(report.snapshot)
    assert snapshot.cover.title == "Autumn report"
    assert [s.ref for s in snapshot.statements] == [f"LC{n}" for n in range(1, 8)]


def test_start_page_offers_the_meeting_it_was_opened_from(boardroom, people, sign_in):
    other = boardroom.add_meeting(60)
    page = sign_in(people.facilitator).get(f"{url('report-add')}?meeting={other.pk}")
    assert f'value="{other.pk}" selected' in page.content.decode()


def test_start_without_a_title_says_so(boardroom, people, sign_in):
    answer = sign_in(people.facilitator).post(url("report-add"), {"title": ""})
    assert answer.status_code == 422
    assert "Enter the title" in answer.content.decode()


def test_words_are_kept_numbered_and_audited(boardroom, people, sign_in):
    report = boardroom.report()
    data = words_data(
        report, recommendation_1="note it", recommendation_2="", recommendation_3="agree it",
        finance_text="None", finance_by="J Whitlock", finance_on_day="1", finance_on_month="12",
        finance_on_year="2026",
    )  # fmt: skip
    answer = sign_in(people.facilitator).post(url("report-words", report), data)
    assert answer.status_code == 302
    snapshot = from_data(boardroom.again(report).snapshot)
    assert snapshot.recommendations == ("note it", "agree it")
    assert snapshot.implications[0].cleared_on.isoformat() == "2026-12-01"
    with area_scope(boardroom.area.pk):
        assert AuditEvent.objects.filter(verb="report.words_changed").count() == 2


@pytest.mark.parametrize(
    ("button", "rows"), [({"add": "1"}, 4), ({"remove": "2"}, 2), ({"remove": "x"}, 3)]
)
def test_recommendation_rows_change_without_script_and_lose_nothing(
    boardroom, people, sign_in, button, rows
):
    report = boardroom.report()
    data = words_data(report, recommendation_1="first", recommendation_3="third", **button)
    page = sign_in(people.facilitator).post(url("report-words", report), data)
    assert page.status_code == 200
    text = page.content.decode()
    assert text.count('name="recommendation_') == rows
    assert "first" in text
    assert "third" in text
    assert "New summary" in text
    assert boardroom.again(report).summary != "New summary"


def test_words_too_long_are_refused_and_shown_again(boardroom, people, sign_in):
    report = boardroom.report()
    data = words_data(report, recommendation_1="x" * 1_001)
    answer = sign_in(people.facilitator).post(url("report-words", report), data)
    assert answer.status_code == 422
    assert "must be 1000 characters or fewer" in answer.content.decode()
    assert "x" * 1_001 in answer.content.decode()


def test_stale_words_show_both_texts_and_overwrite_nothing(boardroom, people, sign_in):
    report = boardroom.report()
    client = sign_in(people.facilitator)
    client.post(url("report-words", report), words_data(report, summary="Theirs"))
    answer = client.post(url("report-words", report), words_data(report, summary="Mine"))
    assert answer.status_code == 409
    assert "Theirs" in answer.content.decode()
    assert "Mine" in answer.content.decode()
    current = boardroom.again(report)
    assert current.summary == "Theirs"
    assert f'value="{current.version}"' in answer.content.decode()


def cover_data(report, **fields):
    return {
        "version": report.version, "meeting": report.meeting_id, "title": report.title,
        "reference": "NOR-1", "agenda_item": "7", "purpose": "noting",
        "author": report.author_id, "sponsor": report.sponsor_id, "contact": report.contact_id,
        "contact_phone": "01632 960 113", "exempt_reason": "", "wards": "All wards", **fields,
    }  # fmt: skip


def test_clerk_changes_the_cover_and_the_snapshot_follows(boardroom, people, sign_in):
    report = boardroom.report()
    answer = sign_in(people.clerk).post(url("report-cover", report), cover_data(report))
    assert answer.status_code == 302
    cover = from_data(boardroom.again(report).snapshot).cover
    assert (cover.reference, cover.purpose) == ("NOR-1", "Noting")


def test_exempt_report_needs_a_reason(boardroom, people, sign_in):
    report = boardroom.report()
    data = cover_data(report, exempt="on")
    answer = sign_in(people.clerk).post(url("report-cover", report), data)
    assert answer.status_code == 422
    assert "Say why the report is exempt" in answer.content.decode()


def test_only_ticked_evidence_is_printed(boardroom, people, sign_in):
    boardroom.review.answer("LC1")
    with area_scope(boardroom.area.pk):
        answers = list(boardroom.review.voices[0].answers.filter(question__code="LC1"))
        answers[0].evidence = "Our story is read out each month."
        answers[0].save()
    report = boardroom.report()
    client = sign_in(people.facilitator)
    assert "read out each month" in client.get(url("report-evidence", report)).content.decode()
    assert "read out each month" not in client.get(url("report-read", report)).content.decode()
    ticked = {str(answers[0].question_id): [str(answers[0].pk)], "version": report.version}
    client.post(url("report-evidence", report), ticked)
    snapshot = from_data(boardroom.again(report).snapshot)
    assert snapshot.statements[0].evidence == ("Our story is read out each month.",)
    assert not snapshot.round.organisations_shown


def test_report_page_reads_from_the_snapshot_only(boardroom, people, sign_in):
    report = boardroom.report()
    client = sign_in(people.facilitator)
    before = client.get(url("report-read", report)).content.decode()
    with area_scope(boardroom.area.pk):
        boardroom.board.name = "Renamed Board"
        boardroom.board.save()
        boardroom.review.round.agreements.update(level=5)
    after = client.get(url("report-read", report)).content.decode()
    assert "Report to the Partnership Board" in before
    assert "Report to the Partnership Board" in after
    for text in RECOMMENDATIONS:
        assert text in after


@pytest.mark.parametrize(
    ("state", "said"), [("draft", "Draft 1."), ("in_review", "Draft 1, in review.")]
)
def test_page_says_once_what_stage_a_draft_is_at(boardroom, people, sign_in, state, said):
    report = boardroom.report(state=state)
    page = sign_in(people.facilitator).get(url("report-read", report)).text
    assert f"{said}</b> Only its authors" in page


def test_refresh_brings_the_new_data_and_the_next_draft_number(boardroom, people, sign_in):
    report = boardroom.report()
    client = sign_in(people.facilitator)
    client.post(url("report-document", report))
    with area_scope(boardroom.area.pk):
        boardroom.board.name = "Renamed Board"
        boardroom.board.save()
    answer = client.post(url("report-refresh", report), {"version": report.version})
    assert answer["Location"] == url("report-check", report)
    current = boardroom.again(report)
    assert current.draft_number == 2
    assert from_data(current.snapshot).meeting.board == "Renamed Board"


def test_check_page_lists_gaps_with_the_page_that_mends_each(boardroom, people, sign_in):
    report = boardroom.report()
    page = sign_in(people.facilitator).get(url("report-check", report)).content.decode()
    assert "The cover has no reference or agenda item." in page
    assert url("report-cover", report) in page
    assert "7 statements not agreed" in page
    assert "Vacant role: Nobody is accountable leader yet." in page
    assert "leadership/checks/" in page
    assert "No implications are stated for legal, equality, risk and data protection." in page


def test_check_page_says_what_changed_since(boardroom, people, sign_in):
    report = boardroom.report()
    client = sign_in(people.facilitator)
    assert "Nothing has changed since then" in client.get(url("report-check", report)).text
    with area_scope(boardroom.area.pk):
        AuditEvent.objects.create(
            actor=people.facilitator,
            verb="agreement.changed",
            subject_type="agreement",
            summary="x",
        )
    assert "One change since then" in client.get(url("report-check", report)).text


def test_sending_and_returning_move_the_report(boardroom, people, sign_in):
    report = boardroom.report()
    data = {"version": report.version}
    sign_in(people.facilitator).post(url("report-send", report), data)
    report = boardroom.again(report)
    assert report.state == Report.State.IN_REVIEW
    sign_in(people.sponsor).post(url("report-return", report), {"version": report.version})
    assert boardroom.again(report).state == Report.State.DRAFT


@pytest.mark.parametrize("version", ["0", "", "x"])
def test_a_step_with_a_stale_version_does_nothing(boardroom, people, sign_in, version):
    report = boardroom.report()
    sign_in(people.facilitator).post(url("report-send", report), {"version": version})
    assert boardroom.again(report).state == Report.State.DRAFT


def test_comment_is_added_beside_its_section_and_settled(boardroom, people, sign_in):
    report = boardroom.report()
    client = sign_in(people.sponsor)
    client.post(url("report-comment", report), {"section": "who", "text": "Is this <b>right</b>?"})
    page = client.get(url("report-read", report)).content.decode()
    assert "Is this &lt;b&gt;right&lt;/b&gt;?" in page
    assert "One comment is open" in page
    with area_scope(boardroom.area.pk):
        comment = ReportComment.objects.get()
    sign_in(people.facilitator).post(url("comment-settle", report, comment.pk))
    with area_scope(boardroom.area.pk):
        assert ReportComment.objects.get().settled_by == people.facilitator


def test_empty_comment_is_refused_in_place(boardroom, people, sign_in):
    report = boardroom.report()
    data = {"section": "who", "text": " "}
    answer = sign_in(people.sponsor).post(url("report-comment", report), data)
    assert answer.status_code == 422
    assert "Enter your comment" in answer.content.decode()


@pytest.mark.parametrize("name", ["board_member", "observer", "owner", "administrator"])
def test_draft_is_not_found_by_those_who_may_not_read_it(boardroom, people, sign_in, name):
    report = boardroom.report(Report.State.IN_REVIEW)
    client = sign_in(getattr(people, name))
    for page in ("report-read", "report-pdf", "report-document", "report-data"):
        assert client.get(url(page, report)).status_code == 404
    assert report.title not in client.get(url("board-list")).content.decode()


@pytest.mark.parametrize(
    "name", ["report-read", "report-cover", "report-words", "report-check", "report-sign"]
)
def test_report_of_another_area_is_not_found(boardroom, people, sign_in, name):
    report = boardroom.report()
    client = sign_in(people.outsider)
    assert client.get(url(name, report, slug="eastvale")).status_code == 404
    assert client.get(url(name, report)).status_code == 404


@pytest.mark.parametrize("state", [Report.State.DRAFT, Report.State.SIGNED])
def test_report_page_stays_within_its_queries(boardroom, people, sign_in, state):
    report = boardroom.report(state)
    client = sign_in(people.clerk)
    with counting() as counted:
        assert client.get(url("report-read", report)).status_code == 200
    assert len(counted) <= 12


@pytest.mark.parametrize(
    "name", ["report-words", "report-cover", "report-evidence", "report-check", "report-document"]
)
def test_drafting_pages_stay_within_their_queries(boardroom, people, sign_in, name):
    report = boardroom.report()
    client = sign_in(people.facilitator)
    with counting() as counted:
        assert client.get(url(name, report)).status_code == 200
    assert len(counted) <= 12


def test_report_page_asks_as_often_with_three_comments_as_with_one(boardroom, people, sign_in):
    report = boardroom.report()
    client = sign_in(people.sponsor)
    counts = []
    for _ in range(2):
        client.post(url("report-comment", report), {"section": "who", "text": "Why?"})
        with counting() as counted:
            client.get(url("report-read", report))
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_a_signed_report_refuses_every_change(boardroom, people, sign_in):
    report = boardroom.report(Report.State.SIGNED)
    client = sign_in(people.facilitator)
    client.post(url("report-words", report), words_data(report, summary="Changed"))
    client.post(url("report-refresh", report), {"version": report.version})
    client.post(url("report-comment", report), {"section": "who", "text": "Late"})
    current = boardroom.again(report)
    assert current.summary != "Changed"
    assert current.version == report.version
    with area_scope(boardroom.area.pk):
        assert not ReportComment.objects.exists()


def test_hostile_words_are_kept_and_escaped(boardroom, people, sign_in):
    report = boardroom.report()
    text = "<script>alert(1)</script> =1+1 \u202e 😀 " + "w" * 500
    with area_scope(boardroom.area.pk):
        report = write_words(
            report=report, actor=people.facilitator, version=report.version, summary=text,
            recommendations=[text], implications=[],
        )  # fmt: skip
        refresh_report(report=report, actor=people.facilitator, version=report.version)
    page = sign_in(people.facilitator).get(url("report-read", report)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert boardroom.again(report).summary == text


@pytest.mark.parametrize("stored", [{}, {"schema": 0, "summary": "of an older version"}])
def test_draft_of_another_format_is_taken_anew_rather_than_failing(
    boardroom, people, sign_in, stored
):
    report = boardroom.report()
    with area_scope(boardroom.area.pk):
        Report.objects.filter(pk=report.pk).update(snapshot=stored)
    client = sign_in(people.facilitator)
    for page in ("report-read", "report-check"):
        assert client.get(url(page, report)).status_code == 200
    client.post(url("report-words", report), words_data(report, summary="Written later"))
    assert from_data(boardroom.again(report).snapshot).summary == "Written later"
