"""Accepting an invitation: the link is the proof, so anybody may open it."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from hubs.access import open_to_anyone
from hubs.accounts import stay_signed_in
from hubs.actions.invitations import CannotAccept
from hubs.invitation_links import find_invitation
from hubs.models import LocalArea
from hubs.tenancy import area_scope
from leadership.actions.joining import join, join_with_new_account
from leadership.forms.joining import JoinForm
from leadership.presenters.joining import InvitationPage


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_anyone("the link is the proof")
def invitation_accept(request, slug, token):
    area = get_object_or_404(LocalArea, slug=slug)
    with area_scope(area.pk):
        invitation = find_invitation(area, token)
        if invitation is None:
            raise Http404
        page = InvitationPage(area, invitation, request.user, request.path)
        if not page.is_open:
            return answer(request, page, status=410)
        form = JoinForm(request.POST or None, invitation=invitation) if page.is_new else None
        if request.method == "POST" and (page.is_theirs or (form and form.is_valid())):
            return enter(request, page, form)
        return answer(request, page, form, status=422 if form and form.errors else 200)


def answer(request, page, form=None, status=200):
    context = {"page": page, "area": page.area, "form": form}
    return render(request, "leadership/invitation_accept.html", context, status=status)


def enter(request, page, form):
    """Accept; two people who press at the same moment get one membership and one clear page."""
    try:
        if page.is_theirs:
            join(area=page.area, invitation=page.invitation, user=request.user)
        else:
            user = join_with_new_account(
                area=page.area, invitation=page.invitation, **form.cleaned_data
            )
            login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
            stay_signed_in(request)
    except CannotAccept:
        page.invitation.refresh_from_db()
        return answer(request, page, status=410)
    messages.success(request, f"Welcome. You are now part of {page.area}.")
    return redirect(page.area)
