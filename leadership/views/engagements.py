"""Seats at the table."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from hubs.access import allows
from hubs.permissions import Permission
from leadership.actions.engagements import change_seat, give_seat, leave_seat
from leadership.fetch import seat_in_force
from leadership.forms import (
    AsAtForm,
    EngagementAddForm,
    EngagementEditForm,
    NamedSeatAddForm,
    refusals,
    status_of,
    typed,
)
from leadership.presenters import manner_rows, named_seat_page, seat_page, table_page
from leadership.presenters.links import links_of

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@allows(Permission.VIEW_LEADERSHIP)
def engagement_list(request, slug):
    form = AsAtForm(request.GET, timezone.localdate())
    page = table_page(form.as_at, links_of(request, form.as_at))
    context = {"nav": "leadership", "page": page, "form": form}
    return render(request, "leadership/engagement_list.html", context, status=status_of(form))


@require_http_methods(FORM_METHODS)
@allows(Permission.MANAGE_LEADERSHIP)
def engagement_add(request, slug, sector, level):
    page = seat_page(sector, level)
    if page is None:
        raise Http404
    initial, seat = {"person": request.GET.get("person", "")}, {"sector": sector, "level": level}
    form = EngagementAddForm(typed(request), initial=initial, **seat)
    if form.is_valid():
        with refusals(form):
            taken = give_seat(actor=request.user, **seat, **form.cleaned_data)
            messages.success(request, f"{taken.person.name} has a seat at the table.")
            return redirect("leadership:engagement-list", slug=slug)
    context = {"nav": "leadership", "form": form, "page": page}
    return render(request, "leadership/engagement_add.html", context, status=status_of(form))


@require_http_methods(FORM_METHODS)
@allows(Permission.MANAGE_LEADERSHIP)
def named_seat_add(request, slug, seat):
    page = named_seat_page(seat)
    if page is None:
        raise Http404
    initial = {"person": request.GET.get("person", "")}
    form = NamedSeatAddForm(typed(request), initial=initial, seat=page.seat)
    if form.is_valid():
        with refusals(form):
            taken = give_seat(actor=request.user, **form.facts)
            messages.success(request, f"{taken.person.name} has a seat at the table.")
            return redirect("leadership:engagement-list", slug=slug)
    context = {"nav": "leadership", "form": form, "page": page}
    return render(request, "leadership/named_seat_add.html", context, status=status_of(form))


@require_http_methods(FORM_METHODS)
@allows(Permission.MANAGE_LEADERSHIP)
def engagement_edit(request, slug, pk):
    seat = seat_in_force(pk)
    form = EngagementEditForm(typed(request), seat=seat)
    if form.is_valid():
        with refusals(form):
            facts = {"seat": seat, "today": timezone.localdate(), **form.cleaned_data}
            change_seat(actor=request.user, **facts)
            messages.success(request, f"How {seat.person.name} takes part has been saved.")
            return redirect("leadership:engagement-list", slug=slug)
    context = {"nav": "leadership", "form": form, "seat": seat, "rows": manner_rows(seat)}
    return render(request, "leadership/engagement_edit.html", context, status=status_of(form))


@require_http_methods(FORM_METHODS)
@allows(Permission.MANAGE_LEADERSHIP)
def engagement_remove(request, slug, pk):
    seat = seat_in_force(pk)
    if request.method == "POST":
        leave_seat(actor=request.user, seat=seat, today=timezone.localdate())
        messages.success(request, f"{seat.person.name} has given up the seat.")
        return redirect("leadership:engagement-list", slug=slug)
    context = {"nav": "leadership", "seat": seat}
    return render(request, "leadership/engagement_remove.html", context)
