"""What somebody will do by a date: adding it, changing it, and saying what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from checklists.actions.action_reminders import note_reminder
from checklists.models import (
    Action,
    ActionNote,
    ActionObserver,
    ActionTool,
    Question,
    Round,
    Tool,
)
from hubs.actions.audit import record
from hubs.models import User
from leadership.models import Person


class ActionChangedError(Exception):
    """Somebody changed the action since it was opened; `current` is how it stands now."""

    def __init__(self, current: Action) -> None:
        super().__init__(f"version {current.version}")
        self.current = current


@dataclass(frozen=True, slots=True)
class ActionDraft:
    """What will be done; `version` is the one that was read, 0 for a new one.

    `tools` and `observers` None leave those of the action as they are: the agreement form does not
    ask for them.
    """

    text: str
    driver: Person | None
    sponsor: Person | None
    due_on: date | None
    version: int = 0
    action_id: UUID | None = None
    tools: Sequence[Tool] | None = None
    observers: Sequence[Person] | None = None


@transaction.atomic
def add_action(
    *,
    actor: User,
    draft: ActionDraft,
    round_: Round | None = None,
    question: Question | None = None,
) -> Action:
    """Add an action, from a statement of a round or from neither, and return it."""
    action: Action = Action.objects.create(
        text=draft.text,
        round=round_,
        question=question,
        driver=draft.driver,
        sponsor=draft.sponsor,
        due_on=draft.due_on,
        created_by=actor,
    )
    note_reminder(action=action)
    _use_tools(action, draft.tools)
    _let_observe(action, draft.observers)
    who = f", driven by {draft.driver}" if draft.driver else ""
    record(
        actor=actor,
        verb="action.added",
        subject=action,
        summary=f"{actor} added an action: {_short(draft.text)}{who}.",
        changed={name: [None, value] for name, value in _facts(action, draft).items() if value},
    )
    return action


@transaction.atomic
def change_action(*, action: Action, actor: User, draft: ActionDraft) -> Action:
    """Change the words, people or date of an action and return it.

    Raises `ActionChangedError` when somebody else changed or finished it meanwhile.
    """
    action = _locked(action, draft.version)
    before = _facts(
        action, draft, used=_tools_of(action, draft), observing=_observers_of(action, draft)
    )
    action.text, action.due_on = draft.text, draft.due_on
    action.driver, action.sponsor = draft.driver, draft.sponsor
    changed = _changes(before, _facts(action, draft))
    if not changed:
        return action
    _save(action)
    note_reminder(action=action)
    _use_tools(action, draft.tools)
    _let_observe(action, draft.observers)
    record(
        actor=actor,
        verb="action.changed",
        subject=action,
        summary=f"{actor} changed an action: {_short(action.text)}.",
        changed=changed,
    )
    return action


@transaction.atomic
def finish_action(
    *, action: Action, actor: User, status: str, outcome: str, version: int
) -> Action:
    """Mark an action as done or dropped, with what came of it, and return it.

    Doing so again corrects the outcome. Raises `ActionChangedError` when somebody else changed or
    finished it meanwhile.
    """
    action = _locked(action, version)
    before = {"status": action.status, "outcome": action.outcome}
    action.status, action.outcome = Action.Status(status), outcome
    action.finished_on = timezone.localdate()
    _save(action)
    record(
        actor=actor,
        verb=f"action.{status}",
        subject=action,
        summary=f"{actor} marked an action as {status}: {_short(action.text)}.",
        changed=_changes(before, {"status": status, "outcome": outcome}),
    )
    return action


@transaction.atomic
def note_progress(*, action: Action, actor: User, text: str) -> ActionNote:
    """Add a dated word on how far an action has come; what was noted before stays.

    The action itself is not changed, so that a note never gets in the way of somebody changing it.
    """
    note: ActionNote = ActionNote.objects.create(
        action=action, text=text, written_by=actor, written_at=timezone.now()
    )
    record(
        actor=actor,
        verb="action.noted",
        subject=action,
        summary=f"{actor} noted progress on an action: {_short(action.text)}.",
    )
    return note


def save_action_of_agreement(
    *, round_: Round, question: Question, actor: User, draft: ActionDraft
) -> Action:
    """Add the action agreed for a statement, or change the one that is named in the draft."""
    if draft.action_id is None:
        return add_action(actor=actor, draft=draft, round_=round_, question=question)
    action = Action.objects.get(pk=draft.action_id, round=round_, question=question)
    return change_action(action=action, actor=actor, draft=draft)


def _locked(action: Action, version: int) -> Action:
    locked: Action = Action.objects.select_for_update(of=("self",)).with_people().get(pk=action.pk)
    if locked.version != version:
        raise ActionChangedError(locked)
    return locked


def _save(action: Action) -> None:
    action.version += 1
    action.save()


def _use_tools(action: Action, tools: Sequence[Tool] | None) -> None:
    """Let the action use these tools and no others; one that stays keeps the version it had."""
    if tools is None:
        return
    used = {each.tool.key: each for each in action.uses.select_related("tool")}
    wanted = {tool.key: tool for tool in tools}
    ActionTool.objects.filter(
        pk__in=[each.pk for key, each in used.items() if key not in wanted]
    ).delete()
    for key, tool in wanted.items():
        if key not in used:
            ActionTool.objects.create(action=action, tool=tool)


def _tools_of(action: Action, draft: ActionDraft) -> list[str]:
    """The titles of the tools it used until now; not read where the draft leaves them alone."""
    if draft.tools is None:
        return []
    return [each.tool.title for each in action.uses.select_related("tool")]


def _let_observe(action: Action, people: Sequence[Person] | None) -> None:
    """Let these people observe the action and no others."""
    if people is None:
        return
    observing = set(action.observing.values_list("person_id", flat=True))
    wanted = {person.pk for person in people}
    action.observing.filter(person_id__in=observing - wanted).delete()
    for person_id in wanted - observing:
        ActionObserver.objects.create(action=action, person_id=person_id)


def _observers_of(action: Action, draft: ActionDraft) -> list[str]:
    """Who observed it until now; not read where the draft leaves them alone."""
    if draft.observers is None:
        return []
    return [each.name for each in action.observers.all()]


def _facts(
    action: Action,
    draft: ActionDraft,
    used: list[str] | None = None,
    observing: list[str] | None = None,
) -> dict[str, Any]:
    titles = [tool.title for tool in draft.tools or ()] if used is None else used
    names = [person.name for person in draft.observers or ()] if observing is None else observing
    return {
        "text": action.text,
        "driver": action.driver.name if action.driver else "",
        "sponsor": action.sponsor.name if action.sponsor else "",
        "due_on": action.due_on.isoformat() if action.due_on else "",
        "tools": ", ".join(sorted(titles)),
        "observers": ", ".join(sorted(names)),
    }


def _changes(before: dict[str, Any], after: dict[str, Any]) -> dict[str, list[Any]]:
    return {name: [before[name], value] for name, value in after.items() if before[name] != value}


def _short(text: str) -> str:
    words = " ".join(text.split()).rstrip(".")
    return words if len(words) <= 120 else f"{words[:119].rstrip()}…"
