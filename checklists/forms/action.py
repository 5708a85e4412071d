"""Adding and changing an action, saying what came of it, and finding one in a long list."""

from __future__ import annotations

from typing import Any

from django import forms

from checklists.action_lists import Wanted, people_named
from checklists.actions.action import ActionDraft
from checklists.forms.tools import ToolsField
from checklists.forms.words import (
    PeopleField,
    PersonField,
    WordsField,
    is_past,
    people_to_choose,
    retyped,
)
from checklists.models import Action
from checklists.origins import Origin
from checklists.toolbox import Toolbox, toolbox
from hubs.presentation.forms import DateField, Radios


class ActionForm(forms.Form):
    """The words, people and date of an action; empty for a new one."""

    text = WordsField(
        label="What will be done",
        help_text="Begin with a verb: “Name a second person in each partner”.",
        max_length=1_000,
        error_messages={"required": "Enter what will be done"},
    )
    driver = PersonField(
        label="Who drives it",
        help_text="The person who makes it happen.",
        error_messages={"required": "Choose who drives the action"},
    )
    sponsor = PersonField(
        label="Who sponsors it",
        help_text="Somebody senior who clears the way.",
        required=False,
        empty_label="Nobody yet",
    )
    observers = PeopleField(
        label="Who observes it",
        help_text="People who are kept informed and have nothing to do themselves.",
        required=False,
    )
    due_on = DateField(label="Due date", help_text="For example, 27 11 2026")
    tools = ToolsField(
        label="Tools and resources it uses",
        help_text="From the tools library. Whoever drives the action finds them on its page.",
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self,
        action: Action | None = None,
        *,
        data: Any = None,
        origin: Origin | None = None,
        library: Toolbox | None = None,
    ) -> None:
        """`library` is read here unless the caller has it already."""
        self.action, self.origin = action, origin or Origin()
        super().__init__(data, initial=self._as_stored())
        self._offer_tools(library or toolbox())
        named = [action.driver_id, action.sponsor_id] if action else []
        people = people_to_choose(*named, *self.initial.get("observers", ()))
        for name in ("driver", "sponsor", "observers"):
            field = self.fields[name]
            if isinstance(field, PersonField | PeopleField):
                field.offer(people)

    def _as_stored(self) -> dict[str, Any]:
        action = self.action
        if action is None:
            chosen = [self.origin.tool_key] if self.origin.tool_key else []
            return {"version": 0, "text": self.origin.text, "tools": chosen}
        return {
            "text": action.text,
            "driver": str(action.driver_id or ""),
            "sponsor": str(action.sponsor_id or ""),
            "observers": [str(pk) for pk in action.observing.values_list("person_id", flat=True)],
            "due_on": action.due_on,
            "tools": [each.tool.key for each in action.uses.select_related("tool")],
            "version": action.version,
        }

    def _offer_tools(self, library: Toolbox) -> None:
        """Those for the statement first; a retired one only where the action uses it already."""
        question = self.action.question if self.action else self.origin.question
        fitting = library.for_statement(*library.codes_of(question)) if question else []
        rest = [tool for tool in library.listed if tool not in fitting]
        used = set(self.initial.get("tools", ()))
        kept = [tool for tool in library.tools if tool.retired and tool.key in used]
        field = self.fields["tools"]
        if isinstance(field, ToolsField):
            field.offer([*fitting, *rest, *kept], suggested=fitting)

    @property
    def has_tools(self) -> bool:
        """Whether a tool is chosen or suggested: then the list of tools is open."""
        return bool(self["tools"].value() or self["tools"].errors or self.origin.question)

    @property
    def has_observers(self) -> bool:
        """Whether somebody is chosen: then the list of people is open."""
        return bool(self["observers"].value() or self["observers"].errors)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if is_past(found.get("due_on"), self.action.due_on if self.action else None):
            self.add_error("due_on", "Due date must be today or later")
        return found

    def rebase(self, action: Action) -> None:
        """Keep what was typed, but as a change to how the action stands now."""
        self.data = retyped(self.data, version=action.version)

    def draft(self) -> ActionDraft:
        """Return what was typed, once the form is valid."""
        return ActionDraft(
            text=self.cleaned_data["text"],
            driver=self.cleaned_data["driver"],
            sponsor=self.cleaned_data["sponsor"],
            due_on=self.cleaned_data["due_on"],
            version=self.cleaned_data["version"],
            tools=self.cleaned_data["tools"],
            observers=self.cleaned_data["observers"],
        )


class FinishForm(forms.Form):
    """Ending an action needs a word on the outcome: the board reads it."""

    status = forms.ChoiceField(
        label="How it ended",
        choices=[(Action.Status.DONE, "Done"), (Action.Status.DROPPED, "Dropped")],
        widget=Radios(
            hints={
                Action.Status.DONE: "It happened, wholly or enough.",
                Action.Status.DROPPED: "It will not be done. Say why.",
            }
        ),
        error_messages={"required": "Choose how it ended"},
    )
    outcome = WordsField(
        label="What came of it",
        help_text="One or two sentences, for the board and for the next review.",
        max_length=2_000,
        error_messages={"required": "Enter what came of it"},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, action: Action, *, data: Any = None) -> None:
        ended = "" if action.status == Action.Status.OPEN else action.status
        stored = {"status": ended, "outcome": action.outcome, "version": action.version}
        super().__init__(data, initial=stored)

    def rebase(self, action: Action) -> None:
        """Keep what was typed, but about how the action stands now."""
        self.data = retyped(self.data, version=action.version)


class NoteForm(forms.Form):
    """A word on how far an action has come."""

    text = WordsField(
        label="How far it has come",
        help_text="One or two sentences. Your name and the date are kept with them.",
        max_length=1_000,
        error_messages={"required": "Enter how far it has come"},
    )


class FindForm(forms.Form):
    """Which actions to show, and in which order. What makes no sense is left out."""

    mark_optional = False

    find = forms.CharField(
        label="Find words or a statement",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "class": "govuk-input--width-20"}),
    )
    person = PersonField(label="Person", required=False, empty_label="Everybody", brief=True)
    order = forms.ChoiceField(
        label="Order",
        required=False,
        choices=[("", "Soonest first"), ("new", "Newest first"), ("driver", "By who drives it")],
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        field = self.fields["person"]
        if isinstance(field, PersonField):
            field.offer(people_named())

    @property
    def wanted(self) -> Wanted:
        """What was asked for."""
        self.is_valid()
        found = self.cleaned_data
        person = found.get("person")
        return Wanted(
            words=found.get("find", "").strip(),
            person_id=person.pk if person else None,
            order=found.get("order", ""),
        )
