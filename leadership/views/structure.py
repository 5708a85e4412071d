"""Who leads, on one page, today or on any other day; the roles there are; and what changed."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hubs.access import allows
from hubs.permissions import Permission
from leadership.forms import AsAtForm, BetweenForm, status_of
from leadership.models import Role
from leadership.presenters import changes_page, role_page, structure_page
from leadership.presenters.links import links_of
from leadership.structure import boards_above


@require_safe
@allows(Permission.VIEW_LEADERSHIP)
def structure_view(request, slug):
    form = AsAtForm(request.GET, timezone.localdate())
    links, boards = links_of(request, form.as_at), boards_above(form.day)
    page = structure_page(request.area.name, form.as_at, links, boards)
    context = {"nav": "leadership", "page": page, "form": form}
    return render(request, "leadership/structure_view.html", context, status=status_of(form))


@require_safe
@allows(Permission.VIEW_LEADERSHIP)
def role_view(request, slug, code):
    role = get_object_or_404(Role, pk=code)
    form = AsAtForm(request.GET, timezone.localdate())
    page = role_page(role, form.as_at, links_of(request, form.as_at))
    context = {"nav": "leadership", "page": page, "form": form}
    return render(request, "leadership/role_view.html", context, status=status_of(form))


@require_safe
@allows(Permission.VIEW_LEADERSHIP)
def change_list(request, slug):
    today = timezone.localdate()
    form = BetweenForm(request.GET, today)
    page = changes_page(form.period, today, links_of(request))
    context = {"nav": "leadership", "page": page, "form": form}
    return render(request, "leadership/change_list.html", context, status=status_of(form))
