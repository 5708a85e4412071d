"""Who leads, on one page, today or on any other day; and the roles there are."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hubs.access import allows
from hubs.permissions import Permission
from leadership.forms import AsAtForm, status_of
from leadership.models import Role
from leadership.presenters import role_page, structure_page
from leadership.presenters.links import links_of
from leadership.structure import boards_above


@require_safe
@allows(Permission.VIEW_LEADERSHIP)
def structure_view(request, slug):
    today = timezone.localdate()
    form = AsAtForm(request.GET, today)
    links, boards = links_of(request), boards_above(form.day)
    page = structure_page(request.area.name, form.day, today, links, boards)
    context = {"nav": "leadership", "page": page, "form": form}
    return render(request, "leadership/structure_view.html", context, status=status_of(form))


@require_safe
@allows(Permission.VIEW_LEADERSHIP)
def role_view(request, slug, code):
    role = get_object_or_404(Role, pk=code)
    page = role_page(role, timezone.localdate(), links_of(request))
    return render(request, "leadership/role_view.html", {"nav": "leadership", "page": page})
