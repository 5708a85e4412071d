"""Reading a report, commenting on a draft, and passing a signed one on."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from governance import documents, fetch
from governance.actions import comments as commenting
from governance.actions.documents import note_tampering
from governance.actions.reports import ReportFrozenError, WrongStateError, circulate_report
from governance.forms import CommentForm
from governance.presenters.report_page import ReportPage
from governance.presenters.report_state import banner, steps, threads
from governance.snapshot import Standing, from_data, to_data
from hubs.access import allows
from hubs.permissions import Permission


@allows(Permission.READ_SIGNED_REPORT)
@require_safe
def report_read(request, slug, report_id):
    return show_report(request, fetch.report(request.membership, report_id))


def show_report(request, report, refused=None):
    """The report's page; ``refused`` is a comment that could not be kept."""
    sign_off, comments = None, []
    try:
        if report.is_published:
            sign_off = fetch.sign_off(report)
            page = signed_page(report, sign_off)
        else:
            page = ReportPage(from_data(report.snapshot), Standing(draft=report.draft_number))
            comments = list(fetch.comments(report))
    except documents.NotAsSignedError:
        return refuse(request, sign_off)
    waiting = sum(comment.settled_at is None for comment in comments)
    context = {
        "nav": "board",
        "report": report,
        "page": page,
        "sign_off": sign_off,
        "form": refused,
        "banner": banner(report, request.membership, sign_off, waiting),
        "steps": steps(report, request.membership),
        "decisions": fetch.decisions(report) if report.is_published else [],
        "threads": [] if report.is_frozen else threads(page.by_key, comments, refused),
    }
    return render(request, "governance/report_read.html", context, status=422 if refused else 200)


def signed_page(report, sign_off):
    snapshot = documents.signed_snapshot(sign_off)
    return ReportPage(snapshot, documents.signed_standing(sign_off, report.draft_number))


def refuse(request, sign_off):
    """Say that what is stored is not what was signed, raise the alarm, and show nothing of it."""
    note_tampering(sign_off=sign_off)
    page = {"nav": "board", "report": sign_off.report}
    return render(request, "governance/report_refused.html", page, status=409)


@allows(Permission.READ_SIGNED_REPORT)
@require_safe
def report_data(request, slug, report_id):
    report = fetch.report(request.membership, report_id)
    sign_off = fetch.sign_off(report)
    try:
        snapshot = documents.signed_snapshot(sign_off)
    except documents.NotAsSignedError:
        return refuse(request, sign_off)
    # As it was fingerprinted: keys in order, no spaces.
    style = {"sort_keys": True, "separators": (",", ":"), "ensure_ascii": False}
    return JsonResponse(to_data(snapshot), json_dumps_params=style)


@allows(Permission.VIEW_DRAFT_REPORT)
@require_POST
def report_comment(request, slug, report_id):
    report = fetch.report(request.membership, report_id)
    form = CommentForm(request.POST, auto_id=f"{request.POST.get('section', '')[:20]}_%s")
    if not form.is_valid():
        return show_report(request, report, form)
    try:
        commenting.add_comment(report=report, actor=request.user, **form.cleaned_data)
    except ReportFrozenError:
        messages.error(request, "This report has been signed: it takes no more comments.")
    return redirect("governance:report-read", slug=slug, report_id=report_id)


@allows(Permission.VIEW_DRAFT_REPORT)
@require_POST
def comment_settle(request, slug, report_id, comment_id):
    report = fetch.report(request.membership, report_id)
    commenting.settle_comment(comment=fetch.comment(report, comment_id), actor=request.user)
    return redirect("governance:report-read", slug=slug, report_id=report_id)


@allows(Permission.MANAGE_BOARDS)
@require_POST
def report_circulate(request, slug, report_id):
    report = fetch.report(request.membership, report_id)
    try:
        circulate_report(report=report, actor=request.user)
        messages.success(request, "The report is marked as circulated.")
    except WrongStateError:
        messages.error(request, "Only a signed report that has not gone out can be circulated.")
    return redirect("governance:report-read", slug=slug, report_id=report_id)
