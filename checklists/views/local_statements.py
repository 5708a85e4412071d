"""The statements of an area's own set, while it is written: added, changed, removed, moved."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from checklists.actions.local_statements import (
    DOWN,
    UP,
    add_local_statement,
    change_local_statement,
    move_local_statement,
    remove_local_statement,
)
from checklists.forms.local_sets import SureForm
from checklists.presenters.local_sets import (
    local_sets,
    local_statements,
    statement_form,
    statement_rows,
)
from hubs.access import allows
from hubs.forms.sending import refusals, status_of, typed
from hubs.permissions import Permission

FORM_METHODS = ["GET", "HEAD", "POST"]


@allows(Permission.MANAGE_ROUND)
@require_http_methods(FORM_METHODS)
def local_statement_add(request, slug, local_set_id):
    local_set = get_object_or_404(local_sets(), pk=local_set_id)
    form = statement_form(typed(request), local_set, kind=request.GET.get("kind", ""))
    if form.is_valid():
        with refusals(form):
            add_local_statement(actor=request.user, local_set=local_set, facts=form.facts)
            messages.success(request, f"“{form.facts['short_name']}” has been added to the draft.")
            return redirect("checklists:localset-view", slug, local_set_id)
    page = {"nav": "reviews", "local_set": local_set, "form": form}
    name = "checklists/local_statement_add.html"
    return render(request, name, page, status=status_of(form))


@allows(Permission.MANAGE_ROUND)
@require_http_methods(FORM_METHODS)
def local_statement_edit(request, slug, statement_id):
    statement = get_object_or_404(local_statements(), pk=statement_id)
    form = statement_form(typed(request), statement.local_set, statement=statement)
    if form.is_valid():
        with refusals(form):
            seen, facts = form.cleaned_data["seen"], form.facts
            change_local_statement(actor=request.user, statement=statement, facts=facts, seen=seen)
            messages.success(request, "The draft has been saved.")
            return redirect("checklists:localset-view", slug, statement.local_set_id)
    return _page(request, "edit", statement, form)


@allows(Permission.MANAGE_ROUND)
@require_http_methods(FORM_METHODS)
def local_statement_remove(request, slug, statement_id):
    statement = get_object_or_404(local_statements(), pk=statement_id)
    form = SureForm(typed(request), state=statement.state)
    if form.is_valid():
        with refusals(form):
            remove_local_statement(actor=request.user, statement=statement, **form.cleaned_data)
            messages.success(request, f"“{statement}” has been removed from the draft.")
            return redirect("checklists:localset-view", slug, statement.local_set_id)
    return _page(request, "remove", statement, form)


@allows(Permission.MANAGE_ROUND)
@require_POST
def local_statement_move(request, slug, statement_id):
    statement = get_object_or_404(local_statements(), pk=statement_id)
    way = DOWN if request.POST.get("way") == DOWN else UP
    moved = move_local_statement(actor=request.user, statement=statement, way=way)
    messages.success(request, f"“{moved}” is now number {moved.position}.")
    return redirect("checklists:localset-view", slug, moved.local_set_id)


def _page(request, verb, statement, form):
    rows = statement_rows(statement)
    page = {"nav": "reviews", "statement": statement, "rows": rows, "form": form}
    name = f"checklists/local_statement_{verb}.html"
    return render(request, name, page, status=status_of(form))
