"""Reviews: the list, opening one, its page, and the facilitator's ways to bring it to a close."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from checklists.actions.participation import nudge
from checklists.actions.rounds import NotOpenError, close_round, extend_round, open_round
from checklists.forms.rounds import ExtendForm
from checklists.models import Round
from checklists.presenters.opening import opened_words, opening_from, opening_page, start_page
from checklists.presenters.round_progress import close_page, nudged_words
from checklists.presenters.rounds import (
    chosen_participations,
    list_page,
    open_rounds,
    round_page,
    shown_round,
)
from hubs.access import allows
from hubs.permissions import Permission, can


@allows(Permission.VIEW_ACTIONS)
@require_safe
def round_list(request, slug):
    page = list_page(area=request.area, user=request.user, membership=request.membership)
    return render(request, "checklists/round_list.html", page)


@allows(Permission.MANAGE_ROUND)
@require_safe
def round_start(request, slug):
    return render(request, "checklists/round_start.html", start_page(request.area))


@allows(Permission.MANAGE_ROUND)
@require_http_methods(["GET", "POST"])
def round_open(request, slug):
    opening = opening_from(request.GET, request.POST or None)
    if opening.is_to_open and opening.is_valid():
        opened = open_round(area=request.area, actor=request.user, **opening.cleaned)
        messages.success(request, opened_words(opened, opening.seats))
        return redirect("checklists:round-detail", slug, opened.pk)
    page, status = opening_page(
        area=request.area, actor=request.user, opening=opening, chosen=request.GET
    )
    return render(request, "checklists/round_open.html", page, status=status)


@allows(Permission.VIEW_ACTIONS)
@require_safe
def round_detail(request, slug, round_id):
    round_ = shown_round(round_id)
    page = round_page(
        area=request.area,
        round_=round_,
        user=request.user,
        manages=can(request.membership, Permission.MANAGE_ROUND),
        compares=can(request.membership, Permission.VIEW_COMPARISON),
    )
    return render(request, "checklists/round_detail.html", page)


@allows(Permission.MANAGE_ROUND)
@require_POST
def round_nudge(request, slug, round_id):
    round_ = get_object_or_404(open_rounds(), pk=round_id)
    chosen = chosen_participations(request.POST.getlist("who"))
    told = nudge(area=request.area, round_=round_, actor=request.user, participations=chosen)
    messages.info(request, nudged_words(told))
    return redirect("checklists:round-detail", slug, round_id)


@allows(Permission.MANAGE_ROUND)
@require_http_methods(["GET", "POST"])
def round_extend(request, slug, round_id):
    round_ = get_object_or_404(open_rounds(), pk=round_id)
    form = ExtendForm(round_, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            extend_round(round_=round_, actor=request.user, due_at=form.due_at)
        except NotOpenError:
            messages.warning(request, "The review closed meanwhile, so its date stands.")
        else:
            messages.success(request, "The due date has been changed.")
        return redirect("checklists:round-detail", slug, round_id)
    page = {"nav": "reviews", "round": round_, "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "checklists/round_extend.html", page, status=status)


@allows(Permission.MANAGE_ROUND)
@require_http_methods(["GET", "POST"])
def round_close(request, slug, round_id):
    round_ = get_object_or_404(Round, pk=round_id)
    if request.method == "POST":
        close_round(round_=round_, actor=request.user)
        messages.success(request, f"{round_} is closed. Now compare what everybody said.")
        return redirect("checklists:round-detail", slug, round_id)
    if not round_.is_open:
        return redirect("checklists:round-detail", slug, round_id)
    return render(request, "checklists/round_close.html", close_page(request.area, round_))
