"""Which evidence somebody may see: as blind as the answers it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from checklists.team_audit import TEAM_AUDITS

if TYPE_CHECKING:
    from checklists.models import Answer, Evidence
    from hubs.models import User


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Evidence of the open area. Every page asks through `own` or `open_to`."""

    def own(self, user: User) -> EvidenceQuerySet:
        """What belongs to the user's own answers."""
        return self.filter(answer__participation__person__user=user)

    def current(self) -> EvidenceQuerySet:
        """What was neither replaced nor removed."""
        return self.filter(ended_at=None)

    def open_to(self, user: User) -> EvidenceQuerySet:
        """The user's own and, once a round has closed, what counts in it, for who may compare.

        As with answers, nothing of a round compared without names or of the team's skills. That the
        user may compare at all is for the page to ask.
        """
        closed = ~Q(answer__participation__round__state="open")
        asked = Q(answer__participation__short_list=None) | Q(
            answer__participation__short_list__questions__contains=[F("answer__question")]
        )
        counts = Q(
            asked,
            ended_at=None,
            answer__participation__withdrawn_at=None,
            answer__participation__round__anonymous_comparison=False,
        ) & ~Q(answer__question__question_set__key__in=TEAM_AUDITS)
        return self.filter(Q(answer__participation__person__user=user) | closed & counts)

    def of_answer(self, answer: Answer) -> EvidenceQuerySet:
        """Everything ever added to an answer, with its file and who added it."""
        return self.filter(answer=answer).select_related("file", "added_by", "replaces")

    def with_place(self) -> EvidenceQuerySet:
        """With the file, and the answer it belongs to."""
        return self.select_related(
            "file", "answer__question__question_set", "answer__participation__round"
        )
