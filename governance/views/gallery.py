"""Every component in every state, for those who build pages. Not found in production."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from governance.gallery import charts, history, library, pages, partners, people
from hubs.access import open_to_anyone


def _refuse_in_production():
    if not (settings.DEBUG or settings.DEMO or settings.TESTING):
        raise Http404


@open_to_anyone("invented samples of the components; not found in production")
@require_safe
def component_list(request):
    _refuse_in_production()
    context = {
        **pages.parts(),
        **pages.forms(),
        **history.history(),
        "strips": charts.strips(),
        "spreads": charts.spreads(),
        "shapes": charts.SHAPES,
        "counts": charts.counts(),
        "units": charts.units(),
        "days": charts.days(),
        "steps_table": charts.steps(),
        "wrong_rows": pages.wrong_rows(),
        "questions": pages.questions(),
        "structures": people.structures(),
        "timelines": people.timelines(),
        "matrix": people.matrix(),
        "cards": people.cards(),
        **library.samples(),
        **partners.samples(),
        "page": Paginator(range(153), 20).page(3),
    }
    return render(request, "gallery/component_list.html", context)


@require_POST
@open_to_anyone("invented samples of the components; not found in production")
def component_save(request):
    _refuse_in_production()
    context = {"question": pages.saved_question(request.POST)}
    return render(request, "components/question.html", context)


@open_to_anyone("invented samples of the components; not found in production")
@require_safe
def component_workshop(request):
    _refuse_in_production()
    context = {"spread": charts.spreads()[0][1], "shapes": charts.SHAPES}
    return render(request, "gallery/component_workshop.html", context)
