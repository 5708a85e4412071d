"""Reflections: the questions, one quiet page each, and what others chose to share."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from checklists.actions.reflections import (
    StaleReflectionError,
    delete_reflection,
    save_reflection,
)
from checklists.forms.reflections import ReadingForm, ReflectionForm, TextForm
from checklists.own_words import as_table, as_text, own_reflections
from checklists.presenters.reflections import (
    list_page,
    next_page,
    quoted_in,
    refused_save,
    saved,
    stale_save,
    writing_page,
)
from checklists.presenters.shared_reflections import reading_page, rounds_to_read
from checklists.writing import page_of
from hubs.access import allows
from hubs.permissions import Permission


def fetch_page(user, key, code, round_id):
    """Return the set and what the user writes on; 404 where the question was not put to them."""
    found = page_of(user, key, code, round_id)
    if found is None:
        raise Http404
    return found


@allows(Permission.REFLECT)
@require_safe
def reflection_list(request, slug):
    page = list_page(area=request.area, user=request.user)
    return render(request, "checklists/reflection_list.html", page)


@allows(Permission.REFLECT)
@require_safe
def reflection_read(request, slug):
    form = ReadingForm(request.GET, rounds=rounds_to_read())
    page = reading_page(slug, form, request.GET.get("page"))
    return render(request, "checklists/reflection_read.html", page)


@allows(Permission.REFLECT)
@require_safe
def reflection_text(request, slug):
    return own_file(slug, as_text(own_reflections(request.user)), "txt", "text/plain")


@allows(Permission.REFLECT)
@require_safe
def reflection_table(request, slug):
    return own_file(slug, as_table(own_reflections(request.user)), "csv", "text/csv")


def own_file(slug, words, ending, kind):
    """A file to keep."""
    name = f"my-reflections-{slug}.{ending}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "no-store, private",
    }
    return HttpResponse(words, content_type=f"{kind}; charset=utf-8", headers=headers)


@allows(Permission.REFLECT)
@require_http_methods(["GET", "POST"])
def reflection_edit(request, slug, key, code, round_id=None):
    asked, page = fetch_page(request.user, key, code, round_id)
    form = ReflectionForm(request.POST or None, initial=initial_words(page))
    form = form.settled_with(page.reflection)
    stored, status = None, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                save_reflection(page=page, words=form.words)
            except StaleReflectionError as error:
                stored, status = error.stored, 409
            else:
                return redirect(next_page(slug, asked, page, request.POST.get("go", "")))
    shown = writing_page(slug=slug, asked=asked, page=page, form=form, stored=stored)
    return render(request, "checklists/reflection_edit.html", shown, status=status)


def initial_words(page):
    if page.reflection is None:
        return {"version": 0}
    words = page.reflection
    return {"text": words.text, "visibility": words.visibility, "version": words.version}


@allows(Permission.REFLECT)
@require_POST
def reflection_save(request, slug, key, code, round_id=None):
    _asked, page = fetch_page(request.user, key, code, round_id)
    form = TextForm(request.POST).settled_with(page.reflection)
    if not form.is_valid():
        shown = refused_save(form)
    else:
        try:
            shown = saved(form, save_reflection(page=page, words=form.words))
        except StaleReflectionError as error:
            shown = stale_save(form, error.stored)
    return render(request, "checklists/answer_saved.html", shown, status=shown["status"])


@allows(Permission.REFLECT)
@require_http_methods(["GET", "POST"])
def reflection_delete(request, slug, key, code, round_id=None):
    asked, page = fetch_page(request.user, key, code, round_id)
    if page.reflection is None:
        raise Http404
    if request.method == "POST":
        delete_reflection(page=page)
        messages.success(request, "The reflection has been deleted.")
        return redirect("checklists:reflection-list", slug)
    shown = {
        "nav": "reflections",
        "page": page,
        "quoted": quoted_in(page.reflection),
        "back_url": next_page(slug, asked, page, ""),
    }
    return render(request, "checklists/reflection_delete.html", shown)
