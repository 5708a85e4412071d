"""What stands beside a statement: actions still open, a rating that does not move, tools, ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode
from uuid import UUID

from django.utils.timezone import localdate

from checklists.asked import rated_by_id
from checklists.carried import Carried, LeftBehind, left_behind_for
from checklists.presenters.tools import ToolLink, tool_links
from checklists.results import QuestionResult, RoundResults
from checklists.standing import standing
from checklists.standings import REMEMBERED
from checklists.team_audit import WAYS_TO_COVER
from checklists.toolbox import Toolbox, toolbox
from hubs.presentation.addresses import address
from hubs.presentation.levels import level

THIN = 3
"""A skill agreed at Early progress or lower is thinly covered."""


@dataclass(frozen=True, slots=True)
class Way:
    """A link to an action that begins in one of the ways to cover a skill."""

    words: str
    about: str
    url: str


@dataclass(frozen=True, slots=True)
class CarriedAction:
    """An action of an earlier review that was still to be done when this one closed."""

    text: str
    url: str
    origin: str
    driver: str
    kind: str
    status: str


@dataclass(frozen=True, slots=True)
class Stuck:
    """A rating that does not move and that nobody does anything about; `url` adds an action."""

    words: str
    about: str
    url: str


class Beside:
    """Finds it for the statements of one round; the library is read only where one is low."""

    def __init__(self, slug: str, results: RoundResults, *, may_add: bool) -> None:
        self.slug, self.results, self.may_add = slug, results, may_add
        self.round_id: UUID = results.round_id

    @cached_property
    def _library(self) -> Toolbox:
        return toolbox()

    @cached_property
    def _left_behind(self) -> Mapping[UUID, LeftBehind]:
        return left_behind_for(self.results)

    def _left(self, question: QuestionResult) -> LeftBehind:
        return self._left_behind.get(question.question_id, LeftBehind())

    def carried(self, question: QuestionResult) -> Sequence[CarriedAction]:
        """Return the actions of earlier reviews that were still to be done when this one closed."""
        today = localdate()
        return [_carried(self.slug, each, today) for each in self._left(question).actions]

    def stuck(self, question: QuestionResult) -> Stuck | None:
        """Say that a rating has been the same in three reviews while nothing is being done."""
        left = self._left(question)
        agreed = [question.agreed_level] if question.agreed_level else []
        levels = [*agreed, *left.levels][:REMEMBERED]
        is_same = len(levels) == REMEMBERED and len(set(levels)) == 1
        statuses = {each.status for each in question.actions} | {a.status for a in left.actions}
        if not is_same or "open" in statuses:
            return None
        words = f"Agreed at {level(levels[0]).name} in {REMEMBERED} reviews, and no action is open."
        return Stuck(words, question.short_name, self._add_url(question) if self.may_add else "")

    def tools(self, question: QuestionResult) -> Sequence[ToolLink]:
        """Return the tools suggested for a statement agreed at Basic or lower."""
        if not question.is_low:
            return ()
        asked = rated_by_id(self.round_id)[question.question_id]
        codes = self._library.codes_of(asked)
        return tool_links(self.slug, self._library.suggested_for(*codes))

    def ways(self, question: QuestionResult) -> Sequence[Way]:
        """Return the ways to cover a skill, as actions to add, for who may add one."""
        agreed = question.agreed_level
        if not (self.may_add and question.is_team_audit and agreed and agreed <= THIN):
            return ()
        return [
            Way(way.words, question.short_name, self._add_url(question, do=way.key))
            for way in WAYS_TO_COVER
        ]

    def _add_url(self, question: QuestionResult, **more: str) -> str:
        url = address("checklists:action-add", slug=self.slug)
        place = {"round": str(self.round_id), "statement": question.code, **more}
        return f"{url}?{urlencode(place)}"


def _said_of(about: str) -> str:
    return f", where the statement was: “{about}”" if about else ""


def _carried(slug: str, action: Carried, today: date) -> CarriedAction:
    now = standing(
        status=action.status,
        due_on=action.due_on,
        finished_on=action.finished_on,
        today=today,
    )
    return CarriedAction(
        text=action.text,
        url=address("checklists:action-view", slug=slug, action_id=action.id),
        origin=f"Carried from {action.round_title}{_said_of(action.about)}",
        driver=action.driver or "Nobody yet",
        kind=now.kind,
        status=now.words,
    )
