"""Snapshots as JSON: one spelling only, so that equal facts have equal fingerprints."""

import dataclasses
import hashlib
import json
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from governance.snapshot.facts import SCHEMA_VERSION, Snapshot


class SnapshotInvalid(ValueError):  # noqa: N818 - it says what is wrong
    """The stored text is not a snapshot this version can read; the message says where."""


def to_data(snapshot: Snapshot) -> dict[str, Any]:
    """The snapshot in lists, objects and texts, as the database keeps it."""
    return typing.cast(dict[str, Any], _plain(snapshot, snapshot.schema))


def to_json(snapshot: Snapshot) -> str:
    """Canonical JSON: keys sorted, no spaces, every character itself, times in ISO 8601."""
    return json.dumps(
        to_data(snapshot),
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
        allow_nan=False,
    )


def fingerprint(snapshot: Snapshot) -> str:
    """SHA-256 of the canonical JSON in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(to_json(snapshot).encode()).hexdigest()


def from_json(text: str) -> Snapshot:
    try:
        return from_data(json.loads(text))
    except json.JSONDecodeError as error:
        raise SnapshotInvalid(f"not JSON: {error}") from error


def from_data(data: object) -> Snapshot:
    """Read a snapshot strictly: unknown, missing or mistyped fields raise SnapshotInvalid.

    Only a field that was added later may be missing: then it has its default.
    """
    if not isinstance(data, dict):
        raise SnapshotInvalid("not a JSON object")
    schema = data.get("schema")
    if type(schema) is not int or not 1 <= schema <= SCHEMA_VERSION:
        raise SnapshotInvalid(f"schema {schema!r} is not one of 1 to {SCHEMA_VERSION}")
    return typing.cast(Snapshot, _Reader(schema).read(Snapshot, data, "report"))


def _is_kept(fact: dataclasses.Field[Any], schema: int) -> bool:
    """Whether snapshots of a version hold the field."""
    return int(fact.metadata.get("since", 1)) <= schema


def _plain(value: object, schema: int) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            f.name: _plain(getattr(value, f.name), schema)
            for f in dataclasses.fields(value)
            if _is_kept(f, schema)
        }
    if isinstance(value, tuple):
        return [_plain(item, schema) for item in value]
    if isinstance(value, date | time):
        return value.isoformat()
    return value


@dataclasses.dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the facts as one version of the schema has them."""

    schema: int

    def read(self, kind: Any, value: object, where: str) -> Any:
        origin = typing.get_origin(kind)
        if origin is types.UnionType:
            inner = next(o for o in typing.get_args(kind) if o is not types.NoneType)
            return None if value is None else self.read(inner, value, where)
        if origin is tuple:
            if not isinstance(value, list):
                raise SnapshotInvalid(f"{where}: a list was expected")
            inner = typing.get_args(kind)[0]
            return tuple(self.read(inner, item, f"{where}[{i}]") for i, item in enumerate(value))
        if dataclasses.is_dataclass(kind):
            return self._read_facts(kind, value, where)
        return _read_leaf(kind, value, where)

    def _read_facts(self, kind: Any, value: object, where: str) -> Any:
        if not isinstance(value, Mapping):
            raise SnapshotInvalid(f"{where}: an object was expected")
        hints = _hints(kind)
        kept = [f.name for f in dataclasses.fields(kind) if _is_kept(f, self.schema)]
        if stray := set(value) ^ set(kept):
            raise SnapshotInvalid(f"{where}: missing or unknown {', '.join(sorted(stray))}")
        return kind(
            **{name: self.read(hints[name], value[name], f"{where}.{name}") for name in kept}
        )


PARSERS: dict[type, Callable[[str], object]] = {
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    time: time.fromisoformat,
}


def _read_leaf(kind: type, value: object, where: str) -> object:
    if parse := PARSERS.get(kind):
        if not isinstance(value, str):
            raise SnapshotInvalid(f"{where}: a {kind.__name__} was expected")
        try:
            return parse(value)
        except ValueError as error:
            raise SnapshotInvalid(f"{where}: {error}") from error
    if type(value) is not kind:
        raise SnapshotInvalid(f"{where}: {kind.__name__} was expected, not {type(value).__name__}")
    return value


_known_hints: dict[type, dict[str, Any]] = {}


def _hints(kind: type) -> dict[str, Any]:
    if kind not in _known_hints:
        _known_hints[kind] = typing.get_type_hints(kind)
    return _known_hints[kind]
