"""The actions: found, read, added, changed and finished."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from checklists.action_lists import actions_listed, actions_to_change, actions_with_people
from checklists.actions.action import (
    ActionChangedError,
    add_action,
    change_action,
    finish_action,
)
from checklists.forms.action import ActionForm, FindForm, FinishForm
from checklists.history import history_of
from checklists.origins import origin_of
from checklists.presenters.actions import (
    EMPTY,
    TABS,
    action_conflict,
    action_facts,
    action_table,
    standing_of,
    tabs,
)
from checklists.presenters.tools import tools_of_action
from hubs.access import allows
from hubs.permissions import Permission, can

PAGE = 25
LONG = 10


@require_safe
@allows(Permission.VIEW_ACTIONS)
def action_list(request, slug):
    today, find = timezone.localdate(), FindForm(request.GET)
    show = request.GET.get("show", "")
    show = show if show in TABS else "all"
    words = find.cleaned_data["find"] if find.is_valid() else ""
    actions, counts = actions_listed(show, user=request.user, day=today, words=words)
    page = Paginator(actions, PAGE).get_page(request.GET.get("page"))
    context = {
        "tabs": tabs(slug, counts),
        "show": show,
        "find": find if words or counts[show] > LONG else None,
        "words": words,
        "page": page,
        "query": f"show={show}&find={words}&",
        "table": action_table(slug, page, show, today),
        "empty": EMPTY[show],
        "may_add": can(request.membership, Permission.MANAGE_ROUND),
        "nav": "actions",
    }
    return render(request, "checklists/action_list.html", context)


@require_safe
@allows(Permission.VIEW_ACTIONS)
def action_view(request, slug, action_id):
    action = get_object_or_404(actions_with_people(), pk=action_id)
    may_compare = can(request.membership, Permission.VIEW_COMPARISON)
    context = {
        "action": action,
        "standing": standing_of(action, timezone.localdate()),
        "facts": action_facts(slug, action, may_compare=may_compare),
        "tools": tools_of_action(slug, action),
        "history": history_of(action),
        "may_change": actions_to_change(request.membership).filter(pk=action_id).exists(),
        "nav": "actions",
    }
    return render(request, "checklists/action_view.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allows(Permission.MANAGE_ROUND)
def action_add(request, slug):
    origin = origin_of(request.GET)
    if origin is None:
        raise Http404
    form = ActionForm(data=request.POST or None, origin=origin)
    if form.is_valid():
        action = add_action(
            actor=request.user, draft=form.draft(), round_=origin.round, question=origin.question
        )
        messages.success(request, "The action is added.")
        return redirect("checklists:action-view", slug, action.pk)
    context = {"form": form, "origin": origin, "nav": "actions"}
    status = 422 if form.is_bound else 200
    return render(request, "checklists/action_add.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@allows(Permission.UPDATE_ACTION)
def action_edit(request, slug, action_id):
    action = get_object_or_404(actions_to_change(request.membership), pk=action_id)
    form = ActionForm(action, data=request.POST or None)
    context = {"form": form, "action": action, "nav": "actions"}
    status = 422 if form.is_bound else 200
    if request.POST.get("keep") == "theirs":
        return redirect("checklists:action-view", slug, action_id)
    if form.is_valid():
        try:
            change_action(action=action, actor=request.user, draft=form.draft())
        except ActionChangedError as changed:
            context["conflict"] = action_conflict(form.cleaned_data, changed.current)
            form.rebase(changed.current)
            status = 409
        else:
            messages.success(request, "The action is changed.")
            return redirect("checklists:action-view", slug, action_id)
    return render(request, "checklists/action_edit.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@allows(Permission.UPDATE_ACTION)
def action_finish(request, slug, action_id):
    action = get_object_or_404(actions_to_change(request.membership), pk=action_id)
    form = FinishForm(action, data=request.POST or None)
    context = {"form": form, "action": action, "nav": "actions"}
    status = 422 if form.is_bound else 200
    if request.POST.get("keep") == "theirs":
        return redirect("checklists:action-view", slug, action_id)
    if form.is_valid():
        try:
            finish_action(action=action, actor=request.user, **form.cleaned_data)
        except ActionChangedError as changed:
            context["conflict"] = action_conflict(form.cleaned_data, changed.current)
            form.rebase(changed.current)
            status = 409
        else:
            messages.success(request, "Thank you. What came of it is kept with the action.")
            return redirect("checklists:action-view", slug, action_id)
    return render(request, "checklists/action_finish.html", context, status=status)
