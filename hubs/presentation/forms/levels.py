"""Choosing a level: the whole scale to answer on, or a row of pills to agree with."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from secrets import token_hex
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from hubs.presentation.levels import DONT_KNOW, LEVELS, NOT_FOR_ME, SCALE, level

CHECKED = f"--checked-{token_hex(8)}-"
"""Where a drawn scale takes ``checked``; nobody can have typed it."""
_NO_LEVEL = {str(DONT_KNOW.value), str(NOT_FOR_ME.value)}

type _Steps = tuple[tuple[str, str, str, str], ...]
"""Of each step: its value, its letter, its words and what it means."""


@lru_cache(maxsize=1024)
def _drawn(template_name: str, name: str, field_id: str, steps: _Steps, *, disabled: bool) -> str:
    """The scale of one statement with nothing chosen: drawn once, for everybody who answers it."""
    known = [value for value, *_ in steps if value not in _NO_LEVEL]
    options = [
        {
            "value": value,
            "id": f"{field_id}_{index}",
            "checked": f"{CHECKED}{value}.",
            "letter": letter,
            "label": words,
            "meaning": meaning,
            "dont_know": value == str(DONT_KNOW.value),
            "not_for_me": value == str(NOT_FOR_ME.value),
            "last": value in known[-1:],
        }
        for index, (value, letter, words, meaning) in enumerate(steps)
    ]
    about = {"name": name, "id": field_id, "options": options, "disabled": disabled}
    about["steps"] = len(known)
    return render_to_string(template_name, about)


class _Levels(forms.RadioSelect):
    """Real radios, in the words of the scale given as choices."""

    meanings: Mapping[Any, str] = {}
    letters: Mapping[str, str] = {}

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        attrs = self.build_attrs(self.attrs, attrs)
        steps = tuple(
            (str(key), self._letter(key), str(words), self.meanings.get(key, ""))
            for key, words in self.choices
            if key not in {"", None}
        )
        html = _drawn(
            self.template_name,
            name,
            str(attrs.get("id", name)),
            steps,
            disabled=bool(attrs.get("disabled")),
        )
        chosen = {str(each) for each in self.format_value(value)}
        for key, *_ in steps:
            html = html.replace(f"{CHECKED}{key}.", "checked" if key in chosen else "")
        return mark_safe(html)  # noqa: S308 - our own template's output, already escaped

    def _letter(self, key: int | str) -> str:
        return self.letters.get(str(key)) or level(int(key)).letter


class LevelScale(_Levels):
    """The strip one answers on. ``meanings`` says what each level looks like for this statement.

    ``letters``: those of the steps of another scale, by their values; levels have their own.
    """

    template_name = "forms/widgets/scale.html"

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Any = (),
        *,
        meanings: Mapping[Any, str] | None = None,
        letters: Mapping[str, str] | None = None,
        eyebrow: str = "",
    ) -> None:
        super().__init__(attrs, choices)
        self.meanings = meanings or {}
        self.letters = letters or {}
        self.eyebrow = eyebrow


class LevelPick(_Levels):
    template_name = "forms/widgets/pick.html"


class LevelField(forms.TypedChoiceField):
    """Cleans to 0–5 (0 is Don't know) or None. Without ``dont_know``, to 1–5 or None.

    With ``not_for_me`` also to −1, for who is not the one to say.
    """

    widget = LevelPick

    def __init__(self, *, dont_know: bool = False, not_for_me: bool = False, **kwargs: Any) -> None:
        steps = [*(SCALE if dont_know else LEVELS), *([NOT_FOR_ME] if not_for_me else [])]
        kwargs.setdefault("choices", [(step.value, step.name) for step in steps])
        kwargs.setdefault("coerce", int)
        kwargs.setdefault("empty_value", None)
        kwargs.setdefault(
            "error_messages",
            {"required": "Choose a level", "invalid_choice": "Choose one of the levels shown"},
        )
        super().__init__(**kwargs)
