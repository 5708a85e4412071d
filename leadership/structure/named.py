"""The seats that the module names, each filled or a gap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from leadership.structure.facts import LeadershipFacts, held_since
from leadership.structure.tense import Tense
from leadership.table import SEAT_FACTS, NamedSeat


@dataclass(frozen=True, slots=True)
class NamedHolder:
    person_id: UUID
    engagement_id: UUID
    name: str
    organisation: str
    note: str
    since: date


@dataclass(frozen=True, slots=True)
class NamedPost:
    """A named seat on one day. `who` is one holder of it, as within a sentence."""

    code: str
    name: str
    who: str
    expects: str
    why: str
    holders: tuple[NamedHolder, ...]

    @property
    def is_empty(self) -> bool:
        return not self.holders

    def gap(self, told: Tense) -> str:
        """That nobody fills it, as a sentence."""
        parents = self.code == NamedSeat.PARENTS
        where = "in active co-production" if parents else "at the table"
        return f"No {self.who} {told['is']} {where}."


def named_seats_on(day: date, facts: LeadershipFacts) -> tuple[NamedPost, ...]:
    """Return every named seat in the module's order with who filled it on `day`."""
    holders: dict[str, list[NamedHolder]] = {seat.value: [] for seat in NamedSeat}
    for taken in facts.engaged_on(day):
        if taken.named_seat:
            holders[taken.named_seat].append(
                NamedHolder(
                    taken.person_id,
                    taken.id,
                    taken.person.name,
                    taken.person.organisation.name,
                    taken.note,
                    held_since(taken, facts.engagements),
                )
            )
    return tuple(
        NamedPost(
            seat.value,
            seat.label,
            SEAT_FACTS[seat].who,
            SEAT_FACTS[seat].expects,
            SEAT_FACTS[seat].why,
            tuple(holders[seat.value]),
        )
        for seat in NamedSeat
    )
