"""Who leads, to take away as a spreadsheet: as at today, or any other day."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from hubs.access import allows
from hubs.permissions import Permission, can
from hubs.spreadsheets.downloads import csv_response, workbook_response
from leadership.forms import AsAtForm
from leadership.presenters.downloads import file_name
from leadership.sheets import list_on, workbook_on


@require_safe
@allows(Permission.VIEW_LEADERSHIP)
def workbook_download(request, slug):
    form = AsAtForm(request.GET, timezone.localdate())
    if form.errors:
        return _explained(request, slug)
    manages = can(request.membership, Permission.MANAGE_LEADERSHIP)
    sheets = workbook_on(request.area.name, form.day, form.today, with_addresses=manages)
    return workbook_response(file_name(slug, "leadership", form.day), sheets)


@require_safe
@allows(Permission.VIEW_LEADERSHIP)
def list_download(request, slug, list_name):
    form = AsAtForm(request.GET, timezone.localdate())
    if form.errors:
        return _explained(request, slug)
    manages = can(request.membership, Permission.MANAGE_LEADERSHIP)
    sheet = list_on(list_name, form.day, with_addresses=manages)
    if sheet is None:
        raise Http404
    return csv_response(file_name(slug, list_name, form.day), sheet)


def _explained(request, slug):
    """A day that makes no sense: the page about who leads says what is wrong with it."""
    page = reverse("leadership:structure-view", kwargs={"slug": slug}, query=request.GET)
    return redirect(page)
