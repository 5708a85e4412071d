"""The actions agreed for one statement: those still to be done, and room for more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from checklists.actions.action import ActionDraft
from checklists.forms.words import PersonField, WordsField, is_past, people_to_choose
from checklists.models import Action
from checklists.results import ActionFact, QuestionResult
from hubs.presentation.forms import DateField

ROOM = 3
"""How many actions there is room for where none is recorded; later, two more than there are."""
MOST = 20
COUNT = "actions"
"""The hidden field that says how many actions the page holds."""


class AgreedActionForm(forms.Form):
    """One action. Its hidden version is the one that was read; without an id it is a new one."""

    mark_optional = False

    text = WordsField(
        label="What you will do about it",
        help_text="Basic or lower needs an action.",
        required=False,
        max_length=1_000,
    )
    driver = PersonField(label="Who drives it", required=False)
    sponsor = PersonField(label="Who sponsors it", required=False, empty_label="Nobody yet")
    due_on = DateField(label="Due date", required=False)
    id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, known: Mapping[str, ActionFact], first: bool, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.known = known
        if not first:
            self.fields["text"].label = "What else you will do about it"
            self.fields["text"].help_text = ""
            self.fields["driver"].label = "Who drives this one"
            self.fields["sponsor"].label = "Who sponsors this one"
            self.fields["due_on"].label = "Last day for this one"

    @property
    def stored(self) -> ActionFact | None:
        """The action that it changes, as it stands now."""
        return self.known.get(str(self["id"].value() or ""))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it, nor was."""
        named = (self[name].value() for name in ("text", "driver", "sponsor"))
        return self.stored is None and not any(str(value or "").strip() for value in named)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("id") and self.stored is None:
            self.add_error("text", "This action belongs to another statement")
        elif found.get("text"):
            self._check(found)
        elif "text" not in self.errors and self._is_open:
            self.add_error(
                "text",
                "The action stays until somebody says what came of it. "
                "To end it, open it under Actions",
            )
        elif "text" not in self.errors and not self.is_empty:
            self.add_error("text", "Enter what will be done")
        return found

    @property
    def _is_open(self) -> bool:
        return self.stored is not None and self.stored.status == Action.Status.OPEN

    def _check(self, found: dict[str, Any]) -> None:
        if not found.get("driver") and "driver" not in self.errors:
            self.add_error("driver", "Choose who drives the action")
        due, before = found.get("due_on"), self.stored.due_on if self.stored else None
        if due is None and "due_on" not in self.errors:
            self.add_error("due_on", "Enter the date by which the action is due")
        elif is_past(due, before):
            said = str(self.fields["due_on"].label)
            self.add_error("due_on", f"{said} must be today or later")

    def draft(self) -> ActionDraft:
        """Return what was typed, once the form is valid."""
        found = self.cleaned_data
        return ActionDraft(
            text=found["text"],
            driver=found["driver"],
            sponsor=found["sponsor"],
            due_on=found["due_on"],
            version=found["version"],
            action_id=found["id"],
        )


class AgreedActions:
    """The forms of one statement's actions, in the order in which they were added."""

    def __init__(self, question: QuestionResult, data: Any = None) -> None:
        self.known = {str(action.id): action for action in question.actions}
        self.open = [a for a in question.actions if a.status == Action.Status.OPEN]
        room = len(self.open) + 2 if self.open else ROOM
        self.count = _count(data.get(COUNT), room) if data else room
        self.forms = [self._form(number, data) for number in range(self.count)]
        named = [each for a in question.actions for each in (a.driver_id, a.sponsor_id)]
        people = people_to_choose(*named)
        for form in self.forms:
            for field in (form.fields["driver"], form.fields["sponsor"]):
                if isinstance(field, PersonField):
                    field.offer(people)

    def __iter__(self) -> Iterator[AgreedActionForm]:
        return iter(self.forms)

    def _form(self, number: int, data: Any) -> AgreedActionForm:
        action = self.open[number] if number < len(self.open) else None
        return AgreedActionForm(
            data,
            prefix=f"action-{number}",
            initial=_initial(action),
            known=self.known,
            first=number == 0,
        )

    @property
    def shown(self) -> list[AgreedActionForm]:
        """Those to show at once: what holds something, and one to begin with."""
        return [form for form in self.forms if form is self.forms[0] or not form.is_empty]

    @property
    def more(self) -> list[AgreedActionForm]:
        """Those to show on request."""
        shown = self.shown
        return [form for form in self.forms if form not in shown]

    def is_valid(self) -> bool:
        """Check every form, so that every error is told at once."""
        valid = [form.is_valid() for form in self.forms]
        return all(valid)

    def drafts(self) -> list[ActionDraft]:
        """Return the actions typed, once all are valid."""
        return [form.draft() for form in self.forms if form.cleaned_data["text"]]


def rebased(question: QuestionResult, actions: AgreedActions) -> dict[str, Any]:
    """What was typed, as changes to the actions as they stand now; new ones of others are added.

    An action that somebody has finished meanwhile is no longer changed: what was typed is added.
    """
    now = {str(action.id): action for action in question.actions}
    still_open = [a for a in question.actions if a.status == Action.Status.OPEN]
    data: dict[str, Any] = {}
    read = set()
    for form in actions:
        known = now.get(str(form["id"].value() or ""))
        kept = known if known in still_open else None
        read.add(kept and kept.id)
        data[form.add_prefix("id")] = str(kept.id) if kept else ""
        data[form.add_prefix("version")] = kept.version if kept else 0
    added = [action for action in still_open if action.id not in read]
    for number, action in enumerate(added, actions.count):
        data |= _posted(f"action-{number}", action)
    data[COUNT] = actions.count + len(added)
    return data


def _initial(action: ActionFact | None) -> dict[str, Any]:
    if action is None:
        return {"version": 0}
    return {
        "id": action.id,
        "text": action.text,
        "driver": str(action.driver_id or ""),
        "sponsor": str(action.sponsor_id or ""),
        "due_on": action.due_on,
        "version": action.version,
    }


def _posted(prefix: str, action: ActionFact) -> dict[str, Any]:
    found = {f"{prefix}-{name}": value for name, value in _initial(action).items()}
    return found | {f"{prefix}-id": str(action.id)}


def _count(typed: Any, otherwise: int) -> int:
    text = str(typed or "")
    return min(int(text), MOST) if text.isascii() and text.isdigit() else otherwise
