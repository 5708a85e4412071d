"""The choices of a select: Django's templates take three of their own for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.safestring import SafeString

from hubs.presentation.markup import drawn, escaped

Group = tuple[str | None, Sequence[Mapping[str, Any]], int]


def options(groups: Iterable[Group]) -> SafeString:
    """The options of a widget's `optgroups`, under the names of those that have one."""
    return drawn("".join(_group(name, choices) for name, choices, _index in groups))


def _group(name: str | None, choices: Sequence[Mapping[str, Any]]) -> str:
    inside = "".join(_option(each) for each in choices)
    if not name:
        return inside
    return f'\n  <optgroup label="{escaped(name)}">{inside}\n  </optgroup>'


def _option(choice: Mapping[str, Any]) -> str:
    attrs = "".join(
        f" {escaped(name)}" if value is True else f' {escaped(name)}="{escaped(value)}"'
        for name, value in choice["attrs"].items()
        if value is not False
    )
    value, label = escaped(choice["value"]), escaped(choice["label"])
    return f'\n  <option value="{value}"{attrs}>{label}</option>\n'
