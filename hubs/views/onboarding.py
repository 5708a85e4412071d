"""Areas from a spreadsheet: choose a file, look at what it would do, confirm."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hubs.access import platform_only
from hubs.actions import onboarding as actions
from hubs.forms.onboarding import AreaImportForm, AreaUploadForm
from hubs.onboarding import areas_template
from hubs.presentation.words import counted
from hubs.presenters.onboarding import area_upload_page, kept_area_uploads
from hubs.spreadsheets.downloads import csv_response, workbook_response

GET_AND_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_AND_POST)
@platform_only
def area_upload_add(request):
    form = AreaUploadForm(request.POST if request.method == "POST" else None, request.FILES or None)
    if form.is_valid():
        upload = actions.keep_area_upload(actor=request.user, **form.facts)
        return redirect("hubs:area-upload-view", pk=upload.pk)
    waiting = kept_area_uploads(request.user).first()
    context = {"nav": "imports", "form": form, "waiting": waiting}
    return render(request, "hubs/area_upload_add.html", context, status=422 if form.errors else 200)


@require_http_methods(GET_AND_POST)
@platform_only
def area_upload_view(request, pk):
    upload = get_object_or_404(kept_area_uploads(request.user), pk=pk)
    page = area_upload_page(upload)
    form = AreaImportForm(request.POST or None, initial={"seen": page.fingerprint})
    if form.is_valid():
        try:
            added = actions.import_areas(actor=request.user, upload=upload, **form.cleaned_data)
        except actions.PlanChanged:
            form.note_stale(page.fingerprint)
        except actions.RowsAreWrong as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{counted(added, 'area')} added. Invitations are sent.")
            return redirect("hubs:area-list")
    status = 409 if form.stale else 422 if form.errors else 200
    again = AreaUploadForm(label="Upload the corrected file")
    context = {"nav": "imports", "form": form, "page": page, "upload_form": again}
    return render(request, "hubs/area_upload_view.html", context, status=status)


@require_POST
@platform_only
def area_upload_stop(request, pk):
    actions.forget_area_upload(upload=get_object_or_404(kept_area_uploads(request.user), pk=pk))
    messages.success(request, "The import is stopped. Nothing has been imported.")
    return redirect("hubs:area-list")


@require_safe
@platform_only
def area_upload_template(request):
    return workbook_response("areas-template", [areas_template()])


@require_safe
@platform_only
def area_upload_template_csv(request):
    return csv_response("areas-template", areas_template())
