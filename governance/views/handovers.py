"""Handing a role over: seen, chosen item by item, written down, finished."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from governance import fetch
from governance.actions.handing_over import finish, move_items
from governance.forms.handover import (
    MEANWHILE,
    FinishHandoverForm,
    HandoverWordsForm,
    MoveForm,
    SuccessorForm,
    promises_form,
)
from governance.handing_over import items_of
from governance.presenters import handover as present
from hubs.access import allows
from hubs.permissions import Permission
from hubs.presentation.words import counted
from leadership.actions.handovers import name_successor, write_handover_words
from leadership.actions.refusals import ChangedMeanwhileError, RefusedError


@allows(Permission.VIEW_LEADERSHIP)
@require_safe
def handover_list(request, slug):
    page = present.list_page(fetch.handovers(request.membership), request.membership, slug)
    return render(request, "governance/handover_list.html", page)


@allows(Permission.VIEW_LEADERSHIP)
@require_safe
def handover_view(request, slug, handover_id):
    handover = fetch.handover(request.membership, handover_id)
    promises = fetch.promises(handover)
    items = items_of(handover, promises) if handover.is_open else []
    handed = fetch.handed_items(handover)
    page = present.view_page(handover, items, promises, handed, request.membership)
    return render(request, "governance/handover_view.html", page)


@allows(Permission.MANAGE_LEADERSHIP)
@require_http_methods(["GET", "POST"])
def handover_move(request, slug, handover_id):
    handover = fetch.handover(request.membership, handover_id)
    items = items_of(handover, fetch.promises(handover))
    if request.method == "POST" and "fill" in request.POST:
        return show(request, MoveForm.filled(request.POST, handover, items), 200)
    form = MoveForm(request.POST or None, handover=handover, items=items)
    if form.is_valid():
        who, seen = {"area": request.area, "actor": request.user}, form.cleaned_data["seen"]
        try:
            moved = move_items(**who, handover=handover, chosen=form.chosen, seen=seen)
            messages.success(request, f"{counted(len(moved), 'thing')} moved.")
            return redirect("governance:handover-view", slug=slug, handover_id=handover_id)
        except RefusedError as refusal:
            form.add_error(None, refusal)
        except ChangedMeanwhileError:
            form.note_stale(MEANWHILE, seen=form.seen_now)
            return show(request, form, 409)
    return show(request, form)


@allows(Permission.VIEW_LEADERSHIP)
@require_http_methods(["GET", "POST"])
def handover_words(request, slug, handover_id):
    handover = fetch.handover_to_write(request.membership, handover_id)
    form = HandoverWordsForm(request.POST or None, handover=handover)
    promises = promises_form(request.POST or None, fetch.promises(handover))
    more = {"promises": promises, "forms": [form, *promises.forms]}
    if form.is_valid() and promises.is_valid():
        words = {"notes": form.cleaned_data["notes"], "promises": promises.drafts}
        return keep(request, form, write_handover_words, words, **more)
    return show(request, form, **more)


@allows(Permission.MANAGE_LEADERSHIP)
@require_http_methods(["GET", "POST"])
def handover_successor(request, slug, handover_id):
    handover = fetch.handover(request.membership, handover_id)
    form = SuccessorForm(request.POST or None, handover=handover)
    if form.is_valid():
        words = {"successor": form.cleaned_data["successor"]}
        return keep(request, form, name_successor, words)
    return show(request, form)


@allows(Permission.MANAGE_LEADERSHIP)
@require_http_methods(["GET", "POST"])
def handover_finish(request, slug, handover_id):
    handover = fetch.handover(request.membership, handover_id)
    items = items_of(handover, fetch.promises(handover))
    form = FinishHandoverForm(request.POST or None, handover=handover, items=items)
    stays = [(item, item.url(slug)) for item in items]
    if form.is_valid():
        return keep(request, form, finish, {"seen": form.cleaned_data["seen"]}, stays=stays)
    return show(request, form, stays=stays)


def keep(request, form, action, words, **more):
    """Do what the form asks; nothing typed is lost when somebody else was quicker."""
    handover, version = form.handover, form.cleaned_data["version"]
    try:
        action(actor=request.user, handover=handover, version=version, **words)
        messages.success(request, "The handover is saved.")
        place = {"slug": request.area.slug, "handover_id": handover.pk}
        return redirect("governance:handover-view", **place)
    except RefusedError as refusal:
        form.add_error(None, refusal)
    except ChangedMeanwhileError:
        form.note_stale()
        return show(request, form, 409, **more)
    return show(request, form, **more)


def show(request, form, status=None, **more):
    name = request.resolver_match.url_name.replace("-", "_")
    page = present.base_page(form.handover, request.area.slug) | {"form": form} | more
    status = status or (422 if form.is_bound else 200)
    return render(request, f"governance/{name}.html", page, status=status)
