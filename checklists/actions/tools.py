"""Bringing tools from their files into the database. Runs as the owner of the tables."""

from dataclasses import asdict, dataclass
from pathlib import Path

from django.db import transaction

from checklists.files import ContentError, version_problems
from checklists.library import ToolData, read_tools
from checklists.models import Tool
from checklists.sets import read_question_sets
from checklists.toolbox import forget_toolbox


@dataclass(frozen=True, slots=True)
class LoadedTools:
    """What a load did; together the two lists name every tool in the folder."""

    added: tuple[Tool, ...]
    unchanged: tuple[Tool, ...]


@transaction.atomic
def load_tools(*, folder: Path) -> LoadedTools:
    """Add each tool whose version is new, beside the versions before it; twice adds nothing.

    All or nothing, by the rules of `load_question_sets`: a broken file, changed words under an old
    version or a version lower than the newest raises ContentError, and the database stays as it
    was. A tool is never removed, because an action may use it: its file says `retired: true`.
    """
    codes = {each.code for question_set in read_question_sets() for each in question_set.questions}
    tools = read_tools(folder, codes=codes)
    stored = {(each.key, each.version): each.checksum for each in Tool.objects.all()}
    if problems := list(version_problems(tools, stored)):
        raise ContentError(problems)
    rows = [_get_or_add(each) for each in tools]
    forget_toolbox()
    return LoadedTools(
        added=tuple(row for row, is_new in rows if is_new),
        unchanged=tuple(row for row, is_new in rows if not is_new),
    )


def _get_or_add(data: ToolData) -> tuple[Tool, bool]:
    """`get_or_create`, so that two machines starting at once load a version once."""
    words = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in asdict(data).items()
        if name not in {"key", "version", "origin"}
    }
    words["checksum"] = data.checksum
    return Tool.objects.get_or_create(key=data.key, version=data.version, defaults=words)
