"""Radios and checkboxes with a hint under an option."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms


class _Hinted(forms.RadioSelect):
    """``hints`` maps an option's value to the line under it.

    ``heads_page``: the one question of its page, whose legend is the heading.
    """

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Iterable[Any] = (),
        *,
        hints: Mapping[Any, str] | None = None,
        inline: bool = False,
        heads_page: bool = False,
    ) -> None:
        super().__init__(attrs, choices)
        self.hints = {str(value): hint for value, hint in (hints or {}).items()}
        self.inline, self.heads_page = inline, heads_page

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["inline"] = self.inline
        return context

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        hint = self.hints.get(str(value), "")
        option["hint"] = hint
        if hint and option["attrs"].get("id"):
            option["attrs"]["aria-describedby"] = f"{option['attrs']['id']}_hint"
        return option


class Radios(_Hinted):
    pass


class Ticks(_Hinted, forms.CheckboxSelectMultiple):
    """Several may be ticked."""

    allow_multiple_selected = True
    input_type = "checkbox"
    template_name = "django/forms/widgets/checkbox_select.html"
    option_template_name = "django/forms/widgets/checkbox_option.html"
