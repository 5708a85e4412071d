"""A closed review, to take away as a spreadsheet."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from checklists import sheets
from checklists.presenters.downloads import file_name
from checklists.presenters.rounds import shown_round
from checklists.results import round_results
from hubs.access import allows
from hubs.permissions import Permission
from hubs.spreadsheets.downloads import csv_response, workbook_response


@require_safe
@allows(Permission.VIEW_COMPARISON)
def results_workbook(request, slug, round_id):
    round_ = shown_round(round_id)
    if round_.is_open:
        return _waiting(request, round_)
    today = timezone.localdate()
    made = sheets.results_workbook(round_results(round_), request.area.name, today)
    return workbook_response(file_name(slug, round_.title), made)


@require_safe
@allows(Permission.VIEW_COMPARISON)
def results_list(request, slug, round_id, list_name):
    round_ = shown_round(round_id)
    if round_.is_open:
        return _waiting(request, round_)
    sheet = sheets.results_list(round_results(round_), list_name)
    if sheet is None:
        raise Http404
    return csv_response(file_name(slug, round_.title, list_name), sheet)


def _waiting(request, round_):
    """Answers are blind until the review closes, for everybody: there is no file yet."""
    context = {"round": round_, "nav": "reviews"}
    return render(request, "checklists/compare_waiting.html", context, status=409)
