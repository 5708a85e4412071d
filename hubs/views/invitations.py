"""Inviting people into an area, sending again, taking back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hubs.access import allows
from hubs.actions.invitations import (
    CannotInvite,
    invite,
    resend_invitation,
    withdraw_invitation,
)
from hubs.forms.people import InviteForm
from hubs.models import Invitation
from hubs.permissions import Permission
from hubs.presenters.lists import invitations_page


@require_safe
@allows(Permission.MANAGE_PEOPLE)
def invitation_list(request, slug):
    context = {"nav": "settings", **invitations_page(request.area, request.GET)}
    return render(request, "hubs/invitation_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allows(Permission.MANAGE_PEOPLE)
def invitation_send(request, slug):
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            invitation = invite(area=request.area, actor=request.user, **form.cleaned_data)
        except CannotInvite as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(request, f"The invitation to {invitation.email} is on its way.")
            return redirect("hubs:invitation-list", slug=slug)
    context = {"nav": "settings", "form": form}
    status = 422 if form.errors else 200
    return render(request, "hubs/invitation_send.html", context, status=status)


@require_safe
@allows(Permission.MANAGE_PEOPLE)
def invitation_edit(request, slug, pk):
    invitation = get_object_or_404(Invitation, pk=pk)
    context = {"nav": "settings", "invitation": invitation}
    return render(request, "hubs/invitation_edit.html", context)


@require_POST
@allows(Permission.MANAGE_PEOPLE)
def invitation_resend(request, slug, pk):
    invitation = get_object_or_404(Invitation, pk=pk)
    try:
        resend_invitation(area=request.area, actor=request.user, invitation=invitation)
    except CannotInvite as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"The invitation to {invitation.email} is on its way again.")
    return redirect("hubs:invitation-list", slug=slug)


@require_POST
@allows(Permission.MANAGE_PEOPLE)
def invitation_withdraw(request, slug, pk):
    invitation = get_object_or_404(Invitation, pk=pk)
    try:
        withdraw_invitation(area=request.area, actor=request.user, invitation=invitation)
    except CannotInvite as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"The invitation to {invitation.email} is withdrawn.")
    return redirect("hubs:invitation-list", slug=slug)
