"""The checks of who leads: what is looked at, why, and what is found."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hubs.access import allows
from hubs.permissions import Permission
from leadership.forms import AsAtForm, status_of
from leadership.presenters import checks_page
from leadership.presenters.links import links_of


@require_safe
@allows(Permission.VIEW_LEADERSHIP)
def check_list(request, slug):
    form = AsAtForm(request.GET, timezone.localdate())
    page = checks_page(form.as_at, links_of(request, form.as_at))
    context = {"nav": "leadership", "page": page, "form": form}
    return render(request, "leadership/check_list.html", context, status=status_of(form))
