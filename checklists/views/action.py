"""The actions: found, read, added, changed and finished."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from checklists.action_lists import actions_to_change, actions_with_people
from checklists.actions.action import (
    ActionChangedError,
    add_action,
    change_action,
    finish_action,
    note_progress,
)
from checklists.forms.action import ActionForm, FindForm, FinishForm, NoteForm
from checklists.origins import origin_of
from checklists.presenters.actions import action_conflict, action_page, list_page
from hubs.access import allows
from hubs.permissions import Permission


@require_safe
@allows(Permission.VIEW_ACTIONS)
def action_list(request, slug):
    find = FindForm(request.GET)
    shown = list_page(
        slug=slug,
        reader=request.membership,
        show=request.GET.get("show", ""),
        find=find,
        number=request.GET.get("page"),
    )
    return render(request, "checklists/action_list.html", shown)


@require_safe
@allows(Permission.VIEW_ACTIONS)
def action_view(request, slug, action_id):
    action = get_object_or_404(actions_with_people(), pk=action_id)
    shown = action_page(slug, action, request.membership)
    return render(request, "checklists/action_view.html", shown)


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


@require_http_methods(["GET", "HEAD", "POST"])
@allows(Permission.UPDATE_ACTION)
def action_note(request, slug, action_id):
    action = get_object_or_404(actions_to_change(request.membership), pk=action_id)
    form = NoteForm(request.POST or None)
    if form.is_valid():
        note_progress(action=action, actor=request.user, text=form.cleaned_data["text"])
        messages.success(request, "Your note is kept with the action.")
        return redirect("checklists:action-view", slug, action_id)
    context = {"form": form, "action": action, "nav": "actions"}
    status = 422 if request.method == "POST" else 200
    return render(request, "checklists/action_note.html", context, status=status)
