"""The people of an area: what they are in it, and letting them out."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from hubs.access import allows
from hubs.actions.memberships import LastAdministrator, change_member, end_membership
from hubs.forms.people import MemberForm
from hubs.permissions import Permission
from hubs.presenters.lists import current_members, members_page


@require_safe
@allows(Permission.MANAGE_PEOPLE)
def membership_list(request, slug):
    context = {"nav": "settings", **members_page(request.area, request.GET)}
    return render(request, "hubs/membership_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allows(Permission.MANAGE_PEOPLE)
def membership_edit(request, slug, pk):
    member = get_object_or_404(current_members(), pk=pk)
    initial = {"roles": member.roles, "title": member.title}
    form = MemberForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            change_member(
                area=request.area, actor=request.user, membership=member, **form.cleaned_data
            )
        except LastAdministrator as refusal:
            form.add_error("roles", str(refusal))
        else:
            messages.success(request, f"The roles of {member.user} are saved.")
            return redirect("hubs:membership-list", slug=slug)
    context = {"nav": "settings", "form": form, "member": member}
    status = 422 if form.errors else 200
    return render(request, "hubs/membership_edit.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@allows(Permission.MANAGE_PEOPLE)
def membership_end(request, slug, pk):
    member = get_object_or_404(current_members(), pk=pk)
    refusal = ""
    if request.method == "POST":
        try:
            end_membership(area=request.area, actor=request.user, membership=member)
        except LastAdministrator as error:
            refusal = str(error)
        else:
            messages.success(request, f"{member.user} is no longer part of {request.area}.")
            return redirect(after_leaving(request, member))
    context = {"nav": "settings", "member": member, "refusal": refusal}
    return render(request, "hubs/membership_end.html", context, status=422 if refusal else 200)


def after_leaving(request, member):
    """People who ended their own membership have no list to go back to."""
    if member.user_id == request.user.pk:
        return reverse("hubs:area-choose")
    return reverse("hubs:membership-list", args=[request.area.slug])
