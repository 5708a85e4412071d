"""The list of actions, and the page of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.formats import date_format

from checklists.action_lists import actions_listed, actions_to_change, rounds_carried_into
from checklists.forms.action import FindForm
from checklists.history import history_of
from checklists.models import Action
from checklists.presenters.agreement import Conflict, Side
from checklists.presenters.tools import tools_of_action
from checklists.standing import Standing, standing
from hubs.models import Membership
from hubs.permissions import Permission, can
from hubs.presentation.addresses import address
from hubs.presentation.tables import Table, TableCell, table
from hubs.presentation.words import counted, listed
from leadership.models import Person

PAGE = 25
LONG = 5
"""With more than so many in a tab one may look for some of them."""
TABS = {
    "mine": "Mine",
    "all": "All open",
    "overdue": "Overdue",
    "observed": "I observe",
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
    "observed": (
        "You observe no action",
        "Whoever changes an action can name you as somebody who is kept informed of it.",
    ),
    "done": (
        "Nothing is finished yet",
        "When an action is done or dropped, it moves here with a word on what came of it.",
    ),
}


def list_page(
    *, slug: str, reader: Membership, show: str, find: FindForm, number: str | None
) -> dict[str, Any]:
    """Return what `action_list.html` shows; an unknown tab is that of all open ones."""
    today, wanted = timezone.localdate(), find.wanted
    show = show if show in TABS else "all"
    actions, counts = actions_listed(show, user=reader.user, day=today, wanted=wanted)
    page = Paginator(actions, PAGE).get_page(number)
    asked = {"show": show, "find": wanted.words, "person": wanted.person_id, "order": wanted.order}
    query = urlencode({name: value for name, value in asked.items() if value})
    url = address("checklists:action-list", slug=slug)
    return {
        "tabs": tabs(slug, counts),
        "show": show,
        "find": find if wanted.narrows or counts[show] > LONG else None,
        "narrows": wanted.narrows,
        "clear_url": f"{url}?show={show}" if wanted.narrows or wanted.order else "",
        "page": page,
        "query": f"{query}&",
        "found": f"{counted(page.paginator.count, 'action')} found" if wanted.narrows else "",
        "table": action_table(slug, page, show, today),
        "empty": EMPTY[show],
        "may_add": can(reader, Permission.MANAGE_ROUND),
        "nav": "actions",
    }


def tabs(slug: str, counts: Mapping[str, int]) -> list[dict[str, str]]:
    """Return the tabs of the list with how many each holds."""
    url = address("checklists:action-list", slug=slug)
    return [
        {"key": key, "words": f"{words} ({counts[key]})", "url": f"{url}?show={key}"}
        for key, words in TABS.items()
    ]


def action_table(slug: str, actions: Iterable[Action], show: str, today: date) -> Table:
    """Return the actions as rows, soonest first."""
    heads = ["Action", "From", "Drives", "Sponsors", "Status"]
    return table(TABS[show], heads, [_row(slug, action, today) for action in actions])


def _row(slug: str, action: Action, today: date) -> list[str | TableCell]:
    now = standing_of(action, today)
    url = address("checklists:action-view", slug=slug, action_id=action.pk)
    return [
        TableCell(action.text, url=url),
        action.round.title if action.round else "Added on its own",
        _who(action, action.driver),
        _who(action, action.sponsor),
        TableCell(now.words, kind=now.kind),
    ]


def _who(action: Action, person: Person | None) -> str | TableCell:
    """Their name; on an open action that they have left is a warning."""
    if person is None:
        return "Nobody yet"
    if person.has_left and action.status == Action.Status.OPEN:
        return TableCell(f"{person} has left", kind="late")
    return str(person)


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


def action_page(slug: str, action: Action, reader: Membership) -> dict[str, Any]:
    """Return what `action_view.html` shows; four queries besides that of the action."""
    return {
        "action": action,
        "standing": standing_of(action, timezone.localdate()),
        "left": _left(action),
        "facts": action_facts(slug, action, may_compare=can(reader, Permission.VIEW_COMPARISON)),
        "tools": tools_of_action(slug, action),
        "notes": [
            {"on": timezone.localtime(note.written_at), "what": f"{note.text} ({note.written_by})"}
            for note in action.notes.select_related("written_by")
        ],
        "history": history_of(action),
        "may_change": actions_to_change(reader).filter(pk=action.pk).exists(),
        "nav": "actions",
    }


def _left(action: Action) -> str:
    """Say that somebody who was to see to it has left, while it is open."""
    if action.status != Action.Status.OPEN:
        return ""
    gone = [
        f"{person}, who {does} it, has left."
        for person, does in ((action.driver, "drives"), (action.sponsor, "sponsors"))
        if person and person.has_left
    ]
    return " ".join([*gone, "Name somebody else."]) if gone else ""


def action_facts(slug: str, action: Action, *, may_compare: bool) -> list[Fact]:
    """Return what is known about an action; the way to its review for who may compare."""
    came_from = "Added on its own"
    url = ""
    if action.round:
        came_from = action.round.title
        if action.question:
            came_from += f": {action.question.marked}"
        if may_compare:
            place = {"slug": slug, "round_id": action.round_id}
            url = address("checklists:compare-view", **place)
    observers = ", ".join(person.name for person in action.observers.all())
    facts = [Fact("Where it came from", came_from, url, "See the review")]
    if later := rounds_carried_into(action):
        facts.append(Fact("Carried into", listed([each.title for each in later])))
    facts += [
        Fact("Drives", str(action.driver or "Nobody yet")),
        Fact("Sponsors", str(action.sponsor or "Nobody yet")),
        Fact("Observes", observers or "Nobody"),
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
    words = _words(*(mine.get(name) for name in ("text", "driver", "sponsor", "due_on")))
    return _lines(*words, _observed(mine.get("observers", ())))


def _stored(action: Action) -> str:
    if action.outcome:
        return _lines(action.get_status_display(), action.outcome)
    words = _words(action.text, action.driver, action.sponsor, action.due_on)
    return _lines(*words, _observed(action.observers.all()))


def _observed(people: Iterable[Person]) -> str:
    names = ", ".join(sorted(person.name for person in people))
    return f"Observes: {names}" if names else ""


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
