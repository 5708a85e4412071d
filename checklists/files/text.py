"""What a schema cannot say about words: they are clean, and different where they must be."""

import re
from collections.abc import Iterable, Iterator

from checklists.files.problems import Problem
from checklists.files.schema import entry_name
from checklists.files.source import Data, DataPath, Source

HARD_SPACES = "\u00a0\u2007\u202f"
INVISIBLE = (
    "\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
)
UNCLEAN = (
    (f"[{HARD_SPACES}]", "has a hard space in it; use an ordinary space"),
    (f"[{INVISIBLE}]", "has an invisible character in it; type the words again"),
    (r"\n", "has a line break in it; remove the empty line, or the extra indentation"),
    (r"^\s|\s$", "begins or ends with a space"),
    (r"\t|  ", "has more than one space between two words"),
)


def unclean_text(source: Source, data: Data, path: DataPath = ()) -> Iterator[Problem]:
    """Every text in the data with a character in it that nobody meant."""
    if isinstance(data, str):
        for pattern, reason in UNCLEAN:
            if re.search(pattern, data):
                yield source.problem(path, f"{entry_name(source, path)}{_label(path)} {reason}")
                return
    elif isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from unclean_text(source, value, (*path, key))


def misnamed(source: Source, key: str) -> Iterator[Problem]:
    """A file is called like the key of what is in it."""
    if source.file != f"{key}.yaml":
        reason = f"the key “{key}” and the name of the file must be the same"
        yield source.problem(("key",), reason)


def repeated(source: Source, values: Iterable[tuple[DataPath, str]]) -> Iterator[Problem]:
    """Values that must differ and do not, whatever their case."""
    seen: dict[str, DataPath] = {}
    for path, value in values:
        first = seen.setdefault(value.casefold(), path)
        if first != path:
            reason = f"{_label(path)} repeats line {source.line(first)}; each must be different"
            yield source.problem(path, entry_name(source, path) + reason)


def _label(path: DataPath) -> str:
    if isinstance(path[-1], int):
        return f"item {path[-1] + 1} of “{path[-2]}”"
    return f"“{path[-1]}”"
