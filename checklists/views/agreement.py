"""Agreeing statements in place, and marking the whole view as agreed."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from checklists.actions.action import ActionChangedError
from checklists.actions.agreement import (
    AgreementChangedError,
    AgreementRefusedError,
    accept_most_common,
    agree_round,
    record_agreement,
)
from checklists.forms.agreement import AgreementForm
from checklists.models import Round
from checklists.presenters.agreement import (
    after_url,
    agreement_page,
    conflict_between,
    recorded_words,
)
from checklists.presenters.round_agree import round_agree_page
from checklists.presenters.rounds import shown_round
from checklists.results import round_results
from hubs.access import allows
from hubs.permissions import Permission
from hubs.presentation.words import counted


@require_http_methods(["GET", "HEAD", "POST"])
@allows(Permission.MANAGE_ROUND)
def agreement_edit(request, slug, round_id, question_id):
    round_ = shown_round(round_id)
    if round_.state != Round.State.CLOSED:
        return redirect("checklists:compare-view", slug, round_id)
    results = round_results(round_)
    form = _form(request, results, question_id)
    if request.POST.get("keep") == "theirs":
        return redirect(after_url(slug, results, form.question, None))
    if form.is_valid():
        try:
            record_agreement(
                round_=round_, question_id=question_id, actor=request.user, draft=form.draft()
            )
        except (AgreementChangedError, ActionChangedError):
            return _stale(request, slug, round_, form)
        except AgreementRefusedError as refused:
            messages.error(request, str(refused))
            return redirect("checklists:compare-view", slug, round_id)
        messages.success(request, recorded_words(results, question_id))
        return redirect(after_url(slug, results, form.question, form.cleaned_data["screen"]))
    return _page(request, slug, results, form, status=422 if form.is_bound else 200)


def _form(request, results, question_id):
    question = results.question(question_id)
    if question is None:
        raise Http404
    return AgreementForm(
        question,
        data=request.POST or None,
        screen=request.GET.get("screen", ""),
        is_anonymous=results.is_anonymous,
    )


def _stale(request, slug, round_, form):
    results = round_results(round_)
    question = results.question(form.question.question_id) or form.question
    conflict = conflict_between(form, question)
    form.rebase(question)
    return _page(request, slug, results, form, status=409, conflict=conflict)


def _page(request, slug, results, form, *, status, conflict=None):
    template, page = agreement_page(slug, results, form)
    return render(request, template, {**page, "conflict": conflict}, status=status)


@require_POST
@allows(Permission.MANAGE_ROUND)
def agreement_accept(request, slug, round_id):
    round_ = shown_round(round_id)
    try:
        count = accept_most_common(round_=round_, actor=request.user)
    except AgreementRefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"{counted(count, 'agreed rating')} recorded as answered.")
    return redirect("checklists:compare-view", slug, round_id)


@require_http_methods(["GET", "HEAD", "POST"])
@allows(Permission.MANAGE_ROUND)
def round_agree(request, slug, round_id):
    round_ = shown_round(round_id)
    if round_.state != Round.State.CLOSED:
        return redirect("checklists:compare-view", slug, round_id)
    refused = ""
    if request.method == "POST":
        try:
            agree_round(round_=round_, actor=request.user)
        except AgreementRefusedError as reason:
            refused = str(reason)
        else:
            messages.success(request, "The view is agreed. The accountable leader signs it off.")
            return redirect("checklists:compare-view", slug, round_id)
    page = round_agree_page(slug, round_results(round_), refused)
    context = {"page": page, "nav": "reviews", "page_errors": page.errors}
    return render(request, "checklists/round_agree.html", context, status=409 if refused else 200)
