"""Who could be asked in a round: those who lead, then those at the table beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hubs.models import Organisation
from hubs.presentation.words import listed
from leadership.models import Appointment, Engagement, Level, Person
from leadership.structure.facts import LeadershipFacts, read_facts

SMALL_WORDS = {"a", "an", "and", "for", "in", "of", "on", "the", "to", "with"}
LABEL_LENGTH = 100


@dataclass(frozen=True, slots=True)
class RoundCandidate:
    """Somebody to ask, once whatever the number of their roles.

    `code` is at most three characters and unique among the candidates: their mark on a picture.
    `holds_role` False: at the table as a partner, without an appointment.
    """

    person_id: UUID
    user_id: UUID | None
    name: str
    email: str
    organisation_id: UUID
    organisation: str
    sector: str
    role_label: str
    code: str
    holds_role: bool


def people_for_round(day: date, facts: LeadershipFacts | None = None) -> list[RoundCandidate]:
    """Return the candidates for a round on `day`; three queries, none when the facts are given.

    Holders of roles come first by role, then operational managers and strategic leads of the
    sectors. Practitioners are asked through surveys, not in rounds; people who left are not asked.
    """
    facts = facts or read_facts()
    candidates: list[RoundCandidate] = []
    taken: set[str] = set()
    for person, organisation, label, holds_role in _people(day, facts):
        code = _free_code(label, taken)
        taken.add(code)
        candidates.append(
            RoundCandidate(
                person_id=person.id,
                user_id=person.user_id,
                name=person.name,
                email=person.email,
                organisation_id=organisation.id,
                organisation=organisation.name,
                sector=organisation.sector,
                role_label=label,
                code=code,
                holds_role=holds_role,
            )
        )
    return candidates


def _people(day: date, facts: LeadershipFacts) -> Iterator[tuple[Person, Organisation, str, bool]]:
    roles: dict[UUID, list[Appointment]] = {}
    for appointment in facts.held_on(day):
        if not appointment.person.has_left_or_leaves_on(day):
            roles.setdefault(appointment.person_id, []).append(appointment)
    for held in roles.values():
        yield held[0].person, held[0].organisation, _role_label(held), True
    seen = set(roles)
    for seat in facts.engaged_on(day):
        person = seat.person
        if seat.level == Level.PRACTITIONER or person.id in seen:
            continue
        if person.has_left_or_leaves_on(day):
            continue
        seen.add(person.id)
        yield person, person.organisation, _partner_label(seat), False


def _role_label(held: list[Appointment]) -> str:
    first, *others = (appointment.role.name for appointment in held)
    label = listed([first, *(other.lower() for other in others)])
    return label if len(label) <= LABEL_LENGTH else first


def _partner_label(seat: Engagement) -> str:
    label = seat.person.job_title or (
        f"{seat.get_sector_display()}, {seat.get_level_display().lower()}"
    )
    return label[:LABEL_LENGTH]


def _free_code(label: str, taken: set[str]) -> str:
    """Return initials such as AL, or AL2 for the second; never one that is taken."""
    words = [w for w in re.findall(r"[^\W\d_]+", label) if w.lower() not in SMALL_WORDS]
    initials = "".join(word[0] for word in words[:2]) if len(words) > 1 else "".join(words)[:2]
    base = initials.upper() or "P"
    codes = [base, *(f"{base}{n}" for n in range(2, 10))]
    codes += [f"{base[0]}{n}" for n in range(10, 100)]
    return next(code for code in codes if code not in taken)
