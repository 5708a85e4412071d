"""Comparing the answers of a closed round."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from checklists.forms.compare import LookForm
from checklists.presenters.compare import Compare
from checklists.presenters.rounds import shown_round
from checklists.results import round_results
from hubs.access import allows
from hubs.permissions import Permission, can


@require_safe
@allows(Permission.VIEW_COMPARISON)
def compare_view(request, slug, round_id):
    round_ = shown_round(round_id)
    if round_.is_open:
        return waiting(request, round_)
    results = round_results(round_)
    may_agree = can(request.membership, Permission.MANAGE_ROUND)
    form = LookForm(results, request.GET)
    compare = Compare(slug, results, look=form.look, may_agree=may_agree)
    context = {"page": compare.page(), "look": form, "may_agree": may_agree}
    return render(
        request, "checklists/compare_view.html", {**context, "round": round_, "nav": "reviews"}
    )


def waiting(request, round_):
    """The page that stands in for a comparison until the round closes."""
    context = {"round": round_, "nav": "reviews"}
    return render(request, "checklists/compare_waiting.html", context)
