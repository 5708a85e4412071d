"""How an answer, and what was agreed, came about."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from checklists.presenters.evidence import readable_answers
from checklists.presenters.history import answer_page, statement_page
from checklists.presenters.rounds import shown_round
from checklists.results import round_results
from hubs.access import allows
from hubs.permissions import Permission


@allows(Permission.VIEW_COMPARISON)
@require_safe
def answer_view(request, slug, answer_id):
    answer = get_object_or_404(readable_answers(request.user), pk=answer_id)
    number = request.GET.get("page", "")
    page = answer_page(slug=slug, answer=answer, user=request.user, number=number)
    return render(request, "checklists/answer_view.html", page)


@allows(Permission.VIEW_COMPARISON)
@require_safe
def agreement_view(request, slug, round_id, question_id):
    round_ = shown_round(round_id)
    if round_.is_open:
        return redirect("checklists:compare-view", slug, round_id)
    results = round_results(round_)
    question = results.question(question_id)
    if question is None:
        raise Http404
    number = request.GET.get("page", "")
    page = statement_page(
        slug=slug, round_=round_, results=results, question=question, number=number
    )
    return render(request, "checklists/agreement_view.html", page)
