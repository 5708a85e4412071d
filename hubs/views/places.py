"""The organisations and hubs of an area."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from hubs.access import allows
from hubs.actions import organisations as actions
from hubs.forms.places import HubForm, OrganisationForm
from hubs.models import FamilyHub, Organisation
from hubs.permissions import Permission
from hubs.presenters.lists import hubs_page, organisations_page

GET_AND_POST = ["GET", "HEAD", "POST"]


def answer(request, template, form, **context):
    """The page with its form; 422 when the form was refused."""
    context |= {"nav": "settings", "form": form}
    return render(request, f"hubs/{template}.html", context, status=422 if form.errors else 200)


def saved(request, form, action, **facts):
    """Call the action; a name that somebody has just taken is an error of the form."""
    try:
        what = action(actor=request.user, **facts)
    except actions.NameTaken as refusal:
        form.add_error("name", str(refusal))
        return False
    messages.success(request, f"{what} is saved.")
    return True


@require_safe
@allows(Permission.MANAGE_PEOPLE)
def organisation_list(request, slug):
    context = {"nav": "settings", **organisations_page(request.area, request.GET)}
    return render(request, "hubs/organisation_list.html", context)


@require_http_methods(GET_AND_POST)
@allows(Permission.MANAGE_PEOPLE)
def organisation_add(request, slug):
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        action = actions.add_organisation
        if saved(request, form, action, area=request.area, **form.cleaned_data):
            return redirect("hubs:organisation-list", slug=slug)
    return answer(request, "organisation_add", form)


@require_http_methods(GET_AND_POST)
@allows(Permission.MANAGE_PEOPLE)
def organisation_edit(request, slug, pk):
    organisation = get_object_or_404(Organisation, pk=pk)
    initial = {"name": organisation.name, "sector": organisation.sector}
    form = OrganisationForm(request.POST or None, initial=initial, instance=organisation)
    if request.method == "POST" and form.is_valid():
        action = actions.change_organisation
        if saved(request, form, action, organisation=organisation, **form.cleaned_data):
            return redirect("hubs:organisation-list", slug=slug)
    return answer(request, "organisation_edit", form, organisation=organisation)


@require_safe
@allows(Permission.MANAGE_PEOPLE)
def hub_list(request, slug):
    context = {"nav": "settings", **hubs_page(request.area, request.GET)}
    return render(request, "hubs/hub_list.html", context)


@require_http_methods(GET_AND_POST)
@allows(Permission.MANAGE_PEOPLE)
def hub_add(request, slug):
    form = HubForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        action = actions.add_hub
        if saved(request, form, action, area=request.area, **form.cleaned_data):
            return redirect("hubs:hub-list", slug=slug)
    return answer(request, "hub_add", form)


@require_http_methods(GET_AND_POST)
@allows(Permission.MANAGE_PEOPLE)
def hub_edit(request, slug, pk):
    hub = get_object_or_404(FamilyHub, pk=pk)
    initial = {"name": hub.name, "address": hub.address, "opened_on": hub.opened_on}
    form = HubForm(request.POST or None, initial=initial, instance=hub)
    if request.method == "POST" and form.is_valid():
        action = actions.change_hub
        if saved(request, form, action, hub=hub, **form.cleaned_data):
            return redirect("hubs:hub-list", slug=slug)
    return answer(request, "hub_edit", form, hub=hub)


@require_http_methods(GET_AND_POST)
@allows(Permission.MANAGE_PEOPLE)
def hub_remove(request, slug, pk):
    hub = get_object_or_404(FamilyHub, pk=pk)
    if request.method == "POST":
        actions.remove_hub(actor=request.user, hub=hub)
        messages.success(request, f"{hub} is removed.")
        return redirect("hubs:hub-list", slug=slug)
    return render(request, "hubs/hub_remove.html", {"nav": "settings", "hub": hub})
