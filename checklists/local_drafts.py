"""What the draft of an area's own set would publish, and how that differs from the last version.

A pure account: `publish_local_set` writes what it says, and the pages show it beforehand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checklists.asked import AskedSet
from checklists.files import checksum_of
from checklists.models import LocalSet, LocalStatement, Question, QuestionSet
from checklists.scales import USUAL, scale_of
from checklists.sets import LevelData


@dataclass(frozen=True, slots=True)
class DraftedStatement:
    """A statement of the draft; `change` says how it comes from the last version, `was` its code.

    Both are empty in a first version, where nothing is continued.
    """

    statement: LocalStatement
    change: str
    was: list[str]


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that would be published. `before` is the last version, if any."""

    local_set: LocalSet
    before: AskedSet | None
    statements: Sequence[DraftedStatement]
    dropped: Sequence[Question]
    checksum: str

    @property
    def version(self) -> int:
        return self.local_set.published_version + 1

    @property
    def kind(self) -> str:
        kinds = {each.statement.kind for each in self.statements}
        return QuestionSet.Kind.MIXED if len(kinds) > 1 else next(iter(kinds), "")

    @property
    def has_news(self) -> bool:
        """Whether publishing would change anything that people read."""
        return self.before is None or self.before.question_set.checksum != self.checksum

    @property
    def is_ready(self) -> bool:
        """Whether it can be published: something to ask, and something new in it."""
        return bool(self.statements) and self.has_news and self.local_set.retired_at is None

    def changed(self, change: str) -> list[LocalStatement]:
        return [each.statement for each in self.statements if each.change == change]


def draft_of(
    local_set: LocalSet, statements: Sequence[LocalStatement], before: AskedSet | None
) -> Draft:
    """Compare the draft with the last published version of the set."""
    old = {each.code: each for each in before.questions} if before else {}
    drafted, codes = [_drafted(each, old) for each in statements], {s.code for s in statements}
    return Draft(
        local_set=local_set,
        before=before,
        statements=drafted,
        dropped=[each for each in old.values() if each.code not in codes],
        checksum=_checksum(local_set, statements),
    )


def general_levels() -> tuple[LevelData, ...]:
    """The five levels, with what each means where a statement says nothing of its own."""
    return scale_of(USUAL).levels


def as_question(statement: LocalStatement, number: int, general: Sequence[LevelData]) -> Question:
    """The statement as it would be asked; whose it is, and in which set, is still to be said."""
    pairs = zip(general, statement.levels, strict=False)
    return Question(
        code=statement.code,
        number=number,
        kind=statement.kind,
        text=statement.text,
        short_name=statement.short_name,
        guidance=statement.guidance,
        levels={str(level.place): words.strip() or level.meaning for level, words in pairs},
        quoted=False,
    )


def _drafted(statement: LocalStatement, old: Mapping[str, Question]) -> DraftedStatement:
    before = old.get(statement.code)
    if not old:
        return DraftedStatement(statement, "", [])
    if before is None:
        return DraftedStatement(statement, Question.Change.NEW, [])
    same = before.text == statement.text
    change = Question.Change.SAME if same else Question.Change.REWORDED
    return DraftedStatement(statement, change, [statement.code])


def _checksum(local_set: LocalSet, statements: Sequence[LocalStatement]) -> str:
    content: dict[str, Any] = {
        "title": local_set.title,
        "introduction": local_set.introduction,
        "statements": [{"code": each.code, **each.facts} for each in statements],
    }
    return checksum_of(content)
