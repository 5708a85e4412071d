"""Signing off: what is signed, by whom, and what was opened again and why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from checklists.models import Reopening, Round
from checklists.presenters.compare_words import asked_words
from checklists.presenters.round_agree import ratings_table
from checklists.results import round_results
from checklists.signatories import Signatories, signatories_on
from hubs.models import User
from hubs.presentation.addresses import address
from hubs.presentation.moments import clock, local_day, long_day, week_day

Words = dict[str, Any]


def round_sign_page(
    slug: str, round_: Round, form: forms.Form, user: User, *, manages: bool, refused: str = ""
) -> Words:
    """Return what the page shows: the view as it will stay, who signs, and the way back."""
    names = {"slug": slug, "round_id": round_.pk}
    who = signatories_on(timezone.localdate())
    signs_as = who.signs_as(user)
    may_reopen = _may_reopen(round_, who, user, manages=manages)
    results = round_results(round_)
    return {
        "nav": "reviews",
        "round": round_,
        "form": form if signs_as and not round_.is_signed_off else None,
        "signs_as": signs_as,
        "who": who.who,
        "signed": signed_words(round_),
        "ratings": ratings_table(results, "What is signed off"),
        "how_asked": asked_words(results),
        "facts": reopening_facts(round_),
        "refused": [(refused, "")] if refused else [],
        "page_errors": bool(refused),
        "back_url": address("checklists:compare-view", **names),
        "leadership_url": address("leadership:structure-view", slug=slug),
        "reopen_url": address("checklists:round-reopen", **names) if may_reopen else "",
    }


def round_reopen_page(
    slug: str, round_: Round, form: forms.Form, user: User, *, manages: bool
) -> Words:
    """Return what the page shows before a view is opened again."""
    who = signatories_on(timezone.localdate())
    return {
        "nav": "reviews",
        "round": round_,
        "form": form,
        "may_reopen": _may_reopen(round_, who, user, manages=manages),
        "signed": signed_words(round_),
        "back_url": address("checklists:round-sign", slug=slug, round_id=round_.pk),
        "refused": [],
    }


def signed_words(round_: Round) -> str:
    """Say by whom and when the view was signed off, or nothing."""
    if round_.signed_off_at is None:
        return ""
    when = f"{week_day(local_day(round_.signed_off_at))} at {clock(round_.signed_off_at)}"
    return f"{round_.signed_off_by}, {round_.signed_off_as}, on {when}"


def signing_facts(round_: Round) -> list[dict[str, str]]:
    """What the page of a review says about its signature, and about every time it was undone."""
    if round_.is_open:
        return []
    signed = signed_words(round_)
    facts = [{"key": "Signed off", "value": f"By {signed}"}] if signed else []
    return [*facts, *reopening_facts(round_)]


def reopening_facts(round_: Round) -> list[dict[str, str]]:
    """Every time the view was opened again, the latest first; one query."""
    rows = Reopening.objects.filter(round=round_).select_related("reopened_by", "signed_off_by")
    return [{"key": "Opened again", "value": _reopened(row)} for row in rows]


def _reopened(row: Reopening) -> str:
    said = f"On {long_day(local_day(row.reopened_at))} by {row.reopened_by}: {row.reason}"
    if row.signed_off_at is None:
        return said
    signed = long_day(local_day(row.signed_off_at))
    return f"{said}\nUntil then it was signed off: by {row.signed_off_by} on {signed}."


def _may_reopen(round_: Round, who: Signatories, user: User, *, manages: bool) -> bool:
    return bool(who.signs_as(user)) or (manages and not round_.is_signed_off)
