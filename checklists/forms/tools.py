"""Choosing tools for an action, and finding them in the library."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from checklists.models import Tool, Topic
from hubs.presentation.forms import Ticks

SUGGESTED = "Suggested for this statement"


class ToolsField(forms.MultipleChoiceField):
    """Cleans to a list of Tools. `offer` gives those to choose from."""

    tools: dict[str, Tool]

    def __init__(self, **kwargs: Any) -> None:
        kwargs["error_messages"] = {"invalid_choice": "Choose tools from the list"}
        super().__init__(widget=Ticks, **kwargs)
        self.offer([], suggested=[])

    def offer(self, tools: Sequence[Tool], *, suggested: Sequence[Tool]) -> None:
        """Let these be chosen; those that are suggested say so."""
        self.tools = {tool.key: tool for tool in tools}
        self.choices = [(key, tool.title) for key, tool in self.tools.items()]
        if isinstance(self.widget, Ticks):
            self.widget.hints = {tool.key: SUGGESTED for tool in suggested}

    def clean(self, value: Any) -> list[Tool]:
        return [self.tools[key] for key in super().clean(value)]


class LibraryForm(forms.Form):
    """Which tools to show."""

    mark_optional = False

    find = forms.CharField(
        label="Find a tool",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "class": "govuk-input--width-20"}),
    )
    topic = forms.ChoiceField(
        label="Topic", required=False, choices=[("", "All topics"), *Topic.choices]
    )
