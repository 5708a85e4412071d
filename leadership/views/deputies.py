"""Putting right who stood in for the holder of an appointment."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from hubs.access import allows
from hubs.permissions import Permission
from leadership.actions.deputies import correct_deputyship, remove_deputyship
from leadership.forms import (
    DeputyshipCorrectForm,
    DeputyshipRemoveForm,
    refusals,
    status_of,
    typed,
)
from leadership.models import Deputyship
from leadership.presenters import deputyship_rows

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(FORM_METHODS)
@allows(Permission.MANAGE_LEADERSHIP)
def deputyship_correct(request, slug, pk):
    deputyship = get_object_or_404(Deputyship, pk=pk)
    form = DeputyshipCorrectForm(typed(request), deputyship=deputyship)
    if form.is_valid():
        with refusals(form):
            correct_deputyship(actor=request.user, deputyship=deputyship, **form.cleaned_data)
            messages.success(request, "The record of the deputy has been corrected.")
            role = deputyship.appointment.role_id
            return redirect("leadership:role-view", slug=slug, code=role)
    return _page(request, "deputyship_correct", deputyship, form)


@require_http_methods(FORM_METHODS)
@allows(Permission.MANAGE_LEADERSHIP)
def deputyship_remove(request, slug, pk):
    deputyship = get_object_or_404(Deputyship, pk=pk)
    form = DeputyshipRemoveForm(typed(request), deputyship=deputyship)
    if form.is_valid():
        with refusals(form):
            remove_deputyship(actor=request.user, deputyship=deputyship, **form.cleaned_data)
            messages.success(request, "The deputy has been removed from the record.")
            role = deputyship.appointment.role_id
            return redirect("leadership:role-view", slug=slug, code=role)
    return _page(request, "deputyship_remove", deputyship, form)


def _page(request, name, deputyship, form):
    context = {
        "nav": "leadership",
        "appointment": deputyship.appointment,
        "deputyship": deputyship,
        "rows": deputyship_rows(deputyship),
        "form": form,
    }
    return render(request, f"leadership/{name}.html", context, status=status_of(form))
