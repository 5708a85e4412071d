"""The tools library in memory: the newest version of each tool, and what to suggest for what.

The words are few and the same for every area, so two queries bring all that is needed, once a
minute.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from time import monotonic
from uuid import UUID

from checklists.asked import asked_set, newest_versions, related_in
from checklists.models import Question, Tool

SUGGESTED = 3
"""How many tools stand beside one statement: more would be a list again."""
KEPT_SECONDS = 60
"""How long a process may show the library as it was before somebody loaded another."""


@dataclass(frozen=True, slots=True)
class Toolbox:
    """Tools in the order of the library, the retired ones among them.

    They name statements by the codes of the `newest` version of each set, here by its key.
    """

    tools: tuple[Tool, ...]
    newest: Mapping[str, UUID] = field(default_factory=dict)

    @property
    def listed(self) -> list[Tool]:
        """Those that are offered."""
        return [tool for tool in self.tools if not tool.retired]

    def tool(self, key: str) -> Tool | None:
        return next((tool for tool in self.tools if tool.key == key), None)

    def codes_of(self, question: Question) -> tuple[str, ...]:
        """Under which codes the tools name a statement, or what came of it, in whatever version."""
        newest = self.newest.get(question.question_set.key, question.question_set_id)
        if newest == question.question_set_id:
            return (question.code,)
        return tuple(each.code for each in related_in(asked_set(newest), question))

    def for_statement(self, *codes: str) -> list[Tool]:
        """The tools for one statement, in the order in which they are suggested.

        A tool for a few statements says more about each of them than one for many.
        """
        fitting = [tool for tool in self.listed if not set(codes).isdisjoint(tool.helps_with)]
        return sorted(fitting, key=lambda tool: (len(tool.helps_with), tool.position))

    def suggested_for(self, *codes: str) -> list[Tool]:
        """The few that stand beside one statement."""
        return self.for_statement(*codes)[:SUGGESTED]

    def matching(self, words: str, topic: str) -> list[Tool]:
        """Those of a topic ("" for all) that say all these words somewhere."""
        wanted = words.casefold().split()
        return [
            tool
            for tool in self.listed
            if (not topic or topic in tool.topics) and all(word in _text(tool) for word in wanted)
        ]


def toolbox() -> Toolbox:
    """Return the library; two queries, and none for a minute after them."""
    return _library(int(monotonic() // KEPT_SECONDS))


@lru_cache(maxsize=1)
def _library(_period: int) -> Toolbox:
    tools = sorted(Tool.objects.newest(), key=lambda tool: (tool.position, tool.key))
    return Toolbox(tuple(tools), newest_versions())


def forget_toolbox() -> None:
    """Read the library anew the next time: it has just been loaded."""
    _library.cache_clear()


def _text(tool: Tool) -> str:
    said = (tool.title, tool.publisher, tool.summary, tool.when_to_use, tool.where_found)
    return "\n".join([*said, *tool.first_steps, *tool.topic_names]).casefold()
