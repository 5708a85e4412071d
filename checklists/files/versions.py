"""Versions: what is in use is never changed, only followed by something newer."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from checklists.files.problems import Problem


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something was read from, so that a later refusal can still point at the line."""

    file: str
    version_line: int
    lines: dict[str, int] = field(default_factory=dict)
    """The line of each code in it."""
    map_lines: dict[str, int] = field(default_factory=dict)
    """Where it says of each code what it continues, and where it says what is dropped."""


class Versioned(Protocol):
    """What a file holds, once it has been found sound."""

    @property
    def key(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def checksum(self) -> str: ...
    @property
    def origin(self) -> Origin: ...


def checksum_of(content: Mapping[str, Any]) -> str:
    """SHA-256 of everything a reader sees; version, layout and comments do not count."""
    seen = {name: value for name, value in content.items() if name not in {"version", "origin"}}
    canonical = json.dumps(seen, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def version_problems(
    found: Iterable[Versioned], stored: Mapping[tuple[str, int], str]
) -> Iterator[Problem]:
    """Say which files must not be loaded; `stored` has the checksum of each key and version."""
    newest: dict[str, int] = {}
    for key, version in stored:
        newest[key] = max(version, newest.get(key, 0))
    for each in found:
        checksum, latest = stored.get((each.key, each.version)), newest.get(each.key, 0)
        if checksum == each.checksum:
            continue
        if checksum is not None:
            reason = (
                f"version {each.version} is already in use with other words; "
                f"raise the version to {latest + 1}"
            )
        elif each.version < latest:
            reason = f"version {each.version} is older than version {latest}, which is in use"
        else:
            continue
        yield Problem(each.origin.file, each.origin.version_line, reason)
