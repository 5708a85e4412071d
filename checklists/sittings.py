"""An answer's history as its author lived it: a page saves itself every few words, and nobody wants
to read each of those saves, so what was typed at one sitting is told as one change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from uuid import UUID

from checklists.models import Answer, AnswerRevision

PAUSE = timedelta(minutes=10)
"""Saves of one person that follow each other more quickly than this belong to one sitting."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """What an answer said at the end of one sitting.

    `aside`: of two versions at once this one was put aside; the other counts.
    """

    ended: datetime
    by: str
    choice: int | None
    text: str
    saves: int
    aside: bool = False
    option: str = ""

    def chose_the_same_as(self, other: Sitting) -> bool:
        """Whether both say the same of the statement, whatever stands beside it."""
        return (self.choice, self.option) == (other.choice, other.option)


def sittings_of(answer: Answer) -> list[Sitting]:
    """Everything an answer ever said, the oldest first; one query."""
    rows = AnswerRevision.objects.filter(answer=answer).order_by("version")
    return gathered(list(rows.select_related("saved_by")))


def gathered(revisions: Sequence[AnswerRevision]) -> list[Sitting]:
    """Revisions, the oldest first, as sittings. What was put aside always stands by itself."""
    found: list[list[AnswerRevision]] = []
    aside = {one.pk for one, other in pairwise(revisions) if one.saved_at == other.saved_at}
    for this in revisions:
        if not found or this.pk in aside or not _goes_on(found[-1][-1], this):
            found.append([])
        found[-1].append(this)
    return [_sitting(group, aside) for group in found]


def handed_in(sittings: Sequence[Sitting], moment: datetime) -> list[Sitting]:
    """What others may read of it: how it stood at a moment, and what was changed after."""
    early = [each for each in sittings if each.ended <= moment and not each.aside]
    late = [each for each in sittings if each.ended > moment]
    return [*early[-1:], *late]


def _goes_on(before: AnswerRevision, this: AnswerRevision) -> bool:
    # Two versions of one moment are a choice between two texts, not one text that grew.
    soon = timedelta() < this.saved_at - before.saved_at <= PAUSE
    same = (before.choice, before.option) == (this.choice, this.option)
    return soon and before.saved_by_id == this.saved_by_id and same


def _sitting(group: Sequence[AnswerRevision], aside: set[UUID]) -> Sitting:
    last = group[-1]
    return Sitting(
        ended=last.saved_at,
        by=str(last.saved_by),
        choice=last.choice,
        text=last.evidence,
        saves=len(group),
        aside=last.pk in aside,
        option=last.option,
    )
