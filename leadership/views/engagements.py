"""Seats at the table."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from hubs.access import allows
from hubs.permissions import Permission
from leadership.actions.engagements import give_seat, leave_seat
from leadership.forms import AsAtForm, EngagementAddForm, refusals, status_of, typed
from leadership.models import Engagement
from leadership.presenters import seat_page, table_page
from leadership.presenters.links import links_of


@require_safe
@allows(Permission.VIEW_LEADERSHIP)
def engagement_list(request, slug):
    form = AsAtForm(request.GET, timezone.localdate())
    page = table_page(form.as_at, links_of(request, form.as_at))
    context = {"nav": "leadership", "page": page, "form": form}
    return render(request, "leadership/engagement_list.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
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


@require_http_methods(["GET", "HEAD", "POST"])
@allows(Permission.MANAGE_LEADERSHIP)
def engagement_remove(request, slug, pk):
    seat = get_object_or_404(Engagement, pk=pk, ends_on=None)
    if request.method == "POST":
        leave_seat(actor=request.user, seat=seat, today=timezone.localdate())
        messages.success(request, f"{seat.person.name} has given up the seat.")
        return redirect("leadership:engagement-list", slug=slug)
    context = {"nav": "leadership", "seat": seat}
    return render(request, "leadership/engagement_remove.html", context)
