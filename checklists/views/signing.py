"""Signing an agreed view off, and opening one again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from checklists.actions.agreement import AgreementRefusedError
from checklists.actions.signing import NotTheirsToSignError, reopen_round, sign_off_round
from checklists.forms.signing import ReopenForm, SignOffForm
from checklists.models import Round
from checklists.presenters.round_sign import round_reopen_page, round_sign_page
from checklists.presenters.rounds import shown_round
from hubs.access import allows
from hubs.permissions import Permission, can


@require_http_methods(["GET", "HEAD", "POST"])
@allows(Permission.VIEW_COMPARISON)
def round_sign(request, slug, round_id):
    round_ = shown_round(round_id)
    if round_.state != Round.State.AGREED:
        return redirect("checklists:compare-view", slug, round_id)
    form, refused = SignOffForm(round_, request.POST or None), ""
    if form.is_valid():
        try:
            sign_off_round(round_=round_, actor=request.user, agreed_at=form.agreed_at)
        except NotTheirsToSignError as error:
            raise PermissionDenied from error
        except AgreementRefusedError as reason:
            form, refused = SignOffForm(round_), str(reason)
        else:
            messages.success(request, "You have signed the agreed view off. It stays as it is.")
            return redirect("checklists:compare-view", slug, round_id)
    manages = can(request.membership, Permission.MANAGE_ROUND)
    page = round_sign_page(slug, round_, form, request.user, manages=manages, refused=refused)
    status = 409 if refused else 422 if form.is_bound else 200
    return render(request, "checklists/round_sign.html", page, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@allows(Permission.VIEW_COMPARISON)
def round_reopen(request, slug, round_id):
    round_ = shown_round(round_id)
    if round_.state != Round.State.AGREED:
        return redirect("checklists:compare-view", slug, round_id)
    manages = can(request.membership, Permission.MANAGE_ROUND)
    form, status = ReopenForm(round_, request.POST or None), 200
    page = round_reopen_page(slug, round_, form, request.user, manages=manages)
    if not page["may_reopen"]:
        raise PermissionDenied
    if form.is_valid():
        try:
            reopen_round(round_=round_, actor=request.user, **form.cleaned)
            messages.success(request, "The view is open again: change it, then agree it anew.")
            return redirect("checklists:compare-view", slug, round_id)
        except (AgreementRefusedError, NotTheirsToSignError) as reason:
            said = str(reason) or "It is no longer yours to open."
            page |= {"refused": [(said, "")], "page_errors": True}
            status = 409
    status = 422 if form.is_bound and status == 200 else status
    return render(request, "checklists/round_reopen.html", page, status=status)
