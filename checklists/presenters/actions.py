"""The list of actions, and the page of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format

from checklists.models import Action
from checklists.presenters.agreement import Conflict, Side
from checklists.standing import Standing, standing
from hubs.presentation.tables import Table, TableCell, table

TABS = {
    "mine": "Mine",
    "all": "All open",
    "overdue": "Overdue",
    "done": "Done and dropped",
}
EMPTY = {
    "mine": (
        "Nothing is waiting for you",
        "An action you drive or sponsor shows here, with its date.",
    ),
    "all": (
        "No action is open",
        "Actions come from what you agree about a statement, or from a board’s decision.",
    ),
    "overdue": ("Nothing is overdue", "Every open action is still within its date."),
    "done": (
        "Nothing is finished yet",
        "When an action is done or dropped, it moves here with a word on what came of it.",
    ),
}


def tabs(slug: str, counts: Mapping[str, int]) -> list[dict[str, str]]:
    """Return the tabs of the list with how many each holds."""
    url = reverse("checklists:action-list", kwargs={"slug": slug})
    return [
        {"key": key, "words": f"{words} ({counts[key]})", "url": f"{url}?show={key}"}
        for key, words in TABS.items()
    ]


def action_table(slug: str, actions: Iterable[Action], show: str, today: date) -> Table:
    """Return the actions as rows, soonest first."""
    heads = ["Action", "Drives", "Sponsors", "Status"]
    return table(TABS[show], heads, [_row(slug, action, today) for action in actions])


def _row(slug: str, action: Action, today: date) -> list[str | TableCell]:
    now = standing_of(action, today)
    url = reverse("checklists:action-view", kwargs={"slug": slug, "action_id": action.pk})
    return [
        TableCell(action.text, url=url),
        str(action.driver or "Nobody yet"),
        str(action.sponsor or "Nobody yet"),
        TableCell(now.words, kind=now.kind),
    ]


def standing_of(action: Action, today: date) -> Standing:
    """Return where an action stands."""
    return standing(
        status=action.status,
        due_on=action.due_on,
        finished_on=action.finished_on,
        today=today,
    )


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a summary list."""

    key: str
    value: str
    url: str = ""
    link: str = ""


def action_facts(slug: str, action: Action, *, may_compare: bool) -> list[Fact]:
    """Return what is known about an action; the way to its review for who may compare."""
    came_from = "Added on its own"
    url = ""
    if action.round:
        came_from = action.round.title
        if action.question:
            came_from += f": {action.question.text}"
        if may_compare:
            place = {"slug": slug, "round_id": action.round_id}
            url = reverse("checklists:compare-view", kwargs=place)
    facts = [
        Fact("Where it came from", came_from, url, "See the review"),
        Fact("Drives", str(action.driver or "Nobody yet")),
        Fact("Sponsors", str(action.sponsor or "Nobody yet")),
        Fact("Due", date_format(action.due_on, "l j F Y") if action.due_on else "No date"),
    ]
    if action.outcome:
        facts.append(Fact("What came of it", action.outcome))
    return facts


def action_conflict(mine: Mapping[str, Any], current: Action) -> Conflict:
    """Return what I typed beside how somebody else left the action meanwhile."""
    return Conflict(
        id="action",
        heading="Somebody changed this action while you were writing",
        explanation=(
            "Nothing is lost: your text is still in the form below, and theirs is saved. "
            "Choose which one counts."
        ),
        mine=Side("Yours", "not saved yet", None, _typed(mine), "Save mine instead"),
        theirs=Side("Saved", "", None, _stored(current), "Leave theirs as it is"),
    )


def _typed(mine: Mapping[str, Any]) -> str:
    if "outcome" in mine:
        return _lines(str(mine.get("status", "")).capitalize(), mine["outcome"])
    return _lines(*_words(*(mine.get(name) for name in ("text", "driver", "sponsor", "due_on"))))


def _stored(action: Action) -> str:
    if action.outcome:
        return _lines(action.get_status_display(), action.outcome)
    return _lines(*_words(action.text, action.driver, action.sponsor, action.due_on))


def _words(text: Any, driver: Any, sponsor: Any, due_on: date | None) -> list[str]:
    due = date_format(due_on, "j F Y") if due_on else "no date"
    return [
        str(text or ""),
        f"Drives: {driver or 'nobody'}",
        f"Sponsors: {sponsor or 'nobody'}",
        f"Due: {due}",
    ]


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
