"""Signing a report off, waiting for its PDF, and what the board decided."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from governance import documents, fetch
from governance.actions import documents as jobs
from governance.actions.decisions import record_decisions
from governance.actions.reports import ReportChangedError, ReportFrozenError, WrongStateError
from governance.forms import DecisionsForm, SignForm
from governance.presenters import drafting as present
from governance.presenters.report_state import document_page
from governance.views.reports import refuse
from hubs.access import allows
from hubs.permissions import Permission


@allows(Permission.SIGN_REPORT)
@require_http_methods(["GET", "POST"])
def report_sign(request, slug, report_id):
    report = fetch.report(request.membership, report_id)
    form = SignForm(request.POST or None, initial={"version": report.version})
    status = 422 if form.is_bound else 200
    if form.is_valid():
        version = form.cleaned_data["version"]
        try:
            jobs.sign_report(report=report, actor=request.user, version=version)
            return redirect("governance:report-document", slug=slug, report_id=report_id)
        except ReportChangedError:
            form, status = SignForm(initial={"version": report.version}), 409
        except (ReportFrozenError, WrongStateError):
            messages.error(request, "The report is not waiting for a signature.")
            return redirect("governance:report-read", slug=slug, report_id=report_id)
    page = present.sign_page(report, form, request.user, changed=status == 409)
    return render(request, "governance/report_sign.html", page, status=status)


@allows(Permission.READ_SIGNED_REPORT)
@require_http_methods(["GET", "POST"])
def report_document(request, slug, report_id):
    report = fetch.report(request.membership, report_id)
    if request.method == "POST":
        try:
            jobs.ask_for_draft(report=report, actor=request.user)
        except ReportFrozenError:
            messages.error(request, "A signed report is never made again.")
        return redirect("governance:report-document", slug=slug, report_id=report_id)
    page = document_page(report, fetch.latest_document(report), slug)
    return render(request, "governance/report_document.html", page | {"nav": "board"})


@allows(Permission.READ_SIGNED_REPORT)
@require_safe
def report_pdf(request, slug, report_id):
    report = fetch.report(request.membership, report_id)
    if report.is_published:
        sign_off = fetch.sign_off(report)
        try:
            return pdf_file(report, documents.signed_pdf(sign_off))
        except documents.NotAsSignedError:
            return refuse(request, sign_off)
    draft = fetch.draft_pdf(report)
    if draft is None:
        return redirect("governance:report-document", slug=slug, report_id=report_id)
    return pdf_file(report, bytes(draft.pdf or b""), f"-draft-{draft.draft_number}")


def pdf_file(report, pdf, suffix=""):
    name = slugify(f"{report.reference} {report.title}")[:80]
    headers = {"Content-Disposition": f'inline; filename="{name}{suffix}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@allows(Permission.RECORD_DECISION)
@require_http_methods(["GET", "POST"])
def report_decide(request, slug, report_id):
    report = fetch.report(request.membership, report_id)
    form = DecisionsForm(
        request.POST or None,
        recommendations=report.recommendations,
        held=fetch.decisions(report),
        initial=present.decision_day(report),
    )
    if form.is_valid():
        day = form.cleaned_data["decided_on"]
        try:
            record_decisions(
                report=report, actor=request.user, decided_on=day, decided=form.decided
            )
            messages.success(request, "The board’s decisions are recorded.")
        except WrongStateError:
            messages.error(request, "Decisions are recorded once a report is signed.")
        return redirect("governance:report-read", slug=slug, report_id=report_id)
    page = present.form_page(report, form, slug)
    return render(
        request, "governance/report_decide.html", page, status=422 if form.is_bound else 200
    )
