"""The area's first page."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from governance.overview import read_overview
from governance.presenters.overview import Overview
from hubs.access import allows
from hubs.permissions import Permission


@require_safe
@allows(Permission.VIEW_AREA)
def overview_view(request, slug):
    facts = read_overview(request.membership, timezone.now())
    page = Overview(request.area, request.membership, facts).page()
    return render(request, "governance/overview_view.html", {"page": page, "nav": "overview"})
