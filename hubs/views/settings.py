"""An area's settings: where they start, its own words, and its history."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from hubs.access import allows
from hubs.actions.organisations import change_area
from hubs.forms.places import AreaForm
from hubs.permissions import Permission
from hubs.presenters.lists import history_page
from hubs.presenters.settings import area_facts, settings_sections


@require_safe
@allows(Permission.VIEW_AREA)
def settings_view(request, slug):
    context = {
        "nav": "settings",
        "facts": area_facts(request.area),
        "sections": settings_sections(request.area, request.membership),
    }
    return render(request, "hubs/settings_view.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allows(Permission.MANAGE_PEOPLE)
def area_edit(request, slug):
    initial = {"programme_name": request.area.programme_name}
    form = AreaForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        change_area(area=request.area, actor=request.user, **form.cleaned_data)
        messages.success(request, "The area’s words are saved.")
        return redirect("hubs:settings-view", slug=slug)
    status = 422 if form.errors else 200
    return render(request, "hubs/area_edit.html", {"nav": "settings", "form": form}, status=status)


@require_safe
@allows(Permission.VIEW_AUDIT)
def audit_list(request, slug):
    context = {"nav": "settings", **history_page(request.GET)}
    return render(request, "hubs/audit_list.html", context)
