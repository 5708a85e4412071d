"""Which answers and reflections somebody may see: blind until the round closes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from checklists.models import Answer, Reflection, Round
    from hubs.models import User


class AnswerQuerySet(models.QuerySet["Answer"]):
    """Answers of the open area. Every page asks through `visible_to` or `own`."""

    def own(self, user: User) -> AnswerQuerySet:
        """The user's own answers."""
        return self.filter(participation__person__user=user)

    def levels_by_round(self) -> dict[UUID, int]:
        """How many of these have a level, by round."""
        rows = self.filter(level__isnull=False).values_list("participation__round_id")
        return dict(rows.annotate(models.Count("pk")).order_by())

    def visible_to(self, user: User) -> AnswerQuerySet:
        """The user's own, and everybody's once their round has closed. No role sees more.

        Where a round lets those who have submitted see one another, also what others have
        submitted, to who has submitted too. What somebody said who left is theirs alone; and, as a
        single answer tells whose it is, so is every answer of a round compared without names.
        """
        mine = Q(participation__person__user=user)
        closed = ~Q(participation__round__state="open")
        early = Q(
            participation__round__blind_until="submitted",
            participation__submitted_at__isnull=False,
            participation__round__in=self._rounds_submitted_by(user),
        )
        theirs = Q(
            participation__withdrawn_at=None, participation__round__anonymous_comparison=False
        )
        return self.filter(mine | theirs & (closed | early))

    def _rounds_submitted_by(self, user: User) -> models.QuerySet[Answer, UUID]:
        submitted = self.model.objects.filter(
            participation__person__user=user,
            participation__submitted_at__isnull=False,
            participation__withdrawn_at=None,
        )
        return submitted.values_list("participation__round", flat=True)

    def of_closed_rounds(self) -> AnswerQuerySet:
        """Those that everybody who may compare sees: of rounds no longer open."""
        return self.exclude(participation__round__state="open")


class ReflectionQuerySet(models.QuerySet["Reflection"]):
    """Reflections of the open area; the table's own policy hides what is private to others."""

    def own(self, user: User) -> ReflectionQuerySet:
        """What the user wrote."""
        return self.filter(author=user)

    def visible_to(self, user: User) -> ReflectionQuerySet:
        """The user's own, and what others chose to share."""
        return self.filter(Q(author=user) | ~Q(visibility="private"))

    def codes_in(self, round_: Round) -> set[str]:
        """The codes of the questions of a round to which something is written."""
        rows = self.filter(round=round_).exclude(text="")
        return set(rows.values_list("question__code", flat=True))

    def written(self) -> ReflectionQuerySet:
        """Those with a text."""
        return self.exclude(text="")

    def with_sources(self) -> ReflectionQuerySet:
        """With the author, the question and its set, and the round if any."""
        return self.select_related("author", "question__question_set", "round")
