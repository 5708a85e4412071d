"""Drafting a report: started, its cover and words, its evidence, checked and sent."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from governance import fetch
from governance.actions import reports as actions
from governance.forms import CoverForm, EvidenceForm, StartReportForm, WordsForm
from governance.presenters import drafting as present
from governance.presenters.preflight import gaps
from governance.snapshot import from_data
from hubs.access import allows
from hubs.permissions import Permission


@allows(Permission.DRAFT_REPORT)
@require_http_methods(["GET", "POST"])
def report_add(request, slug):
    form = StartReportForm(
        request.POST or None, initial=fetch.usual_report(request.user, request.GET.get("meeting"))
    )
    if form.is_valid():
        fields = form.cleaned_data
        report = actions.start_report(
            area=request.area,
            actor=request.user,
            meeting=fields["meeting"],
            held=fields["held"],
            title=fields["title"],
            purpose=fields["purpose"],
            people={name: fields[name] for name in ("author", "sponsor", "contact")},
        )
        return redirect("governance:report-words", slug=slug, report_id=report.pk)
    page = present.start_page(form)
    return render(request, "governance/report_add.html", page, status=422 if form.is_bound else 200)


@allows(Permission.MANAGE_BOARDS)
@require_http_methods(["GET", "POST"])
def report_cover(request, slug, report_id):
    report = fetch.report(request.membership, report_id)
    form = CoverForm(request.POST or None, report=report)
    if form.is_valid():
        version, cover = form.cleaned_data.pop("version"), form.cleaned_data
        return keep(request, form, report, actions.write_cover, version=version, cover=cover)
    return show(request, "cover", report, form)


@allows(Permission.DRAFT_REPORT)
@require_http_methods(["GET", "POST"])
def report_words(request, slug, report_id):
    report = fetch.report(request.membership, report_id)
    if request.method == "POST" and {"add", "remove"} & request.POST.keys():
        return show(request, "words", report, WordsForm.reshaped(request.POST))
    form = WordsForm.typed(request.POST) if request.method == "POST" else WordsForm.of(report)
    if form.is_valid():
        words = {
            "version": form.cleaned_data["version"],
            "summary": form.cleaned_data["summary"],
            "recommendations": form.recommendations,
            "implications": form.implications,
        }
        return keep(request, form, report, actions.write_words, **words)
    return show(request, "words", report, form)


@allows(Permission.DRAFT_REPORT)
@require_http_methods(["GET", "POST"])
def report_evidence(request, slug, report_id):
    report = fetch.report(request.membership, report_id)
    form = EvidenceForm(request.POST or None, report=report, reader=request.user)
    if form.is_valid():
        chosen = {
            "version": form.cleaned_data["version"],
            "answer_ids": form.chosen,
            "quote_ids": form.cleaned_data.get("quotes", []),
            "organisations_shown": form.cleaned_data["organisations_shown"],
        }
        return keep(request, form, report, actions.choose_evidence, **chosen)
    return show(request, "evidence", report, form)


def keep(request, form, report, action, **fields):
    """Do what the form asks; nothing typed is lost when somebody else was quicker."""
    try:
        action(report=report, actor=request.user, **fields)
    except actions.ReportChangedError:
        current = fetch.report(request.membership, report.pk)
        return show(
            request, request.resolver_match.url_name.removeprefix("report-"), current, form, 409
        )
    except actions.ReportFrozenError:
        messages.error(request, "This report is signed or being signed: nobody changes it now.")
    return redirect("governance:report-read", slug=request.area.slug, report_id=report.pk)


def show(request, name, report, form, status=None):
    page = present.form_page(report, form, request.area.slug, changed=status == 409)
    status = status or (422 if form.is_bound else 200)
    return render(request, f"governance/report_{name}.html", page, status=status)


@allows(Permission.VIEW_DRAFT_REPORT)
@require_safe
def report_check(request, slug, report_id):
    report = fetch.report(request.membership, report_id)
    found = gaps(report, from_data(report.snapshot), slug)
    newer = fetch.changes_since(report)
    page = present.check_page(report, found, newer, request.membership)
    return render(request, "governance/report_check.html", page)


@allows(Permission.DRAFT_REPORT)
@require_POST
def report_refresh(request, slug, report_id):
    return step(request, report_id, actions.refresh_report, "The report shows the data of now.")


@allows(Permission.DRAFT_REPORT)
@require_POST
def report_send(request, slug, report_id):
    return step(request, report_id, actions.send_for_sign_off, "The report is with its sponsor.")


@allows(Permission.SIGN_REPORT)
@require_POST
def report_return(request, slug, report_id):
    return step(request, report_id, actions.return_report, "The report is back with its author.")


def step(request, report_id, action, done):
    """One step of a report's life, if it is still where the reader saw it."""
    report = fetch.report(request.membership, report_id)
    version = request.POST.get("version", "")
    try:
        action(
            report=report,
            actor=request.user,
            version=int(version) if version.isdecimal() else -1,
        )
        messages.success(request, done)
    except actions.ReportChangedError:
        messages.error(
            request, "Somebody changed the report meanwhile. Look at it, then try again."
        )
    except (actions.ReportFrozenError, actions.WrongStateError):
        messages.error(request, "The report has moved on: this step is no longer open.")
    return redirect("governance:report-check", slug=request.area.slug, report_id=report.pk)
