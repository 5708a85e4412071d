"""People from a spreadsheet: choose a file, look at what it would do, confirm."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hubs.access import allows
from hubs.permissions import Permission
from hubs.spreadsheets.downloads import csv_response, workbook_response
from leadership.actions.importing import forget_upload, import_people, keep_upload
from leadership.forms import ImportForm, UploadForm, refusals, status_of, typed
from leadership.presenters.importing import (
    imported_words,
    kept_uploads,
    noted_sheets,
    upload_page,
    waiting_upload,
)
from leadership.presenters.links import links_of
from leadership.sheets import template_list, template_workbook

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(FORM_METHODS)
@allows(Permission.MANAGE_LEADERSHIP)
def upload_add(request, slug):
    form = UploadForm(typed(request), request.FILES or None)
    if form.is_valid():
        upload = keep_upload(area=request.area, actor=request.user, **form.facts)
        return redirect("leadership:upload-view", slug=slug, pk=upload.pk)
    waiting = waiting_upload(request.user, links_of(request))
    context = {"nav": "leadership", "form": form, "waiting": waiting}
    return render(request, "leadership/upload_add.html", context, status=status_of(form))


@require_http_methods(FORM_METHODS)
@allows(Permission.MANAGE_LEADERSHIP)
def upload_view(request, slug, pk):
    upload = get_object_or_404(kept_uploads(request.user), pk=pk)
    page = upload_page(upload, request.GET.get("page", "1"), links_of(request))
    form = ImportForm(typed(request), state=page.fingerprint)
    if form.is_valid():
        who = {"area": request.area, "actor": request.user}
        with refusals(form):
            done = import_people(**who, upload=upload, seen=form.cleaned_data["seen"])
            messages.success(request, imported_words(done))
            return redirect("leadership:person-list", slug=slug)
    again = UploadForm(label="Upload the corrected file")
    context = {"nav": "leadership", "form": form, "page": page, "upload_form": again}
    return render(request, "leadership/upload_view.html", context, status=status_of(form))


@require_POST
@allows(Permission.MANAGE_LEADERSHIP)
def upload_stop(request, slug, pk):
    upload = get_object_or_404(kept_uploads(request.user), pk=pk)
    forget_upload(upload=upload)
    messages.success(request, "The import is stopped. Nothing has been imported.")
    return redirect("leadership:person-list", slug=slug)


@require_safe
@allows(Permission.MANAGE_LEADERSHIP)
def upload_notes(request, slug, pk):
    upload = get_object_or_404(kept_uploads(request.user), pk=pk)
    return workbook_response("people-with-notes", noted_sheets(upload))


@require_safe
@allows(Permission.MANAGE_LEADERSHIP)
def upload_template(request, slug):
    return workbook_response("people-template", template_workbook())


@require_safe
@allows(Permission.MANAGE_LEADERSHIP)
def upload_template_csv(request, slug):
    return csv_response("people-template", template_list())
