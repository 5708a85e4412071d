"""A workshop: one statement a screen, and other screens that follow."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from checklists.actions.workshop import lead_workshop, leave_workshop
from checklists.presenters.rounds import shown_round
from checklists.presenters.workshop import workshop_screen
from checklists.presenters.workshop_live import live_now, room_of
from checklists.results import round_results
from checklists.views.compare import waiting
from hubs.access import allows
from hubs.permissions import Permission, can


@require_safe
@allows(Permission.VIEW_COMPARISON)
def workshop_view(request, slug, round_id, number):
    round_ = shown_round(round_id)
    if round_.is_open:
        return waiting(request, round_)
    may_agree = can(request.membership, Permission.MANAGE_ROUND)
    screen = workshop_screen(
        slug,
        round_results(round_),
        number,
        by=request.GET.get("by", ""),
        may_agree=may_agree,
        room=room_of(round_.pk, request.user),
    )
    if screen is None:
        raise Http404
    return render(request, "checklists/workshop_view.html", {"screen": screen, "round": round_})


@require_safe
@allows(Permission.VIEW_COMPARISON)
def workshop_live(request, slug, round_id, number, question_id):
    round_ = shown_round(round_id)
    live = live_now(slug, round_, question_id, number, request.user)
    if live is None:
        raise Http404
    return render(request, "checklists/workshop_live.html", {"live": live})


@require_POST
@allows(Permission.MANAGE_ROUND)
def workshop_lead(request, slug, round_id, number):
    round_ = shown_round(round_id)
    if round_.is_open or not 1 <= number <= len(round_results(round_).to_talk_about):
        raise Http404
    lead_workshop(round_=round_, actor=request.user, number=number)
    return redirect("checklists:workshop-view", slug, round_id, number)


@require_POST
@allows(Permission.MANAGE_ROUND)
def workshop_end(request, slug, round_id, number):
    round_ = shown_round(round_id)
    leave_workshop(round_=round_, actor=request.user)
    return redirect("checklists:workshop-view", slug, round_id, number)
