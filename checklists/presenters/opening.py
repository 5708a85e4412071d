"""How the page on which a review is opened looks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from checklists.actions.rounds import Seat
from checklists.forms.rounds import RoundForm, SeatForm, SeatForms
from checklists.models import Round
from hubs.models import LocalArea
from hubs.presentation.words import counted

NO_ACCOUNT = "Has no account yet: can answer only after accepting an invitation."


def opening_page(*, area: LocalArea, form: RoundForm, people: SeatForms) -> dict[str, Any]:
    """Return what `round_open.html` shows."""
    rows = [_row(each) for each in people.forms]
    return {
        "nav": "reviews",
        "form": form,
        "people": rows,
        "expected": [row for row in rows if row["expected"]],
        "others": [row for row in rows if not row["expected"]],
        "error_forms": [form, *people.forms],
        "people_errors": [(words, "people") for words in people.problems],
        "list_url": reverse("checklists:round-list", kwargs={"slug": area.slug}),
    }


def _row(form: SeatForm) -> dict[str, Any]:
    person = form.person
    return {
        "form": form,
        "expected": bool(form.initial.get("take_part")),
        "organisation": person.organisation.name,
        "no_account": "" if person.user_id else NO_ACCOUNT,
    }


def opened_words(round_: Round, seats: Sequence[Seat]) -> str:
    """What the facilitator is told once a review is open."""
    reached = sum(1 for seat in seats if seat.person.user_id)
    words = f"{round_} is open. {counted(reached, 'invitation')} will be sent at once."
    left = len(seats) - reached
    if left:
        words += (
            f" {counted(left, 'person', 'people')} cannot answer until they have accepted "
            "an invitation to this area."
        )
    return words
