"""What an area has recorded, arranged so that the rows of a file can be found in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from hubs.models import Organisation
from hubs.spreadsheets.cells import folded
from leadership.models import Person

type NameKey = tuple[str, str]
"""A person's name and organisation, whatever their capital letters."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """The people and organisations of the open area."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[UUID, Person] = field(default_factory=dict)
    by_email: dict[str, Person] = field(default_factory=dict)
    by_name: dict[NameKey, list[Person]] = field(default_factory=dict)


def read_recorded(*, locked: bool = False) -> Recorded:
    """Read the open area in two queries; `locked` lets nobody else change its people meanwhile."""
    people = Person.objects.select_related("organisation")
    return arranged(
        Organisation.objects.all(), people.select_for_update(of=("self",)) if locked else people
    )


def arranged(organisations: Iterable[Organisation], people: Iterable[Person]) -> Recorded:
    """Arrange rows that have been read."""
    by_name: dict[NameKey, list[Person]] = defaultdict(list)
    found = list(people)
    for person in found:
        by_name[name_key(person.name, person.organisation.name)].append(person)
    return Recorded(
        organisations={folded(each.name): each for each in organisations},
        people={person.pk: person for person in found},
        by_email={person.email.lower(): person for person in found if person.email},
        by_name=dict(by_name),
    )


def name_key(name: str, organisation: str) -> NameKey:
    """Return what finds somebody without an address."""
    return folded(name), folded(organisation)
