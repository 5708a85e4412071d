"""What the page is told after one statement has been sent to be saved."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from checklists.actions.answers import Entry
from checklists.asked import Place
from checklists.forms.answers import AnswerForm
from checklists.forms.on_a_scale import Chosen, value_of
from checklists.models import Answer, Participation, Round
from checklists.presenters.answers import conflict
from checklists.presenters.statements import (
    agreed_when,
    hidden,
    previous,
    refused_state,
    saved_state,
)
from hubs.presentation.moments import ago

KEPT = "What you typed is still on this page: copy it if you need it."


def saved(form: AnswerForm, place: Place, answer: Answer) -> dict[str, Any]:
    """It is stored; where two versions were settled, the fields show the one that counts now."""
    code, chosen = place.question.code, Chosen(answer.choice, answer.option)
    when = agreed_when(place.round)
    return {
        "status": 200,
        "hidden": hidden(code, answer.version),
        "saved": saved_state(answer.saved_at),
        "previous": previous(chosen, place.scale, place.agreed_before, when),
        "fields": _fields(code, answer) if form.settles or _is_other(form.entry, answer) else [],
    }


def _is_other(entry: Entry, answer: Answer) -> bool:
    # A page that had changed nothing is shown what was stored meanwhile.
    return not entry.says_the_same_as(answer)


def _fields(code: str, answer: Answer) -> list[tuple[str, str]]:
    return [(f"{code}-level", value_of(answer)), (f"{code}-evidence", answer.evidence)]


def stale_save(form: AnswerForm, stored: Answer) -> dict[str, Any]:
    """Somebody, most likely the same person elsewhere, was faster: both texts."""
    return {"status": 409, "fields": [], **conflict(form.question, form, stored)}


def refused_save(form: AnswerForm) -> dict[str, Any]:
    """It cannot be stored as it is; the words say what to change."""
    errors = [str(error) for field in form.errors.values() for error in field]
    return {
        "status": 422,
        "fields": [],
        "hidden": [],
        "refused": refused_state(" ".join(f"{error}." for error in errors)),
    }


def shut_save(place: Place) -> dict[str, Any]:
    """Nothing more can be stored; the text stays where it is."""
    status, words = shut_for(place.participation)
    return {
        "status": status,
        "fields": [],
        "hidden": [],
        "refused": refused_state(f"{words} {KEPT}"),
    }


def shut_for(participation: Participation) -> tuple[int, str]:
    """The same, for a paper fetched with its round."""
    return why_shut(participation.round, withdrawn=participation.withdrawn_at is not None)


def why_shut(round_: Round, *, withdrawn: bool) -> tuple[int, str]:
    """The status and the reason why nothing can be stored any more."""
    if withdrawn:
        return 403, "You no longer take part in this review."
    closed = ago(round_.closed_at or timezone.now())
    return 409, f"This review closed {closed}, so answers can no longer be changed."
