"""What one participant of an open review is asked: everything, a short list, or a new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any

from django import forms
from django.http import QueryDict

from checklists.actions.rounds import ShortListDraft
from checklists.asked import AskedSet
from checklists.forms.seats import EVERYTHING
from checklists.forms.short_lists import MOST_LISTS, ShortListForm
from checklists.models import Participation, ShortList
from hubs.presentation.forms import Radios

NEW = "new"
MEANWHILE = (
    "Somebody else changed what this person is asked while you had the page open. Nothing was "
    "saved, and nothing you typed is lost: look at what they are asked now, then save again."
)
UNCHOSEN = "You began a new short list: choose it here, or empty its name and its ticks"


class AskedForm(forms.Form):
    """Which list. `hints` says of each what it would mean, by the value of the choice."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    asked = forms.ChoiceField(
        label="What are they asked?",
        required=False,
        error_messages={"invalid_choice": "Choose everything, or one of the short lists"},
    )

    mark_optional = False

    def __init__(
        self,
        *,
        part: Participation,
        lists: Sequence[ShortList],
        sets: Sequence[AskedSet],
        hints: Mapping[str, str],
        data: QueryDict | None,
    ) -> None:
        state = part.asked_state
        super().__init__(data, initial={"seen": state, "asked": state})
        self.state, self.stale = state, False
        self.lists = {str(each.pk): each for each in lists}
        self.new = ShortListForm(0, sets, data=data)
        if self.new.is_blank and not self._is_new(data):
            self.new = ShortListForm(0, sets)
        self.may_add = len(lists) < MOST_LISTS
        named = [("", EVERYTHING), *((key, each.name) for key, each in self.lists.items())]
        asked: Any = self.fields["asked"]
        asked.widget = Radios(hints=hints)
        asked.choices = [*named, (NEW, "A new short list")] if self.may_add else named

    def is_valid(self) -> bool:
        sound = super().is_valid()
        if sound and self.new.is_bound and self.cleaned_data["asked"] != NEW:
            self.add_error("asked", UNCHOSEN)
        return (not self.new.is_bound or self._names_a_new_list()) and not self.errors

    @property
    def forms(self) -> list[forms.Form]:
        """For the summary of what is wrong."""
        return [self, self.new]

    @property
    def ask(self) -> ShortList | ShortListDraft | None:
        """What was chosen; None is everything."""
        chosen = self.cleaned_data["asked"]
        return self.new.draft if chosen == NEW else self.lists.get(chosen)

    def note_stale(self) -> None:
        """Keep what was typed, and let the next save be against what they are asked now."""
        self.stale = True
        data: Any = copy(self.data)
        data["seen"] = self.state
        self.data = data
        self.add_error(None, MEANWHILE)

    def _is_new(self, data: QueryDict | None) -> bool:
        return data is not None and data.get("asked") == NEW

    def _names_a_new_list(self) -> bool:
        if not self.new.is_valid():
            return False
        name = self.new.cleaned_data["name"].casefold()
        if any(each.name.casefold() == name for each in self.lists.values()):
            self.new.add_error("name", "Another short list has this name: choose another")
        return not self.new.errors
