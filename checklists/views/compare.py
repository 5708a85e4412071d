"""Comparing the answers of a closed round, on a page and on a projector."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from checklists.presenters.compare import Compare
from checklists.presenters.rounds import shown_rounds
from checklists.presenters.workshop import workshop_screen
from checklists.results import round_results
from hubs.access import allows
from hubs.permissions import Permission, can


@require_safe
@allows(Permission.VIEW_COMPARISON)
def compare_view(request, slug, round_id):
    round_ = get_object_or_404(shown_rounds(), pk=round_id)
    if round_.is_open:
        return _waiting(request, round_)
    may_agree = can(request.membership, Permission.MANAGE_ROUND)
    compare = Compare(
        slug, round_results(round_), by=request.GET.get("by", ""), may_agree=may_agree
    )
    context = {"page": compare.page(), "round": round_, "may_agree": may_agree, "nav": "reviews"}
    return render(request, "checklists/compare_view.html", context)


@require_safe
@allows(Permission.VIEW_COMPARISON)
def workshop_view(request, slug, round_id, number):
    round_ = get_object_or_404(shown_rounds(), pk=round_id)
    if round_.is_open:
        return _waiting(request, round_)
    may_agree = can(request.membership, Permission.MANAGE_ROUND)
    screen = workshop_screen(
        slug, round_results(round_), number, by=request.GET.get("by", ""), may_agree=may_agree
    )
    if screen is None:
        raise Http404
    return render(request, "checklists/workshop_view.html", {"screen": screen, "round": round_})


def _waiting(request, round_):
    context = {"round": round_, "nav": "reviews"}
    return render(request, "checklists/compare_waiting.html", context)
