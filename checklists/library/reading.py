"""A folder of tools in; sound data, or a full account of what is wrong, out."""

from collections.abc import Iterator, Set
from pathlib import Path
from typing import Any, cast

from checklists.files import (
    ContentError,
    Origin,
    Problem,
    Source,
    misnamed,
    read_source,
    schema_problems,
    unclean_text,
)
from checklists.library.data import ToolData

SHIPPED_TOOLS = Path(__file__).resolve().parent.parent / "tools"
"""The folder of the tools that come with the service."""
SCHEMA = SHIPPED_TOOLS / "tool.schema.json"
ENDING = "the name of a tool must end in .yaml, or it would be passed over"


def read_tools(folder: Path = SHIPPED_TOOLS, *, codes: Set[str]) -> list[ToolData]:
    """Return all the tools in a folder, in the order in which they are listed.

    `codes`: every statement there is; a tool may be suggested for no other. One broken file
    refuses them all: ContentError names every problem in every file.
    """
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise ContentError([Problem(str(folder), 1, "there are no tools in this folder")])
    tools: list[ToolData] = []
    problems = [Problem(path.name, 1, ENDING) for path in folder.glob("*.yml")]
    for path in files:
        try:
            tools.append(_tool(_checked(path, codes)))
        except ContentError as error:
            problems += error.problems
    problems += _titles_repeated(tools)
    if problems:
        raise ContentError(problems)
    return sorted(tools, key=lambda tool: (tool.position, tool.key))


def _checked(path: Path, codes: Set[str]) -> Source:
    source = read_source(path)
    if problems := schema_problems(source, SCHEMA):
        raise ContentError(problems)
    data = cast(dict[str, Any], source.data)
    problems = [
        *unclean_text(source, data),
        *misnamed(source, data["key"]),
        *_unknown_codes(source, data["helps_with"], codes),
    ]
    if problems:
        raise ContentError(problems)
    return source


def _unknown_codes(source: Source, wanted: list[str], codes: Set[str]) -> Iterator[Problem]:
    for at, code in enumerate(wanted):
        if code not in codes:
            reason = f"no question set has a statement {code}; look for its code in question_sets"
            yield source.problem(("helps_with", at), reason)


def _titles_repeated(tools: list[ToolData]) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for tool in tools:
        owner = owners.setdefault(tool.title.casefold(), tool.origin.file)
        if owner != tool.origin.file:
            reason = f"the title “{tool.title}” is already used in {owner}"
            yield Problem(tool.origin.file, tool.origin.lines["title"], reason)


def _tool(source: Source) -> ToolData:
    data = cast(dict[str, Any], source.data)
    return ToolData(
        key=data["key"],
        version=data["version"],
        title=data["title"],
        publisher=data["publisher"],
        position=data["position"],
        retired=data.get("retired", False),
        topics=tuple(data["topics"]),
        summary=data["summary"],
        when_to_use=data["when_to_use"],
        first_steps=tuple(data["first_steps"]),
        where_found=data["where_found"],
        url=data.get("url", ""),
        helps_with=tuple(data["helps_with"]),
        origin=Origin(source.file, source.line(("version",)), {"title": source.line(("title",))}),
    )
