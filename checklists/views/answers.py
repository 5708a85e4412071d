"""Answering: one question set a page, each statement saved by itself or all together."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from checklists.actions.answers import (
    ShutError,
    StaleAnswerError,
    UnfinishedError,
    save_answer,
    save_answers,
    submit_answers,
)
from checklists.asked import paper_of, place_of, read_sheet
from checklists.forms.answers import AnswerForm, bind_forms
from checklists.presenters.answers import Troubles, answer_page
from checklists.presenters.checking import check_page, next_step, shut_page
from checklists.presenters.saving import refused_save, saved, shut_save, stale_save
from hubs.access import allows
from hubs.permissions import Permission


def fetch_paper(user, round_id):
    """Return what the user was asked in a round; 404 for everybody who was not."""
    paper = paper_of(user, round_id)
    if paper is None:
        raise Http404
    return paper


def fetch_set(paper, key):
    asked = paper.set_with(key)
    if asked is None:
        raise Http404
    return asked


@allows(Permission.ANSWER_ROUND)
@require_http_methods(["GET", "POST"])
def answer_edit(request, slug, round_id, key):
    paper = fetch_paper(request.user, round_id)
    asked = fetch_set(paper, key)
    troubles = Troubles()
    if request.method == "POST":
        forms = bind_forms(asked.rated, request.POST, paper.answers, paper.scale)
        try:
            troubles = save_all(request.user, paper, forms)
        except ShutError:
            page = shut_page(slug, paper, asked, forms)
            return render(request, "checklists/answer_shut.html", page, status=page["status"])
        if troubles.status == 200:
            return redirect(next_step(slug, paper, asked, request.POST))
        paper = fetch_paper(request.user, round_id)
    elif paper.is_shut:
        return redirect("checklists:answer-check", slug, round_id)
    sheet = read_sheet(paper, asked, request.user)
    page = answer_page(slug=slug, sheet=sheet, troubles=troubles)
    return render(request, "checklists/answer_edit.html", page, status=troubles.status)


def save_all(user, paper, forms):
    """Save what a page's sound forms say, and return what was the matter with the others."""
    sound = {form.question.code: form for form in forms if form.is_valid()}
    entries = [(form.question, form.entry) for form in sound.values()]
    stale = save_answers(actor=user, paper=paper, entries=entries)
    return Troubles(
        refused={form.question.code: form for form in forms if form.question.code not in sound},
        stale={code: (sound[code], stored) for code, stored in stale.items()},
    )


@allows(Permission.ANSWER_ROUND)
@require_POST
def answer_save(request, slug, round_id, key, code):
    place = place_of(request.user, round_id, key, code)
    if place is None:
        raise Http404
    form = AnswerForm(place.question, scale=place.scale, data=request.POST)
    if form.settles:
        form = form.joined_with(place.stored)
    if not form.is_valid():
        page = refused_save(form)
    else:
        try:
            answer = save_answer(actor=request.user, place=place, entry=form.entry)
            page = saved(form, place, answer)
        except StaleAnswerError as error:
            page = stale_save(form, error.stored)
        except ShutError:
            page = shut_save(place)
    return render(request, "checklists/answer_saved.html", page, status=page["status"])


@allows(Permission.ANSWER_ROUND)
@require_http_methods(["GET", "POST"])
def answer_check(request, slug, round_id):
    paper = fetch_paper(request.user, round_id)
    unfinished, status = None, 200
    if request.method == "POST":
        try:
            submit_answers(actor=request.user, paper=paper)
        except UnfinishedError as error:
            unfinished, status = error, 422
        except ShutError:
            status = 409
        else:
            messages.success(request, "You have submitted your answers.")
            return redirect("checklists:round-detail", slug, round_id)
    page = check_page(slug=slug, paper=paper, unfinished=unfinished)
    return render(request, "checklists/answer_check.html", page, status=status)
