"""Holds a file against its JSON Schema and says in plain words what does not fit."""

import json
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from checklists.files.problems import Problem
from checklists.files.source import DataPath, Source


@cache
def _validator(path: Path) -> Draft202012Validator:
    schema = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def schema_problems(source: Source, schema: Path) -> list[Problem]:
    """Every way in which the file breaks `schema`, whose parts describe themselves in words."""
    problems = []
    for error in _validator(schema).iter_errors(source.data):
        path = tuple(error.absolute_path)
        for key, reason in _reasons(error, path):
            problems.append(source.problem((*path, *key), entry_name(source, path) + reason))
    return problems


def entry_name(source: Source, path: DataPath) -> str:
    """“SL3: ” when the path lies inside question SL3: the reason is then clear without the line."""
    data: Any = source.data
    name = ""
    for step in path:
        data = data[step]
        if isinstance(data, dict) and isinstance(data.get("code"), str):
            name = f"{data['code']}: "
    return name


def _reasons(error: ValidationError, path: DataPath) -> Iterator[tuple[DataPath, str]]:
    instance: Any = error.instance
    expected: Any = error.validator_value
    schema: Any = error.schema
    if error.validator == "required":
        missing = [name for name in expected if name not in instance]
        yield (), f"{_listed(missing)} {'is' if len(missing) == 1 else 'are'} missing"
    elif error.validator == "additionalProperties":
        known = list(schema["properties"])
        for name in [each for each in instance if each not in known]:
            yield (name,), f"“{name}” is not known here{_suggestion(name, known)}"
    elif error.validator == "not":
        yield ("levels",), expected["description"]
    else:
        found = _found(error.validator, instance)
        yield (), f"{_label(path)} must be {schema['description']}{found}"


def _label(path: DataPath) -> str:
    if not path:
        return "the file"
    if isinstance(path[-1], int):
        return f"item {path[-1] + 1} of “{path[-2]}”"
    return f"“{path[-1]}”"


def _found(validator: object, value: Any) -> str:
    if validator in {"minLength", "maxLength"}:
        return f"; it has {len(value)}"
    if value is None:
        return "; it is empty"
    if isinstance(value, bool):
        return f"; it is {str(value).lower()}"
    return f"; it is “{str(value)[:60]}”" if isinstance(value, str | int) else ""


def _listed(names: list[str]) -> str:
    *most, last = [f"“{name}”" for name in names]
    return f"{', '.join(most)} and {last}" if most else last


def _suggestion(name: str, known: list[str]) -> str:
    close = get_close_matches(name, known, n=1)
    return f"; did you mean “{close[0]}”?" if close else f"; you can use {_listed(known)}"
