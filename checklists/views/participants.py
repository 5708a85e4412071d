"""Who takes part once a review is open: late joiners, substitutes, and those who leave it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from checklists.actions.rounds import NotOpenError
from checklists.actions.seats import (
    SeatRefusedError,
    add_participant,
    name_substitute,
    restore,
    withdraw,
)
from checklists.actions.short_lists import AskedChangedError, change_short_list
from checklists.forms.participants import SubstituteForm, WithdrawForm
from checklists.presenters.asking import asked_anew, asked_form, asked_page, asked_words
from checklists.presenters.participants import (
    join_form,
    joined_words,
    own_part,
    parts_of,
    seat_page,
    withdraw_lead,
)
from checklists.presenters.rounds import open_rounds
from checklists.presenters.so_far import rounds_shown_early, so_far_page
from checklists.seating import seats_left
from hubs.access import allows
from hubs.permissions import Permission

CLOSED = "The review closed meanwhile, so nothing was changed."


@allows(Permission.MANAGE_ROUND)
@require_http_methods(["GET", "POST"])
def participant_add(request, slug, round_id):
    round_ = get_object_or_404(open_rounds(), pk=round_id)
    form = join_form(round_, request.POST or None)
    if request.method == "POST" and form.is_valid():
        who = {"area": request.area, "actor": request.user, "round_": round_}
        added = attempt(
            request, form, add_participant, **who, seat=form.seat, short_list=form.short_list
        )
        if not form.errors:
            return told(request, slug, round_id, added and joined_words(added))
    page = seat_page(slug, round_, form)
    return render(request, "checklists/participant_add.html", page, status=status_of(request))


@allows(Permission.MANAGE_ROUND)
@require_http_methods(["GET", "POST"])
def participant_substitute(request, slug, round_id, participation_id):
    part = get_object_or_404(parts_of(round_id).of_open_rounds(), pk=participation_id)
    candidates = seats_left(part.round, timezone.localdate())
    form = SubstituteForm(candidates=candidates, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = form.cleaned_data["person"].seat.person
        who = {"area": request.area, "actor": request.user, "participation": part}
        added = attempt(request, form, name_substitute, **who, person=person)
        if not form.errors:
            return told(request, slug, round_id, added and joined_words(added))
    page = seat_page(slug, part.round, form, part=part)
    status = status_of(request)
    return render(request, "checklists/participant_substitute.html", page, status=status)


@allows(Permission.MANAGE_ROUND)
@require_http_methods(["GET", "POST"])
def participant_asked(request, slug, round_id, participation_id):
    here = parts_of(round_id).of_open_rounds().taking_part()
    part = get_object_or_404(here, pk=participation_id)
    form, had_submitted = asked_form(part, request.POST or None), bool(part.submitted_at)
    status = status_of(request)
    if request.method == "POST" and form.is_valid():
        what = {"ask": form.ask, "seen": form.cleaned_data["seen"]}
        try:
            changed = attempt(
                request, form, change_short_list, participation=part, actor=request.user, **what
            )
        except AskedChangedError:
            form, status = asked_anew(parts_of(round_id).get(pk=part.pk), request.POST), 409
        if not form.errors:
            words = changed and asked_words(changed, had_submitted=had_submitted)
            return told(request, slug, round_id, words)
    page = asked_page(slug, part, form)
    return render(request, "checklists/participant_asked.html", page, status=status)


@allows(Permission.MANAGE_ROUND)
@require_http_methods(["GET", "POST"])
def participant_withdraw(request, slug, round_id, participation_id):
    part = get_object_or_404(parts_of(round_id).of_open_rounds(), pk=participation_id)
    return leaving(request, slug, part, own=False)


@allows(Permission.ANSWER_ROUND)
@require_http_methods(["GET", "POST"])
def round_leave(request, slug, round_id):
    part = get_object_or_404(own_part(request.user, round_id).of_open_rounds())
    return leaving(request, slug, part, own=True)


def leaving(request, slug, part, *, own):
    """The page on which somebody says why a person leaves: they themselves, or the facilitator."""
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        done = attempt(
            request, form, withdraw, participation=part, actor=request.user, reason=reason
        )
        who = "You no longer take part." if own else f"{part.shown_name} no longer takes part."
        return told(request, slug, part.round_id, done and who)
    page = seat_page(slug, part.round, form, part=part, own=own, lead=withdraw_lead(own=own))
    return render(request, "checklists/participant_withdraw.html", page, status=status_of(request))


@allows(Permission.MANAGE_ROUND)
@require_POST
def participant_restore(request, slug, round_id, participation_id):
    part = get_object_or_404(parts_of(round_id).of_open_rounds(), pk=participation_id)
    return returning(request, slug, part, f"{part.shown_name} takes part again.")


@allows(Permission.ANSWER_ROUND)
@require_POST
def round_rejoin(request, slug, round_id):
    own = own_part(request.user, round_id).of_open_rounds()
    part = get_object_or_404(own, withdrawn_by=request.user)
    return returning(request, slug, part, "You take part again. Your answers are as you left them.")


def returning(request, slug, part, words):
    """Give a seat back, or say why that cannot be."""
    try:
        restore(area=request.area, participation=part, actor=request.user)
    except SeatRefusedError as refusal:
        messages.warning(request, f"{refusal}.")
    except NotOpenError:
        messages.warning(request, CLOSED)
    else:
        messages.success(request, words)
    return redirect("checklists:round-detail", slug, part.round_id)


@allows(Permission.ANSWER_ROUND)
@require_safe
def round_so_far(request, slug, round_id):
    round_ = get_object_or_404(rounds_shown_early(request.user), pk=round_id)
    page = so_far_page(slug, round_, request.user)
    return render(request, "checklists/round_so_far.html", page)


def attempt(request, form, action, **kwargs):
    """Do it and return what came of it; a refusal is put on the form, a closed round is told."""
    try:
        return action(**kwargs)
    except SeatRefusedError as refusal:
        form.add_error(None, f"{refusal}")
    except NotOpenError:
        messages.warning(request, CLOSED)
    return None


def told(request, slug, round_id, words):
    if words:
        messages.success(request, words)
    return redirect("checklists:round-detail", slug, round_id)


def status_of(request):
    return 422 if request.method == "POST" else 200
