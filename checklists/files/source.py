"""Reads one YAML file into plain data and remembers the line of every key.

Only what a content editor needs is understood: blocks, lists, text, whole numbers, true and false.
Anchors, aliases, tags and second documents are refused, so that no file can build objects or grow
in memory. `no`, `yes` and dates stay text.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import yaml

from checklists.files.problems import ContentError, Problem

type Data = bool | int | str | list[Data] | dict[str, Data] | None
type DataPath = tuple[str | int, ...]

LARGEST_FILE = 200_000
DEEPEST_NESTING = 10

HINTS = {
    "mapping values are not allowed here": (
        "a colon followed by a space may not stand in text on the same line as its name; "
        "put >- after the name and the text on the next line"
    ),
    "found character '\\t' that cannot start any token": "there is a tab here; indent with spaces",
    "found unexpected end of stream": "a quotation mark was opened and never closed",
    "could not find expected ':'": (
        "a name must be followed by a colon and a space; is the text indented under its name?"
    ),
}
NO_ANCHORS = "anchors and aliases (& and *) are not allowed; put such text in quotation marks"
NO_TAGS = "tags are not allowed; put text that begins with an exclamation mark in quotation marks"
LOST_WORDS = "everything after # would be lost; put >- after the name and the text on the next line"
NOT_UTF_8 = "there is a character here that is not UTF-8; save the file with the encoding UTF-8"


@dataclass(frozen=True, slots=True)
class Source:
    file: str
    data: Data
    lines: dict[DataPath, int]

    def line(self, path: DataPath) -> int:
        """The line of a place in the data."""
        return self.lines[path]

    def problem(self, path: DataPath, reason: str) -> Problem:
        return Problem(self.file, self.line(path), reason)


def read_source(path: Path) -> Source:
    """Raise ContentError with file, line and reason when the file is not plain YAML."""
    text = _text(path)
    try:
        _refuse_cleverness(path.name, text)
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, cast(int, error.position)) + 1
        reason = "there is a character here that text may not contain"
        raise ContentError([Problem(path.name, line, reason)]) from error
    except yaml.MarkedYAMLError as error:
        raise ContentError([_syntax_problem(path.name, error)]) from error
    if root is None:
        raise ContentError([Problem(path.name, 1, "the file is empty")])
    reader = _Reader(path.name, text.splitlines(), {}, [])
    data = reader.read(root, ())
    if reader.problems:
        raise ContentError(reader.problems)
    return Source(path.name, data, reader.lines)


def _text(path: Path) -> str:
    raw = path.read_bytes()
    if len(raw) > LARGEST_FILE:
        reason = f"the file is larger than {LARGEST_FILE:,} bytes"
        raise ContentError([Problem(path.name, 1, reason)])
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ContentError([Problem(path.name, line, NOT_UTF_8)]) from error


def _syntax_problem(file: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    said = error.problem or error.context or "it does not follow the rules of YAML"
    advice = "check the indentation, colons and quotation marks"
    reason = HINTS.get(said, f"the file cannot be read here ({said}); {advice}")
    return Problem(file, mark.line + 1 if mark else 1, reason)


def _refuse_cleverness(file: str, text: str) -> None:
    """Look at the stream of events, which never recurses, before a tree is built from it."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        documents += isinstance(event, yaml.DocumentStartEvent)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if reason := _clever(event, depth, documents):
            line = cast(yaml.Mark, event.start_mark).line + 1
            raise ContentError([Problem(file, line, reason)])


def _clever(event: yaml.Event, depth: int, documents: int) -> str:
    if documents > 1:
        return "a second document begins here (---); keep one to a file"
    if depth > DEEPEST_NESTING:
        return "there are too many levels of indentation or brackets here"
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        return NO_ANCHORS
    return NO_TAGS if getattr(event, "tag", None) else ""


@dataclass(frozen=True, slots=True)
class _Reader:
    file: str
    text: list[str]
    lines: dict[DataPath, int]
    problems: list[Problem]

    def read(self, node: yaml.Node, path: DataPath) -> Data:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._scalar(cast(yaml.ScalarNode, node))

    def _mapping(self, node: yaml.MappingNode, path: DataPath) -> dict[str, Data]:
        found: dict[str, Data] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self._refuse(line, "a name must be a single word, not a list or a block")
            elif key in found:
                first = self.lines[*path, key]
                self._refuse(line, f"“{key}” is already given on line {first}; keep one of them")
            else:
                self.lines[*path, key] = line
                found[key] = self.read(value_node, (*path, key))
        return found

    def _scalar(self, node: yaml.ScalarNode) -> Data:
        value = str(node.value)
        if node.style in {"|", ">"}:
            return value.rstrip("\n")
        if node.style:
            return value
        self._refuse_lost_words(node)
        if value in {"", "~", "null"}:
            return None
        if value in {"true", "false"}:
            return value == "true"
        return int(value) if re.fullmatch(r"-?(0|[1-9][0-9]{0,8})", value) else value

    def _refuse_lost_words(self, node: yaml.ScalarNode) -> None:
        """A # in plain text silently ends it; an editor must not lose words that way."""
        end = cast(yaml.Mark, node.end_mark)
        last_line = "".join(self.text[end.line : end.line + 1])
        if node.value and last_line[end.column :].lstrip().startswith("#"):
            self._refuse(end.line + 1, LOST_WORDS)

    def _refuse(self, line: int, reason: str) -> None:
        self.problems.append(Problem(self.file, line, reason))
