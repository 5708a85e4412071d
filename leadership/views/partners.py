"""The partners: organisations with their people, contacts, and places on the systems map."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from hubs.access import allows
from hubs.permissions import Permission
from leadership.actions.contacts import record_contact, remove_contact
from leadership.actions.places import place_organisation, take_off_the_map
from leadership.fetch import contact_with_person, partner, placed
from leadership.forms import ContactForm, PartnerFilterForm, PlaceForm, refusals, status_of, typed
from leadership.models import Person
from leadership.presenters import (
    contacts_page,
    map_page,
    partner_page,
    partners_page,
    place_rows,
)
from leadership.presenters.links import links_of
from leadership.structure import place_of

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@allows(Permission.VIEW_LEADERSHIP)
def partner_list(request, slug):
    form = PartnerFilterForm(request.GET)
    links, number = links_of(request), request.GET.get("page", "1")
    page = partners_page(form.wanted(), number, timezone.localdate(), links)
    context = {"nav": "leadership", "page": page, "filter": form}
    return render(request, "leadership/partner_list.html", context)


@require_safe
@allows(Permission.VIEW_LEADERSHIP)
def partner_view(request, slug, pk):
    organisation, number = partner(pk), request.GET.get("page", "1")
    page = partner_page(organisation, number, timezone.localdate(), links_of(request))
    return render(request, "leadership/partner_view.html", {"nav": "leadership", "page": page})


@require_http_methods(FORM_METHODS)
@allows(Permission.MANAGE_LEADERSHIP)
def contact_add(request, slug, person_id):
    person = get_object_or_404(Person, pk=person_id)
    form = ContactForm(typed(request))
    if form.is_valid():
        record_contact(actor=request.user, person=person, **form.cleaned_data)
        messages.success(request, f"The contact with {person.name} has been recorded.")
        return redirect("leadership:partner-view", slug=slug, pk=person.organisation_id)
    page = contacts_page(person, request.GET.get("page", "1"), links_of(request))
    context = {"nav": "leadership", "form": form, "page": page}
    return render(request, "leadership/contact_add.html", context, status=status_of(form))


@require_http_methods(FORM_METHODS)
@allows(Permission.MANAGE_LEADERSHIP)
def contact_remove(request, slug, pk):
    contact = contact_with_person(pk)
    if request.method == "POST":
        remove_contact(actor=request.user, contact=contact)
        messages.success(request, "The contact has been taken out.")
        return redirect("leadership:contact-add", slug=slug, person_id=contact.person_id)
    context = {"nav": "leadership", "contact": contact}
    return render(request, "leadership/contact_remove.html", context)


@require_safe
@allows(Permission.VIEW_LEADERSHIP)
def map_view(request, slug):
    page = map_page(request.area.name, timezone.localdate(), links_of(request))
    return render(request, "leadership/map_view.html", {"nav": "leadership", "page": page})


@require_http_methods(FORM_METHODS)
@allows(Permission.MANAGE_LEADERSHIP)
def place_edit(request, slug, pk):
    organisation = partner(pk)
    form = PlaceForm(typed(request), place=place_of(organisation))
    if form.is_valid():
        with refusals(form):
            place_organisation(actor=request.user, organisation=organisation, **form.cleaned_data)
            messages.success(request, f"{organisation.name} has its place on the map.")
            return redirect("leadership:map-view", slug=slug)
    context = {"nav": "leadership", "form": form, "organisation": organisation}
    context |= {"place": place_rows(organisation)}
    return render(request, "leadership/place_edit.html", context, status=status_of(form))


@require_http_methods(FORM_METHODS)
@allows(Permission.MANAGE_LEADERSHIP)
def place_remove(request, slug, pk):
    place = placed(pk)
    if request.method == "POST":
        take_off_the_map(actor=request.user, place=place)
        messages.success(request, f"{place.organisation.name} has been taken off the map.")
        return redirect("leadership:map-view", slug=slug)
    return render(request, "leadership/place_remove.html", {"nav": "leadership", "place": place})
