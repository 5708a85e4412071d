"""Appointing somebody, and what may happen to an appointment afterwards."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from hubs.access import allows
from hubs.permissions import Permission
from leadership.actions.appointments import (
    appoint,
    backdate_appointment,
    change_appointment,
    correct_appointment,
    end_appointment,
    remove_appointment,
)
from leadership.forms import (
    AppointmentAddForm,
    AppointmentBackdateForm,
    AppointmentCorrectForm,
    AppointmentEditForm,
    AppointmentEndForm,
    AppointmentRemoveForm,
    refusals,
    status_of,
    typed,
)
from leadership.models import Appointment, Role
from leadership.presenters import appointment_rows

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(FORM_METHODS)
@allows(Permission.MANAGE_LEADERSHIP)
def appointment_add(request, slug, code):
    role = get_object_or_404(Role, pk=code)
    initial = {"person": request.GET.get("person", "")}
    form = AppointmentAddForm(typed(request), role=role, initial=initial)
    if form.is_valid():
        with refusals(form):
            made = appoint(area=request.area, actor=request.user, role=role, **form.cleaned_data)
            messages.success(request, f"{made.person.name} has been appointed.")
            return redirect("leadership:role-view", slug=slug, code=code)
    context = {"nav": "leadership", "form": form, "role": role}
    return render(request, "leadership/appointment_add.html", context, status=status_of(form))


@require_http_methods(FORM_METHODS)
@allows(Permission.MANAGE_LEADERSHIP)
def appointment_edit(request, slug, pk):
    appointment = get_object_or_404(Appointment, pk=pk)
    form = AppointmentEditForm(typed(request), appointment=appointment)
    if form.is_valid():
        with refusals(form):
            change_appointment(actor=request.user, appointment=appointment, **form.cleaned_data)
            messages.success(request, "The deputy and the review date have been saved.")
            return redirect("leadership:role-view", slug=slug, code=appointment.role_id)
    return _page(request, "appointment_edit", appointment, form)


@require_http_methods(FORM_METHODS)
@allows(Permission.MANAGE_LEADERSHIP)
def appointment_end(request, slug, pk):
    appointment = get_object_or_404(Appointment, pk=pk)
    form = AppointmentEndForm(typed(request), appointment=appointment)
    if form.is_valid():
        with refusals(form):
            end_appointment(actor=request.user, appointment=appointment, **form.cleaned_data)
            messages.success(request, "The last day is saved, and the handover is open.")
            return redirect("leadership:role-view", slug=slug, code=appointment.role_id)
    return _page(request, "appointment_end", appointment, form)


@require_http_methods(FORM_METHODS)
@allows(Permission.MANAGE_LEADERSHIP)
def appointment_backdate(request, slug, pk):
    appointment = get_object_or_404(Appointment, pk=pk)
    form = AppointmentBackdateForm(typed(request), appointment=appointment)
    if form.is_valid():
        with refusals(form):
            backdate_appointment(actor=request.user, appointment=appointment, **form.cleaned_data)
            messages.success(request, "The earlier first day has been saved.")
            return redirect("leadership:role-view", slug=slug, code=appointment.role_id)
    return _page(request, "appointment_backdate", appointment, form)


@require_http_methods(FORM_METHODS)
@allows(Permission.MANAGE_LEADERSHIP)
def appointment_correct(request, slug, pk):
    appointment = get_object_or_404(Appointment, pk=pk)
    form = AppointmentCorrectForm(typed(request), appointment=appointment)
    if form.is_valid():
        with refusals(form):
            who = {"area": request.area, "actor": request.user}
            correct_appointment(**who, appointment=appointment, **form.cleaned_data)
            messages.success(request, "The record has been corrected.")
            return redirect("leadership:role-view", slug=slug, code=appointment.role_id)
    return _page(request, "appointment_correct", appointment, form)


@require_http_methods(FORM_METHODS)
@allows(Permission.MANAGE_LEADERSHIP)
def appointment_remove(request, slug, pk):
    appointment = get_object_or_404(Appointment, pk=pk)
    form = AppointmentRemoveForm(typed(request), appointment=appointment)
    if form.is_valid():
        with refusals(form):
            remove_appointment(actor=request.user, appointment=appointment, **form.cleaned_data)
            messages.success(request, "The appointment has been removed.")
            return redirect("leadership:role-view", slug=slug, code=appointment.role_id)
    return _page(request, "appointment_remove", appointment, form)


def _page(request, name, appointment, form):
    context = {
        "nav": "leadership",
        "appointment": appointment,
        "rows": appointment_rows(appointment),
        "form": form,
    }
    return render(request, f"leadership/{name}.html", context, status=status_of(form))
