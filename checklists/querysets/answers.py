"""Which answers and reflections somebody may see: blind until the round closes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length

from checklists.team_audit import TEAM_AUDITS

if TYPE_CHECKING:
    from checklists.models import Answer, Reflection, Round
    from hubs.models import User


QUOTED_AT_MOST = 1_000
"""A reflection up to so many characters may stand in a report; a longer one would fill it."""
_ASKED = Q(participation__short_list=None) | Q(
    participation__short_list__questions__contains=[F("question")]
)
"""To statements the participant is asked: that may have changed since they answered."""
_CLOSED = ~Q(participation__round__state="open")
_TELLABLE = Q(
    _ASKED, participation__withdrawn_at=None, participation__round__anonymous_comparison=False
) & ~Q(question__question_set__key__in=TEAM_AUDITS)
"""Of who takes part, to what they are asked, with names, about more than the team's skills: any
other single answer is its author's alone."""


class AnswerQuerySet(models.QuerySet["Answer"]):
    """Answers of the open area. Every page asks through `visible_to` or `own`."""

    def own(self, user: User) -> AnswerQuerySet:
        """The user's own answers."""
        return self.filter(participation__person__user=user)

    def still_asked(self) -> AnswerQuerySet:
        """Those that count: to statements the participant is asked now, whatever they were once."""
        return self.filter(_ASKED)

    def levels_by_round(self) -> dict[UUID, int]:
        """How many of these have a level, by round."""
        return self.filter(level__isnull=False)._by_round()

    def put_aside_by_round(self) -> dict[UUID, int]:
        """How many of these say "Not for me", by round."""
        return self.filter(not_for_me=True)._by_round()

    def _by_round(self) -> dict[UUID, int]:
        rows = self.still_asked().values_list("participation__round_id")
        return dict(rows.annotate(models.Count("pk")).order_by())

    def visible_to(self, user: User) -> AnswerQuerySet:
        """The user's own, and everybody's once their round has closed. No role sees more.

        Where a round lets those who have submitted see one another, also what others have
        submitted, to who has submitted too. What somebody said who left is theirs alone; and, as a
        single answer tells whose it is, so is every answer of a round compared without names.
        """
        early = Q(
            participation__round__blind_until="submitted",
            participation__submitted_at__isnull=False,
            participation__round__in=self._rounds_submitted_by(user),
        )
        return self.filter(Q(participation__person__user=user) | _TELLABLE & (_CLOSED | early))

    def _rounds_submitted_by(self, user: User) -> models.QuerySet[Answer, UUID]:
        submitted = self.model.objects.filter(
            participation__person__user=user,
            participation__submitted_at__isnull=False,
            participation__withdrawn_at=None,
        )
        return submitted.values_list("participation__round", flat=True)

    def open_to(self, user: User) -> AnswerQuerySet:
        """Those whose page with files and history the user may open: their own and, once a round
        has closed, those that are compared in it with names.

        That the user may compare at all is for the page to ask. Who sees others early sees what
        they say now, and not how it came about.
        """
        return self.filter(Q(participation__person__user=user) | _TELLABLE & _CLOSED)

    def with_place(self) -> AnswerQuerySet:
        """With who gave it, as what, in which round, and to which statement."""
        return self.select_related(
            "question__question_set",
            "participation__round",
            "participation__person",
            "participation__stands_in_for",
            "participation__short_list",
            "participation__organisation",
        )

    def of_closed_rounds(self) -> AnswerQuerySet:
        """Those that everybody who may compare sees: of rounds no longer open, and still asked."""
        return self.still_asked().exclude(participation__round__state="open")


class ReflectionQuerySet(models.QuerySet["Reflection"]):
    """Reflections of the open area; the table's own policy hides what is private to others."""

    def own(self, user: User) -> ReflectionQuerySet:
        """What the user wrote."""
        return self.filter(author=user)

    def visible_to(self, user: User) -> ReflectionQuerySet:
        """The user's own, and what others chose to share."""
        return self.filter(Q(author=user) | ~Q(visibility="private"))

    def shared(self) -> ReflectionQuerySet:
        """What its author chose to share, the user's own among it; nothing private."""
        return self.written().exclude(visibility="private")

    def quotable(self) -> ReflectionQuerySet:
        """What a report may quote at this moment, and is short enough for one."""
        return (
            self.written()
            .filter(visibility="quotable")
            .alias(length=Length("text"))
            .filter(length__lte=QUOTED_AT_MOST)
        )

    def of_round(self, round_id: UUID | None) -> ReflectionQuerySet:
        """Those of one round, or those written outside of any."""
        return self.filter(round=round_id)

    def matching(self, words: str) -> ReflectionQuerySet:
        """Those that say these words, answer a question that does, or whose author is called so."""
        return self.filter(
            Q(text__icontains=words)
            | Q(question__text__icontains=words)
            | Q(author__name__icontains=words)
        )

    def by_question(self) -> ReflectionQuerySet:
        """In the order of the questions, the oldest first: nobody's words stand above others'."""
        return self.order_by(
            "question__question_set__position",
            "question__question_set__key",
            "question__number",
            "question__code",
            "saved_at",
            "pk",
        )

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
