"""The platform's pages: areas, their progress and their first administrators. No content."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from hubs.access import platform_only
from hubs.actions.areas import AreaExists, add_area, invite_administrator
from hubs.actions.invitations import CannotInvite, resend_invitation
from hubs.authorities import authorities
from hubs.forms.platform import AdministratorForm
from hubs.models import Invitation, LocalArea
from hubs.presenters import platform
from hubs.tenancy import area_scope

GET_AND_POST = ["GET", "HEAD", "POST"]


@require_safe
@platform_only
def area_list(request):
    context = {"nav": "areas", **platform.areas_page(request.GET)}
    return render(request, "hubs/area_list.html", context)


@require_safe
@platform_only
def area_add(request):
    context = {"nav": "areas", **platform.authorities_page(request.GET)}
    return render(request, "hubs/area_add.html", context)


@require_http_methods(GET_AND_POST)
@platform_only
def area_invite(request, gss_code):
    authority = authorities().get(gss_code)
    if authority is None:
        raise Http404
    form = AdministratorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            area = add_area(actor=request.user, authority=authority, **form.cleaned_data)
        except AreaExists as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, f"{area} is added, and its administrator’s invitation is on its way."
            )
            return redirect("hubs:area-view", slug=area.slug)
    context = {"nav": "areas", "form": form, "authority": authority}
    status = 422 if form.errors else 200
    return render(request, "hubs/area_invite.html", context, status=status)


@require_safe
@platform_only
def area_view(request, slug):
    area = get_object_or_404(LocalArea, slug=slug)
    return render(request, "hubs/area_view.html", {"nav": "areas", **platform.area_page(area)})


@require_http_methods(GET_AND_POST)
@platform_only
def administrator_invite(request, slug):
    area = get_object_or_404(LocalArea, slug=slug)
    form = AdministratorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            invite_administrator(area=area, actor=request.user, **form.cleaned_data)
        except CannotInvite as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(request, "The invitation is on its way.")
            return redirect("hubs:area-view", slug=slug)
    context = {"nav": "areas", "form": form, "area_shown": area}
    status = 422 if form.errors else 200
    return render(request, "hubs/administrator_invite.html", context, status=status)


@require_http_methods(GET_AND_POST)
@platform_only
def area_resend(request, slug, pk):
    area = get_object_or_404(LocalArea, slug=slug)
    with area_scope(area.pk):
        invitation = get_object_or_404(
            Invitation, pk=pk, invited_by__is_platform_administrator=True
        )
        if request.method == "POST":
            try:
                resend_invitation(area=area, actor=request.user, invitation=invitation)
            except CannotInvite as refusal:
                messages.error(request, str(refusal))
            else:
                messages.success(request, "The invitation is on its way again.")
            return redirect("hubs:area-view", slug=slug)
        context = {"nav": "areas", "area_shown": area, "invitation": invitation}
        return render(request, "hubs/area_resend.html", context)


@require_safe
@platform_only
def message_list(request):
    context = {"nav": "messages", **platform.messages_page(request.GET)}
    return render(request, "hubs/message_list.html", context)
