"""What the page that opens a review says of the actions it will carry in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from checklists.asked import AskedSet
from checklists.models import Action
from checklists.to_carry import actions_to_carry
from hubs.models import LocalArea
from hubs.presentation.addresses import address
from hubs.presentation.moments import near_day
from hubs.presentation.words import counted

Words = dict[str, Any]


def carried_in(area: LocalArea, sets: Iterable[AskedSet]) -> Words:
    """Return the words of `round_open_actions.html`; one query."""
    found = actions_to_carry(sets)
    number = counted(found.count, "action")
    verb = "is" if found.count == 1 else "are"
    return {
        "words": f"{number} on these statements {verb} still to be done." if found.count else "",
        "items": [_line(area, each) for each in found.first],
        "more": _more(found.count - len(found.first)),
        "url": address("checklists:action-list", slug=area.slug) + "?show=all",
    }


def _more(number: int) -> str:
    words = "See all open actions"
    return f"{words}, {number} more of these among them" if number else words


def _line(area: LocalArea, action: Action) -> Words:
    names = {"slug": area.slug, "action_id": action.pk}
    late = action.due_on and action.due_on < timezone.localdate()
    if action.due_on is None:
        status = ("todo", "No due date")
    else:
        words = near_day(action.due_on)
        status = ("late", f"Was due {words}") if late else ("track", f"Due {words}")
    return {
        "text": action.text,
        "url": address("checklists:action-view", **names),
        "kind": status[0],
        "status": status[1],
        "origin": str(action.round),
        "driver": action.driver.name if action.driver else "Nobody drives it",
    }
