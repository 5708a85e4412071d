"""The tools library: found, filtered, read and printed."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from checklists.forms.tools import LibraryForm
from checklists.presenters.tools import library_page, tool_page
from checklists.toolbox import toolbox
from hubs.access import allows
from hubs.permissions import Permission


@require_safe
@allows(Permission.VIEW_AREA)
def tool_list(request, slug):
    form = LibraryForm(request.GET)
    page = library_page(slug, form)
    return render(
        request, "checklists/tool_list.html", {"page": page, "form": form, "nav": "actions"}
    )


@require_safe
@allows(Permission.VIEW_AREA)
def tool_view(request, slug, key):
    tool = toolbox().tool(key)
    if tool is None:
        raise Http404
    page = tool_page(slug, tool, request.membership)
    return render(request, "checklists/tool_view.html", {"page": page, "nav": "actions"})
