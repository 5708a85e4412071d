"""An area's own roles: added, changed, retired, taken up again."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from hubs.access import allows
from hubs.permissions import Permission
from leadership.actions.roles import add_role, change_role, restore_role, retire_role
from leadership.forms import (
    RoleForm,
    RoleRestoreForm,
    RoleRetireForm,
    refusals,
    status_of,
    typed,
)
from leadership.models import Role
from leadership.presenters import role_rows

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(FORM_METHODS)
@allows(Permission.MANAGE_LEADERSHIP)
def role_add(request, slug):
    form = RoleForm(typed(request))
    if form.is_valid():
        with refusals(form):
            role = add_role(area=request.area, actor=request.user, **form.facts)
            messages.success(request, f"{role.name} has been added to your roles.")
            return redirect("leadership:role-view", slug=slug, code=role.code)
    context = {"nav": "leadership", "form": form}
    return render(request, "leadership/role_add.html", context, status=status_of(form))


@require_http_methods(FORM_METHODS)
@allows(Permission.MANAGE_LEADERSHIP)
def role_edit(request, slug, own_role_id):
    role = get_object_or_404(Role, pk=own_role_id, area=request.area)
    form = RoleForm(typed(request), role=role)
    if form.is_valid():
        with refusals(form):
            seen = form.cleaned_data["seen"]
            change_role(actor=request.user, role=role, seen=seen, **form.facts)
            messages.success(request, "The role has been saved.")
            return redirect("leadership:role-view", slug=slug, code=role.code)
    return _page(request, "role_edit", role, form)


@require_http_methods(FORM_METHODS)
@allows(Permission.MANAGE_LEADERSHIP)
def role_retire(request, slug, own_role_id):
    role = get_object_or_404(Role, pk=own_role_id, area=request.area)
    form = RoleRetireForm(typed(request), role=role)
    if form.is_valid():
        with refusals(form):
            retire_role(actor=request.user, role=role, **form.cleaned_data)
            messages.success(request, f"{role.name} has been retired.")
            return redirect("leadership:role-view", slug=slug, code=role.code)
    return _page(request, "role_retire", role, form)


@require_http_methods(FORM_METHODS)
@allows(Permission.MANAGE_LEADERSHIP)
def role_restore(request, slug, own_role_id):
    role = get_object_or_404(Role, pk=own_role_id, area=request.area)
    form = RoleRestoreForm(typed(request), role=role)
    if form.is_valid():
        with refusals(form):
            restore_role(actor=request.user, role=role, **form.cleaned_data)
            messages.success(request, f"{role.name} is in use again.")
            return redirect("leadership:role-view", slug=slug, code=role.code)
    return _page(request, "role_restore", role, form)


def _page(request, name, role, form):
    context = {"nav": "leadership", "role": role, "rows": role_rows(role), "form": form}
    return render(request, f"leadership/{name}.html", context, status=status_of(form))
