"""The yardstick: the service's addresses, and the cheapest page of an area there could be."""

from django.shortcuts import render
from django.urls import include, path

from hubs.access import allows
from hubs.models import FamilyHub
from hubs.permissions import Permission


@allows(Permission.VIEW_AREA)
def baseline(request, slug):
    """Session, user, membership, header, tabs and footer, as every page of an area; one query."""
    return render(request, "layouts/area.html", {"found": FamilyHub.objects.exists()})


urlpatterns = [path("areas/<slug:slug>/baseline/", baseline), path("", include("config.urls"))]
handler404 = "hubs.views.errors.not_found"
