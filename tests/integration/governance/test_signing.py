"""PDFs made by the worker, the signature that freezes, and bytes that are checked before use."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from governance import tasks
from governance.actions import documents as jobs
from governance.actions import jobs as common
from governance.models import Decision, Report, ReportDocument, SignOff
from governance.snapshot import SCHEMA_VERSION, fingerprint, from_data
from governance.tasks import make_document, sweep_documents
from hubs.models import AuditEvent, DueIndex
from hubs.pdf import PdfRefused
from hubs.tenancy import area_scope


def url(name, report, slug="northmoor"):
    return reverse(f"governance:{name}", args=[slug, report.pk])


@pytest.fixture
def sent(monkeypatch):
    """The messages that went to the broker."""
    messages = []
    monkeypatch.setattr(
        common.current_app, "send_task", lambda name, kwargs: messages.append((name, kwargs))
    )
    return messages


def documents(boardroom):
    with area_scope(boardroom.area.pk):
        return list(ReportDocument.objects.all())


def make(boardroom, document):
    make_document(area_id=str(boardroom.area.pk), document_id=str(document.pk))


def events(boardroom, verb):
    with area_scope(boardroom.area.pk):
        return AuditEvent.objects.filter(verb=verb).count()


class TestDraft:
    def test_asking_only_queues_and_tells_the_worker_after_commit(
        self, boardroom, people, sign_in, sent, django_capture_on_commit_callbacks
    ):
        report = boardroom.report()
        with django_capture_on_commit_callbacks(execute=True):
            answer = sign_in(people.facilitator).post(url("report-document", report))
        assert answer.status_code == 302
        (document,) = documents(boardroom)
        assert document.state == "queued"
        assert sent == [
            (
                "governance.tasks.make_document",
                {"area_id": str(boardroom.area.pk), "document_id": str(document.pk)},
            )
        ]

    def test_asking_twice_makes_one_document(self, boardroom, people, sign_in, sent):
        report = boardroom.report()
        client = sign_in(people.facilitator)
        client.post(url("report-document", report))
        client.post(url("report-document", report))
        assert len(documents(boardroom)) == 1

    def test_progress_is_shown_then_the_pdf(self, boardroom, people, sign_in, sent):
        report = boardroom.report()
        client = sign_in(people.facilitator)
        assert client.get(url("report-pdf", report))["Location"] == url("report-document", report)
        client.post(url("report-document", report))
        waiting = client.get(url("report-document", report)).content.decode()
        assert 'data-module="poll"' in waiting
        assert "Check again" in waiting
        make(boardroom, documents(boardroom)[0])
        done = client.get(url("report-document", report)).content.decode()
        pdf = client.get(url("report-pdf", report))
        assert 'data-module="poll"' not in done
        assert pdf["Content-Type"] == "application/pdf"
        assert hashlib.sha256(pdf.content).hexdigest() in done

    def test_a_changed_draft_does_not_hand_out_the_old_pdf(self, boardroom, people, sign_in, sent):
        report = boardroom.report()
        client = sign_in(people.facilitator)
        client.post(url("report-document", report))
        make(boardroom, documents(boardroom)[0])
        client.post(url("report-refresh", report), {"version": report.version})
        assert client.get(url("report-pdf", report)).status_code == 302

    def test_a_document_is_made_once_however_often_the_message_comes(
        self, boardroom, people, sign_in, sent, monkeypatch
    ):
        report = boardroom.report()
        sign_in(people.facilitator).post(url("report-document", report))
        (document,) = documents(boardroom)
        make(boardroom, document)
        monkeypatch.setattr(tasks, "draw_report", None)  # would fail if it were drawn again
        make(boardroom, document)
        assert documents(boardroom)[0].attempts == 1


class TestTrouble:
    @pytest.fixture
    def document(self, boardroom, people, sign_in, sent):
        report = boardroom.report()
        sign_in(people.facilitator).post(url("report-document", report))
        return documents(boardroom)[0]

    def test_refused_document_says_why_and_can_be_asked_for_again(
        self, boardroom, people, sign_in, document, monkeypatch
    ):
        def too_long(*args):
            raise PdfRefused("This document is too long to print.")

        monkeypatch.setattr(tasks, "draw_report", too_long)
        make(boardroom, document)
        with area_scope(boardroom.area.pk):
            report, client = document.report, sign_in(people.facilitator)
        page = client.get(url("report-document", report)).content.decode()
        assert "too long to print" in page
        assert "Try again" in page
        client.post(url("report-document", report))
        assert [d.state for d in documents(boardroom)] == ["queued", "failed"]

    def test_fault_is_tried_three_times_then_given_up(self, boardroom, document, monkeypatch):
        monkeypatch.setattr(tasks, "draw_report", lambda *args: 1 / 0)
        for _ in range(3):
            with pytest.raises(ZeroDivisionError):
                make(boardroom, document)
        make(boardroom, document)
        (failed,) = documents(boardroom)
        assert (failed.state, failed.attempts) == ("failed", 3)
        assert events(boardroom, "report.pdf_failed") == 1

    def test_worker_that_died_is_replaced_by_the_sweeper(self, boardroom, document, sent):
        with area_scope(boardroom.area.pk):
            long_ago = timezone.now() - timedelta(minutes=7)
            job = jobs.take_job(document_id=document.pk, now=long_ago)
            assert job is not None
            DueIndex.objects.update(due_at=long_ago)
        sweep_documents()
        assert DueIndex.objects.get().due_at > timezone.now()
        boardroom.keep(document)
        assert [(d.state, d.attempts) for d in documents(boardroom)] == [("done", 2)]

    def test_result_of_a_worker_that_was_replaced_is_dropped(self, boardroom, document):
        with area_scope(boardroom.area.pk):
            slow = jobs.take_job(document_id=document.pk, now=timezone.now() - timedelta(minutes=7))
        boardroom.keep(document)
        before = bytes(documents(boardroom)[0].pdf)
        drawn = jobs.Drawn(pdf=b"late", sha256="0" * 64, pages=1)
        with area_scope(boardroom.area.pk):
            assert not jobs.keep_document(job=slow, drawn=drawn, now=timezone.now())
        assert bytes(documents(boardroom)[0].pdf) == before

    def test_sweeper_forgets_an_area_with_nothing_left(self, boardroom, document):
        boardroom.keep(document)
        DueIndex.objects.update(due_at=timezone.now() - timedelta(minutes=1))
        sweep_documents()
        assert not DueIndex.objects.exists()


class TestSignature:
    def test_sponsor_signs_and_the_worker_freezes(self, boardroom, people, sign_in, sent):
        report = boardroom.report(Report.State.IN_REVIEW)
        client = sign_in(people.sponsor)
        page = client.get(url("report-sign", report)).content.decode()
        assert "What your signature freezes" in page
        answer = client.post(url("report-sign", report), {"version": report.version, "sure": "on"})
        assert answer["Location"] == url("report-document", report)
        assert boardroom.again(report).state == Report.State.SIGNING
        make(boardroom, documents(boardroom)[0])
        assert boardroom.again(report).state == Report.State.SIGNED
        with area_scope(boardroom.area.pk):
            sign_off = SignOff.objects.get()
        assert hashlib.sha256(bytes(sign_off.pdf)).hexdigest() == sign_off.pdf_sha256
        assert sign_off.signed_by == people.sponsor
        assert events(boardroom, "report.signed") == 1

    def test_unticked_box_signs_nothing(self, boardroom, people, sign_in):
        report = boardroom.report(Report.State.IN_REVIEW)
        answer = sign_in(people.sponsor).post(
            url("report-sign", report), {"version": report.version}
        )
        assert answer.status_code == 422
        assert boardroom.again(report).state == Report.State.IN_REVIEW

    def test_report_changed_meanwhile_is_not_signed(self, boardroom, people, sign_in):
        report = boardroom.report(Report.State.IN_REVIEW)
        data = {"version": report.version - 1, "sure": "on"}
        answer = sign_in(people.sponsor).post(url("report-sign", report), data)
        assert answer.status_code == 409
        assert "changed after you opened" in answer.content.decode()
        assert boardroom.again(report).state == Report.State.IN_REVIEW

    def test_draft_not_sent_cannot_be_signed(self, boardroom, people, sign_in):
        report = boardroom.report()
        data = {"version": report.version, "sure": "on"}
        sign_in(people.sponsor).post(url("report-sign", report), data)
        assert boardroom.again(report).state == Report.State.DRAFT

    @pytest.mark.parametrize("name", ["facilitator", "clerk", "board_member", "owner"])
    def test_others_may_not_sign(self, boardroom, people, sign_in, name):
        report = boardroom.report(Report.State.IN_REVIEW)
        assert sign_in(getattr(people, name)).get(url("report-sign", report)).status_code == 403

    def test_signing_that_cannot_be_printed_gives_the_report_back(
        self, boardroom, people, sent, monkeypatch
    ):
        report = boardroom.report(Report.State.SIGNING)

        def too_long(*args):
            raise PdfRefused("Too long.")

        monkeypatch.setattr(tasks, "draw_report", too_long)
        make(boardroom, documents(boardroom)[0])
        assert boardroom.again(report).state == Report.State.IN_REVIEW
        with area_scope(boardroom.area.pk):
            assert not SignOff.objects.exists()


class TestSigned:
    @pytest.fixture
    def report(self, boardroom):
        return boardroom.report(Report.State.SIGNED)

    @pytest.mark.parametrize("name", ["board_member", "observer", "owner", "clerk"])
    def test_everybody_in_the_area_reads_it(self, boardroom, report, people, sign_in, name):
        client = sign_in(getattr(people, name))
        assert client.get(url("report-read", report)).status_code == 200
        pdf = client.get(url("report-pdf", report))
        with area_scope(boardroom.area.pk):
            assert pdf.content == bytes(SignOff.objects.get().pdf)
        assert "inline" in pdf["Content-Disposition"]

    def test_it_is_never_drawn_again(self, report, people, sign_in, monkeypatch):
        monkeypatch.setattr("hubs.pdf.render.render_pdf", None)
        client = sign_in(people.board_member)
        first, second = (client.get(url("report-pdf", report)).content for _ in range(2))
        assert first == second

    def test_data_has_the_fingerprint_that_was_signed(self, boardroom, report, people, sign_in):
        data = sign_in(people.board_member).get(url("report-data", report))
        with area_scope(boardroom.area.pk):
            signed = SignOff.objects.get().snapshot_sha256
        assert hashlib.sha256(data.content).hexdigest() == signed
        assert json.loads(data.content)["schema"] == SCHEMA_VERSION

    @pytest.mark.parametrize(
        "statement", ["UPDATE governance_signoff SET pages = 1", "DELETE FROM governance_signoff"]
    )
    def test_database_refuses_to_change_a_signature(self, boardroom, report, statement):
        with (
            area_scope(boardroom.area.pk),
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)

    def test_clerk_circulates_once(self, boardroom, report, people, sign_in):
        client = sign_in(people.clerk)
        client.post(url("report-circulate", report))
        client.post(url("report-circulate", report))
        assert boardroom.again(report).state == Report.State.CIRCULATED
        assert events(boardroom, "report.circulated") == 1

    def test_clerk_records_the_decisions(self, boardroom, report, people, sign_in):
        data = {
            "decided_on_day": "10", "decided_on_month": "12", "decided_on_year": "2026",
            "result_1": "noted", "result_2": "amended", "wording_2": "By the end of March.",
        }  # fmt: skip
        client = sign_in(people.clerk)
        assert client.post(url("report-decide", report), data).status_code == 302
        with area_scope(boardroom.area.pk):
            assert [d.result for d in Decision.objects.all()] == ["noted", "amended"]
        page = client.get(url("report-read", report)).content.decode()
        assert "By the end of March." in page

    def test_decision_without_a_result_is_refused(self, report, people, sign_in):
        answer = sign_in(people.clerk).post(url("report-decide", report), {"result_1": "noted"})
        assert answer.status_code == 422
        assert "Choose the decision on recommendation 2" in answer.content.decode()

    def test_facilitator_records_no_decision(self, report, people, sign_in):
        assert sign_in(people.facilitator).get(url("report-decide", report)).status_code == 403


def test_decision_on_a_draft_is_not_kept(boardroom, people, sign_in):
    report = boardroom.report()
    data = {
        "decided_on_day": "10", "decided_on_month": "12", "decided_on_year": "2026",
        "result_1": "noted", "result_2": "agreed",
    }  # fmt: skip
    sign_in(people.clerk).post(url("report-decide", report), data)
    with area_scope(boardroom.area.pk):
        assert not Decision.objects.exists()


class TestNotAsSigned:
    """As if somebody had changed the stored row behind the service's back."""

    @pytest.fixture(params=["pdf", "snapshot"])
    def flipped(self, boardroom, request):
        report = boardroom.report(Report.State.SIGNING)
        with area_scope(boardroom.area.pk):
            data, pdf = report.snapshot, b"%PDF as it was signed"
            signed = fingerprint(from_data(data))
            SignOff.objects.create(
                report=report,
                signed_by=boardroom.people.sponsor,
                signed_as="Director",
                signed_at=timezone.now(),
                snapshot=data | {"summary": "x"} if request.param == "snapshot" else data,
                snapshot_sha256=signed,
                pdf=b"%PDF as it was signee" if request.param == "pdf" else pdf,
                pdf_sha256=hashlib.sha256(pdf).hexdigest(),
                pages=1,
            )
            report.state = Report.State.SIGNED
            report.save()
        return report, "report-pdf" if request.param == "pdf" else "report-read"

    def test_flipped_byte_is_refused_reported_and_recorded_once(
        self, boardroom, flipped, people, sign_in, caplog
    ):
        report, page = flipped
        client = sign_in(people.board_member)
        for _ in range(2):
            answer = client.get(url(page, report))
            assert answer.status_code == 409
            assert "This report is not shown" in answer.content.decode()
        assert events(boardroom, "report.not_as_signed") == 1
        assert caplog.text.count("does not match its fingerprint") == 2
