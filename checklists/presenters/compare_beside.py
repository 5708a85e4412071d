"""What stands beside a low rating once it is agreed: tools, and ways to cover a skill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from checklists.presenters.tools import ToolLink, tool_links
from checklists.results import QuestionResult
from checklists.team_audit import WAYS_TO_COVER
from checklists.toolbox import Toolbox, toolbox

THIN = 3
"""A skill agreed at Early progress or lower is thinly covered."""


@dataclass(frozen=True, slots=True)
class Way:
    """A link to an action that begins in one of the ways to cover a skill."""

    words: str
    about: str
    url: str


class Beside:
    """Finds it for the statements of one round; the library is read only where one is low."""

    def __init__(self, slug: str, round_id: UUID, *, may_add: bool) -> None:
        self.slug, self.round_id, self.may_add = slug, round_id, may_add

    @cached_property
    def _library(self) -> Toolbox:
        return toolbox()

    def tools(self, question: QuestionResult) -> Sequence[ToolLink]:
        """Return the tools suggested for a statement agreed at Basic or lower."""
        if not question.is_low:
            return ()
        return tool_links(self.slug, self._library.suggested_for(question.code))

    def ways(self, question: QuestionResult) -> Sequence[Way]:
        """Return the ways to cover a skill, as actions to add, for who may add one."""
        agreed = question.agreed_level
        if not (self.may_add and question.is_team_audit and agreed and agreed <= THIN):
            return ()
        url = reverse("checklists:action-add", kwargs={"slug": self.slug})
        place = {"round": str(self.round_id), "statement": question.code}
        return [
            Way(way.words, question.short_name, f"{url}?{urlencode({**place, 'do': way.key})}")
            for way in WAYS_TO_COVER
        ]
