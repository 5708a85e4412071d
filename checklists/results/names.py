"""Taking away who said it, and counting what changed since the round before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checklists.disagreement import Counts
from checklists.results.anonymity import SMALLEST, group_counts
from checklists.results.facts import Movement, QuestionResult, ResultMark


def movement(marks: Sequence[ResultMark], before: Counts) -> Movement:
    """Count who rates higher, the same or lower than in the round before; only order matters."""
    pairs = [(mark.before, mark.level) for mark in marks if mark.before and mark.level]
    return Movement(
        before=before,
        higher=sum(then < now for then, now in pairs),
        same=sum(then == now for then, now in pairs),
        lower=sum(then > now for then, now in pairs),
    )


def put_aside(marks: Sequence[ResultMark]) -> int:
    """Count those who said that a statement is not for them."""
    return sum(mark.not_for_me for mark in marks)


def without_few_before(question: QuestionResult) -> QuestionResult:
    """The statement without what fewer than `SMALLEST` people said in a round without names."""
    found = question.movement
    if found is None:
        return question
    before = found.before if sum(found.before.values()) >= SMALLEST else {}
    both = (found.higher, found.same, found.lower) if found.both >= SMALLEST else (0, 0, 0)
    return replace(question, movement=Movement(before, *both))


def without_names(question: QuestionResult) -> QuestionResult:
    """The statement with nothing left that tells who answered, in whatever order rows came.

    With fewer than `SMALLEST` answers nothing of them is left, and it is one to talk about. That
    it is not for them is an answer too: told of no fewer, and never of a group.
    """
    given = [mark for mark in question.marks if mark.level is not None]
    groups = group_counts([((m.sector, m.organisation), m.level or 0) for m in given])
    if not groups:
        return replace(
            question,
            marks=(),
            counts={},
            is_talk=True,
            variation=0.0,
            is_withheld=True,
            put_aside=0,
        )
    bare = (nameless(mark.level or 0, mark.evidence) for mark in given)
    marks = tuple(sorted(bare, key=lambda mark: (mark.level or 0, mark.evidence)))
    aside = question.put_aside if question.put_aside >= SMALLEST else 0
    return replace(question, marks=marks, groups=groups, put_aside=aside)


def unnamed(marks: Sequence[ResultMark]) -> tuple[ResultMark, ...]:
    """The same answers without who gave them, in an order that does not tell either."""
    bare = [
        ResultMark("", "", "", "", mark.level, mark.evidence, not_for_me=mark.not_for_me)
        for mark in marks
    ]
    return tuple(
        sorted(bare, key=lambda m: (m.level is None, m.level or 0, m.evidence, m.not_for_me))
    )


def nameless(level: int, evidence: str = "") -> ResultMark:
    """An answer of nobody in particular."""
    return ResultMark(code="", role="", organisation="", sector="", level=level, evidence=evidence)
