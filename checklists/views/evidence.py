"""Files and links beside an answer: added, replaced, removed and handed out."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from checklists.actions.answers import ShutError
from checklists.actions.evidence import (
    GoneError,
    TooMuchError,
    add_evidence,
    remove_evidence,
    replace_evidence,
)
from checklists.asked import place_of
from checklists.forms.evidence import EvidenceForm
from checklists.presenters.evidence import (
    adding_page,
    own_evidence,
    own_statement_url,
    readable_evidence,
    replacing_page,
)
from checklists.presenters.saving import shut_for
from hubs.access import allows
from hubs.files import LostBytesError
from hubs.files.handing_out import as_attachment
from hubs.permissions import Permission

GONE = "It was replaced or removed on another page, so nothing was changed here."


@allows(Permission.ANSWER_ROUND)
@require_http_methods(["GET", "HEAD", "POST"])
def evidence_add(request, slug, round_id, key, code):
    place = place_of(request.user, round_id, key, code)
    if place is None:
        raise Http404
    form = EvidenceForm(request.POST or None, request.FILES or None)
    page, refused = adding_page(slug, place), 422
    if form.is_valid():
        facts = {"area": request.area, "actor": request.user, "draft": form.draft}
        refused = attempt(form, place.participation, add_evidence, place=place, **facts)
        if not refused:
            return redirect(page["back_url"])
    return show_form(request, page, form, refused)


@allows(Permission.ANSWER_ROUND)
@require_http_methods(["GET", "HEAD", "POST"])
def evidence_replace(request, slug, evidence_id):
    evidence = get_object_or_404(own_evidence(request.user), pk=evidence_id)
    form = EvidenceForm(request.POST or None, request.FILES or None)
    page, refused = replacing_page(slug, evidence), 422
    if form.is_valid():
        facts = {"area": request.area, "actor": request.user, "draft": form.draft}
        part = evidence.answer.participation
        refused = attempt(form, part, replace_evidence, evidence=evidence, **facts)
        if not refused:
            return redirect(page["back_url"])
    return show_form(request, page, form, refused)


def attempt(form, participation, action, **facts):
    """Run an action; 0 where it is done, otherwise the status of the form that now says why not."""
    try:
        action(**facts)
    except TooMuchError as error:
        form.add_error(None, str(error))
        return 422
    except GoneError:
        form.add_error(None, GONE)
        return 409
    except ShutError:
        status, words = shut_for(participation)
        form.add_error(None, words)
        return status
    return 0


def show_form(request, page, form, status):
    context = page | {"form": form}
    shown = status if form.is_bound else 200
    return render(request, "checklists/evidence_edit.html", context, status=shown)


@allows(Permission.ANSWER_ROUND)
@require_http_methods(["GET", "HEAD", "POST"])
def evidence_remove(request, slug, evidence_id):
    evidence = get_object_or_404(own_evidence(request.user), pk=evidence_id)
    back_url = own_statement_url(slug, evidence)
    if request.method == "POST":
        try:
            remove_evidence(actor=request.user, evidence=evidence)
        except GoneError:
            messages.error(request, GONE)
        except ShutError:
            messages.error(request, shut_for(evidence.answer.participation)[1])
        return redirect(back_url)
    context = {"evidence": evidence, "back_url": back_url, "nav": "reviews"}
    return render(request, "checklists/evidence_remove.html", context)


@allows(Permission.VIEW_COMPARISON)
@require_safe
def evidence_download(request, slug, evidence_id):
    evidence = get_object_or_404(readable_evidence(request.user), pk=evidence_id)
    if evidence.file is None:
        raise Http404
    try:
        return as_attachment(evidence.file)
    except LostBytesError:
        context = {"evidence": evidence, "nav": "reviews"}
        return render(request, "checklists/evidence_lost.html", context, status=410)
