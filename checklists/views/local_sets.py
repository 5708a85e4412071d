"""An area's own question sets: begun, changed, looked at, published, retired, brought back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from checklists.actions.local_publishing import publish_local_set
from checklists.actions.local_sets import (
    add_local_set,
    change_local_set,
    remove_local_set,
    restore_local_set,
    retire_local_set,
)
from checklists.forms.local_sets import SureForm
from checklists.presenters.local_preview import preview_page
from checklists.presenters.local_sets import (
    draft_in,
    local_list_page,
    local_set_page,
    local_sets,
    publish_page,
    set_form,
    set_rows,
)
from hubs.access import allows
from hubs.forms.sending import refusals, status_of, typed
from hubs.permissions import Permission

FORM_METHODS = ["GET", "HEAD", "POST"]


@allows(Permission.MANAGE_ROUND)
@require_safe
def local_set_list(request, slug):
    return render(request, "checklists/local_set_list.html", local_list_page(request.area))


@allows(Permission.MANAGE_ROUND)
@require_http_methods(FORM_METHODS)
def local_set_add(request, slug):
    form = set_form(request.area, typed(request))
    if form.is_valid():
        with refusals(form):
            added = add_local_set(area=request.area, actor=request.user, **form.facts)
            messages.success(request, f"{added} has been begun. Now write its statements.")
            return redirect("checklists:localset-view", slug, added.pk)
    page = {"nav": "reviews", "form": form}
    return render(request, "checklists/local_set_add.html", page, status=status_of(form))


@allows(Permission.MANAGE_ROUND)
@require_safe
def local_set_view(request, slug, local_set_id):
    local_set = get_object_or_404(local_sets(), pk=local_set_id)
    page = local_set_page(request.area, local_set)
    return render(request, "checklists/local_set_view.html", page)


@allows(Permission.MANAGE_ROUND)
@require_safe
def local_set_preview(request, slug, local_set_id):
    local_set = get_object_or_404(local_sets(), pk=local_set_id)
    page = preview_page(request.area, draft_in(local_set))
    return render(request, "checklists/local_set_preview.html", page)


@allows(Permission.MANAGE_ROUND)
@require_http_methods(FORM_METHODS)
def local_set_edit(request, slug, local_set_id):
    local_set = get_object_or_404(local_sets(), pk=local_set_id)
    form = set_form(request.area, typed(request), local_set)
    if form.is_valid():
        with refusals(form):
            seen = form.cleaned_data["seen"]
            change_local_set(actor=request.user, local_set=local_set, seen=seen, **form.facts)
            messages.success(request, "The draft has been saved.")
            return redirect("checklists:localset-view", slug, local_set_id)
    return _page(request, "edit", local_set, form)


@allows(Permission.MANAGE_ROUND)
@require_http_methods(FORM_METHODS)
def local_set_publish(request, slug, local_set_id):
    local_set = get_object_or_404(local_sets(), pk=local_set_id)
    draft = draft_in(local_set)
    form = SureForm(typed(request), state=draft.checksum)
    if form.is_valid():
        with refusals(form):
            seen, area = form.cleaned_data["seen"], request.area
            publish_local_set(area=area, actor=request.user, local_set=local_set, seen=seen)
            words = f"Version {draft.version} has been published. New reviews are offered it."
            messages.success(request, words)
            return redirect("checklists:localset-view", slug, local_set_id)
    page = {**publish_page(request.area, draft), "form": form}
    return render(request, "checklists/local_set_publish.html", page, status=status_of(form))


@allows(Permission.MANAGE_ROUND)
@require_http_methods(FORM_METHODS)
def local_set_retire(request, slug, local_set_id):
    local_set = get_object_or_404(local_sets(), pk=local_set_id)
    form = SureForm(typed(request), state=local_set.state)
    if form.is_valid():
        with refusals(form):
            retire_local_set(actor=request.user, local_set=local_set, **form.cleaned_data)
            messages.success(request, f"{local_set} has been retired.")
            return redirect("checklists:localset-view", slug, local_set_id)
    return _page(request, "retire", local_set, form)


@allows(Permission.MANAGE_ROUND)
@require_http_methods(FORM_METHODS)
def local_set_restore(request, slug, local_set_id):
    local_set = get_object_or_404(local_sets(), pk=local_set_id)
    form = SureForm(typed(request), state=local_set.state)
    if form.is_valid():
        with refusals(form):
            restore_local_set(actor=request.user, local_set=local_set, **form.cleaned_data)
            messages.success(request, f"{local_set} is in use again.")
            return redirect("checklists:localset-view", slug, local_set_id)
    return _page(request, "restore", local_set, form)


@allows(Permission.MANAGE_ROUND)
@require_http_methods(FORM_METHODS)
def local_set_remove(request, slug, local_set_id):
    local_set = get_object_or_404(local_sets(), pk=local_set_id)
    form = SureForm(typed(request), state=local_set.state)
    if form.is_valid():
        with refusals(form):
            remove_local_set(actor=request.user, local_set=local_set, **form.cleaned_data)
            messages.success(request, f"The draft of {local_set} has been removed.")
            return redirect("checklists:localset-list", slug)
    return _page(request, "remove", local_set, form)


def _page(request, verb, local_set, form):
    page = {"nav": "reviews", "local_set": local_set, "rows": set_rows(local_set), "form": form}
    name = f"checklists/local_set_{verb}.html"
    return render(request, name, page, status=status_of(form))
