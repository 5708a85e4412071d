"""The page on which one participant of an open review is asked other statements."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.http import QueryDict

from checklists.asked import paper_for, sets_of, statements_asked_of
from checklists.forms.asking import NEW, AskedForm
from checklists.models import Participation, ShortList
from hubs.presentation.addresses import address
from hubs.presentation.words import counted

Words = dict[str, Any]


def asked_form(part: Participation, data: QueryDict | None) -> AskedForm:
    """The form, with what each choice would mean for what has been answered; two queries."""
    sets = sets_of(part.round_id)
    every = {each.pk for asked in sets for each in asked.rated}
    lists = list(ShortList.objects.filter(round=part.round_id))
    done = _dealt_with(part) & every
    hints = {str(each.pk): _means(set(each.questions) & every, done) for each in lists}
    hints |= {"": _means(every, done), NEW: "Give it a name and choose its statements below."}
    return AskedForm(part=part, lists=lists, sets=sets, hints=hints, data=data)


def asked_anew(part: Participation, data: QueryDict) -> AskedForm:
    """The form against what they are asked now, with what was typed against something else."""
    form = asked_form(part, data)
    form.note_stale()
    return form


def asked_page(slug: str, part: Participation, form: AskedForm) -> Words:
    """Return what `participant_asked.html` shows."""
    names = {"slug": slug, "round_id": part.round_id}
    return {
        "nav": "reviews",
        "round": part.round,
        "part": part,
        "form": form,
        "new_open": form["asked"].value() == NEW or form.new.is_bound,
        "asked_now": part.short_list.name if part.short_list else "everything",
        "round_url": address("checklists:round-detail", **names),
    }


def asked_words(part: Participation, *, had_submitted: bool) -> str:
    """What the facilitator is told once somebody is asked something else."""
    said = counted(statements_asked_of(part), "statement")
    words = f"{part.shown_name} is now asked {said}."
    if had_submitted and not part.submitted_at:
        words += (
            " Their answers are theirs again to finish and submit. Tell them: this sends no mail."
        )
    return words


def _dealt_with(part: Participation) -> set[UUID]:
    """The statements that have a level or a "Not for me", asked now or not."""
    answers = paper_for(part).answers.values()
    return {each.question_id for each in answers if each.level is not None or each.not_for_me}


def _means(asked: Collection[UUID], done: set[UUID]) -> str:
    """How many statements, and how many of the answers given count. Never which."""
    words = counted(len(asked), "statement")
    if not done:
        return f"{words}."
    kept = len(done.intersection(asked))
    aside = len(done) - kept
    said = f"{words}: {kept} answered so far."
    if aside:
        said += f" {counted(aside, 'answer')} would stay stored and not count."
    return said
