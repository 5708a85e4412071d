"""Putting the page for everybody on and off, and recording who agreed to be named on it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from hubs.access import allows
from hubs.permissions import Permission
from leadership.actions import publishing as actions
from leadership.forms import refusals, status_of, typed
from leadership.forms.publishing import ConsentForm, PageStateForm, VacanciesForm
from leadership.models import Appointment
from leadership.presenters.links import links_of
from leadership.presenters.public import public_view_of
from leadership.presenters.publishing import publishing_page
from leadership.published import page_of_area

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@allows(Permission.PUBLISH_LEADERSHIP)
def public_edit(request, slug):
    page = publishing_page(page_of_area(), timezone.localdate(), links_of(request))
    return render(request, "leadership/public_edit.html", {"nav": "settings", "page": page})


@require_http_methods(FORM_METHODS)
@allows(Permission.PUBLISH_LEADERSHIP)
def public_preview(request, slug):
    stored = page_of_area()
    form = PageStateForm(typed(request), page=stored)
    if form.is_valid():
        with refusals(form):
            actions.switch_on(actor=request.user, **form.cleaned_data)
            messages.success(request, "The public page is on.")
            return redirect("leadership:public-edit", slug=slug)
    view = public_view_of(request.area, stored, timezone.localdate())
    context = {"nav": "settings", "page": view, "form": form, "is_on": stored.is_on}
    return render(request, "leadership/public_preview.html", context, status=status_of(form))


@require_http_methods(FORM_METHODS)
@allows(Permission.PUBLISH_LEADERSHIP)
def public_vacancies(request, slug):
    form = VacanciesForm(typed(request), page=page_of_area())
    if form.is_valid():
        with refusals(form):
            chosen = {"shows_vacancies": form.shows_vacancies, "seen": form.cleaned_data["seen"]}
            actions.choose_vacancies(actor=request.user, **chosen)
            messages.success(request, "What the page does with vacant roles is saved.")
            return redirect("leadership:public-edit", slug=slug)
    return _answer(request, "public_vacancies", form)


@require_http_methods(FORM_METHODS)
@allows(Permission.PUBLISH_LEADERSHIP)
def public_renew(request, slug):
    form = PageStateForm(typed(request), page=page_of_area())
    if form.is_valid():
        with refusals(form):
            actions.renew_address(actor=request.user, **form.cleaned_data)
            messages.success(request, "The page has a new address. The old one no longer works.")
            return redirect("leadership:public-edit", slug=slug)
    return _answer(request, "public_renew", form)


@require_http_methods(FORM_METHODS)
@allows(Permission.PUBLISH_LEADERSHIP)
def public_end(request, slug):
    form = PageStateForm(typed(request), page=page_of_area())
    if form.is_valid():
        with refusals(form):
            actions.switch_off(actor=request.user, **form.cleaned_data)
            messages.success(request, "The public page is off. Its address no longer works.")
            return redirect("leadership:public-edit", slug=slug)
    return _answer(request, "public_end", form)


@require_http_methods(FORM_METHODS)
@allows(Permission.PUBLISH_LEADERSHIP)
def consent_add(request, slug, pk):
    appointment = get_object_or_404(Appointment, pk=pk)
    form = ConsentForm(typed(request))
    if form.is_valid():
        with refusals(form):
            actions.record_consent(actor=request.user, appointment=appointment, **form.cleaned_data)
            messages.success(request, f"{appointment.person.name} is named on the public page.")
            return redirect("leadership:public-edit", slug=slug)
    return _answer(request, "consent_add", form, appointment=appointment)


@require_http_methods(FORM_METHODS)
@allows(Permission.PUBLISH_LEADERSHIP)
def consent_withdraw(request, slug, pk):
    appointment = get_object_or_404(Appointment, pk=pk)
    if request.method == "POST":
        actions.withdraw_consent(actor=request.user, appointment=appointment)
        messages.success(request, f"{appointment.person.name} is no longer named on the page.")
        return redirect("leadership:public-edit", slug=slug)
    context = {"nav": "settings", "appointment": appointment}
    return render(request, "leadership/consent_withdraw.html", context)


def _answer(request, template, form, **context):
    context |= {"nav": "settings", "form": form}
    return render(request, f"leadership/{template}.html", context, status=status_of(form))
