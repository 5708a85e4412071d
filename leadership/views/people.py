"""The people who take part: finding, adding, changing, leaving."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from hubs.access import allows
from hubs.permissions import Permission
from leadership.actions.people import add_person, bring_back, change_person, mark_as_left
from leadership.as_at import as_of_today
from leadership.forms import (
    AsAtForm,
    PersonFilterForm,
    PersonForm,
    PersonLeaveForm,
    PersonReturnForm,
    refusals,
    status_of,
    typed,
)
from leadership.models import Person
from leadership.presenters import people_page, person_page
from leadership.presenters.links import after_adding, links_of

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@allows(Permission.VIEW_LEADERSHIP)
def person_list(request, slug):
    form = AsAtForm(request.GET, timezone.localdate(), keep=["q", "sector", "leavers"])
    wanted = PersonFilterForm(request.GET, on=form.as_at.iso)
    links, number = links_of(request, form.as_at), request.GET.get("page", "1")
    page = people_page(wanted.wanted(), number, form.as_at, links)
    context = {"nav": "leadership", "page": page, "filter": wanted, "form": form}
    return render(request, "leadership/person_list.html", context, status=status_of(form))


@require_safe
@allows(Permission.VIEW_LEADERSHIP)
def person_view(request, slug, pk):
    person = get_object_or_404(Person, pk=pk)
    form = AsAtForm(request.GET, timezone.localdate())
    page = person_page(person, form.as_at, links_of(request, form.as_at))
    context = {"nav": "leadership", "page": page, "form": form}
    return render(request, "leadership/person_view.html", context, status=status_of(form))


@require_http_methods(FORM_METHODS)
@allows(Permission.MANAGE_LEADERSHIP)
def person_add(request, slug):
    form = PersonForm(typed(request))
    if form.is_valid():
        with refusals(form):
            person = add_person(actor=request.user, **form.facts)
            messages.success(request, f"{person.name} has been added.")
            return redirect(after_adding(request, person))
    context = {"nav": "leadership", "form": form}
    return render(request, "leadership/person_add.html", context, status=status_of(form))


@require_http_methods(FORM_METHODS)
@allows(Permission.MANAGE_LEADERSHIP)
def person_edit(request, slug, pk):
    person = get_object_or_404(Person, pk=pk)
    form = PersonForm(typed(request), person=person)
    if form.is_valid():
        with refusals(form):
            seen = form.cleaned_data["seen"]
            change_person(actor=request.user, person=person, seen=seen, **form.facts)
            messages.success(request, "The details have been saved.")
            return redirect("leadership:person-view", slug=slug, pk=pk)
    page = person_page(person, as_of_today(), links_of(request))
    context = {"nav": "leadership", "form": form, "page": page}
    return render(request, "leadership/person_edit.html", context, status=status_of(form))


@require_http_methods(FORM_METHODS)
@allows(Permission.MANAGE_LEADERSHIP)
def person_leave(request, slug, pk):
    person = get_object_or_404(Person, pk=pk)
    form = PersonLeaveForm(typed(request), person=person)
    if form.is_valid():
        with refusals(form):
            mark_as_left(actor=request.user, person=person, **form.facts)
            messages.success(request, f"{person.name} has been marked as leaving.")
            return redirect("leadership:person-view", slug=slug, pk=pk)
    page = person_page(person, as_of_today(), links_of(request))
    context = {"nav": "leadership", "form": form, "page": page}
    return render(request, "leadership/person_leave.html", context, status=status_of(form))


@require_http_methods(FORM_METHODS)
@allows(Permission.MANAGE_LEADERSHIP)
def person_return(request, slug, pk):
    person = get_object_or_404(Person, pk=pk)
    form = PersonReturnForm(typed(request), person=person)
    if form.is_valid():
        with refusals(form):
            bring_back(actor=request.user, person=person, seen=form.cleaned_data["seen"])
            messages.success(request, f"{person.name} takes part again.")
            return redirect("leadership:person-view", slug=slug, pk=pk)
    context = {"nav": "leadership", "form": form, "person": person}
    return render(request, "leadership/person_return.html", context, status=status_of(form))
