"""Which rounds, and who takes part in them."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models

if TYPE_CHECKING:
    from checklists.models import Participation, Round
    from hubs.models import User
    from leadership.models import Person


class RoundQuerySet(models.QuerySet["Round"]):
    """Rounds of the open area."""

    def open(self) -> RoundQuerySet:
        """Those still being answered."""
        return self.filter(state="open")

    def comparable(self) -> RoundQuerySet:
        """Those whose answers may be seen by everybody who took part: closed or agreed."""
        return self.exclude(state="open")

    def shown_early_to(self, user: User) -> RoundQuerySet:
        """Those still open whose submitted answers the user sees, having submitted their own."""
        return self.open().filter(
            blind_until="submitted",
            participations__person__user=user,
            participations__submitted_at__isnull=False,
            participations__withdrawn_at=None,
        )

    def with_opener(self) -> RoundQuerySet:
        """With who opened it, runs it now and signed it off, and the round it is compared with."""
        return self.select_related("opened_by", "run_by", "signed_off_by", "previous")

    def run_by_user(self, user: User) -> RoundQuerySet:
        """Those the user runs that have no agreed view yet: there is still something to run."""
        runs = models.Q(run_by=user) | models.Q(run_by=None, opened_by=user)
        return self.filter(runs).exclude(state="agreed")

    def with_turnout(self) -> RoundQuerySet:
        """With how many take part and how many have submitted."""
        part = models.Q(participations__withdrawn_at=None)
        in_hand = part & models.Q(participations__submitted_at__isnull=False)
        return self.annotate(
            asked_people=models.Count("participations", filter=part),
            submitted_people=models.Count("participations", filter=in_hand),
        )

    def with_titles(self) -> RoundQuerySet:
        """With `titles`, what every round of the area is called, in the same query."""
        return self.annotate(titles=ArraySubquery(self.model.objects.order_by().values("title")))

    def titled(self, title: str) -> RoundQuerySet:
        """Those of that name, whatever its case."""
        return self.filter(title__iexact=title)

    def last_agreed(self, keys: Iterable[str]) -> Round | None:
        """The one agreed most recently among those that asked any of these sets.

        What the next one is compared with: an audit of skills in between is no such round.
        """
        agreed = self.filter(state="agreed", question_sets__key__in=list(keys))
        return agreed.order_by("-agreed_at").first()


class ParticipationQuerySet(models.QuerySet["Participation"]):
    """Participations of the open area."""

    def taking_part(self) -> ParticipationQuerySet:
        """Those that were not withdrawn."""
        return self.filter(withdrawn_at=None)

    def of_user(self, user: User) -> ParticipationQuerySet:
        """The user's own, while they still take part."""
        return self.taking_part().filter(person__user=user)

    def of_open_rounds(self) -> ParticipationQuerySet:
        """Those of rounds still being answered."""
        return self.filter(round__state="open")

    def of_round(self, round_: Round) -> ParticipationQuerySet:
        """Those of one round."""
        return self.filter(round=round_)

    def holding_the_seat_of(self, person_id: UUID) -> ParticipationQuerySet:
        """The seat of a person: held by themselves, or by who stands in for them."""
        own = models.Q(person=person_id, stands_in_for=None)
        return self.filter(own | models.Q(stands_in_for=person_id))

    def chosen(self, ids: Iterable[str]) -> ParticipationQuerySet:
        """Those with the given ids; what is no id at all is left out."""
        found = []
        for each in ids:
            with suppress(ValueError):
                found.append(UUID(each))
        return self.filter(pk__in=found)

    def waiting_for_person(self, person: Person) -> ParticipationQuerySet:
        """A person's own in open rounds, while they have not submitted."""
        own = self.taking_part().filter(person=person, round__state="open")
        return own.not_submitted().select_related("round")

    def not_submitted(self) -> ParticipationQuerySet:
        """Those whose answers have not been handed in."""
        return self.filter(submitted_at=None)

    def addresses(self) -> list[str]:
        """Where the service writes to them: only people who can sign in have one."""
        rows = self.filter(person__user__is_active=True).order_by("person__name")
        return list(rows.values_list("person__user__email", flat=True))

    def with_progress(self) -> ParticipationQuerySet:
        """With `answered`, how many asked statements are dealt with, and `last_saved`: no answer.

        "Not for me" counts as much as a level, so that the number does not give it away.
        """
        levels = models.Q(answers__level__isnull=False) | models.Q(answers__not_for_me=True)
        asked = models.Q(short_list=None) | models.Q(
            short_list__questions__contains=[models.F("answers__question")]
        )
        return self.annotate(
            answered=models.Count("answers", filter=asked & levels),
            last_saved=models.Max("answers__saved_at"),
        )

    def with_people(self) -> ParticipationQuerySet:
        """With the person, their account, for whom they answer, as what, and what is asked."""
        return self.select_related(
            "person__user", "stands_in_for", "organisation", "short_list", "withdrawn_by"
        )

    def with_short_list(self) -> ParticipationQuerySet:
        """With the short list they are asked, if any."""
        return self.select_related("short_list")

    def of_area_round(self, round_id: UUID) -> ParticipationQuerySet:
        """Those of a round by its id, with everything their own pages show."""
        return self.filter(round_id=round_id).with_people().select_related("round")

    def in_bulk_by_round(self) -> dict[UUID, Participation]:
        """By the round they belong to; for a person's own there is one a round."""
        return {each.round_id: each for each in self}

    def open_rounds_by_set(self) -> dict[str, tuple[UUID, UUID]]:
        """The open rounds of these participations, by the key of each set that they ask.

        With the version of the set that each of them asks.
        """
        rows = self.filter(round__state="open").order_by("round__opened_at")
        asked = "round__asked__question_set"
        found = rows.values_list(f"{asked}__key", "round_id", asked)
        return {key: (round_id, set_id) for key, round_id, set_id in found}
