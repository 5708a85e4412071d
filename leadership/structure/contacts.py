"""Who has not been in contact for longer than agreed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from leadership.models import Engagement
from leadership.table import stale_since


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How somebody takes part and when there was contact. `last` None: never so far."""

    how: str
    how_often: str
    last: date | None
    is_stale: bool


@dataclass(frozen=True, slots=True)
class StaleContact:
    """Somebody at the table without contact. `since`: the last contact, or their first day."""

    person_id: UUID
    name: str
    organisation: str
    how_often: str
    last: date | None
    since: date


def rhythm_of(seat: Engagement, day: date) -> Rhythm:
    """Return how a seat is kept alive, on a day for which the contacts were read."""
    last: date | None = getattr(seat, "last_contact_on", None)
    stale = stale_since(seat.how_often, last or seat.starts_on)
    return Rhythm(
        how=seat.get_how_display(),
        how_often=seat.get_how_often_display(),
        last=last,
        is_stale=stale is not None and stale <= day,
    )


def stale_contacts(seats: Iterable[Engagement], day: date) -> list[StaleContact]:
    """Return those to get in touch with, each person once, the longest silence first."""
    found: dict[UUID, StaleContact] = {}
    for seat in seats:
        rhythm = rhythm_of(seat, day)
        if rhythm.is_stale:
            found.setdefault(
                seat.person_id,
                StaleContact(
                    seat.person_id,
                    seat.person.name,
                    seat.person.organisation.name,
                    rhythm.how_often,
                    rhythm.last,
                    rhythm.last or seat.starts_on,
                ),
            )
    return sorted(found.values(), key=lambda each: each.since)
