"""What an import would do: the facts that a dry run shows and that a confirmation carries out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any
from uuid import UUID

from hubs.spreadsheets.mistakes import Mistake


class Result(StrEnum):
    """What happens to a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Change:
    """A recorded value that a row replaces, in the words of the page."""

    field: str
    heading: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A row that is right. `facts` are what is stored, by field; the organisation by its name.

    `person_id` is whom the row is about, None for somebody new. `note` is worth a look.
    """

    row: int
    name: str
    email: str
    organisation: str
    result: Result
    person_id: UUID | None
    facts: Mapping[str, str | int]
    changes: Sequence[Change] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewOrganisationLine:
    """An organisation that would be added. `like` is a recorded one of nearly the same name."""

    name: str
    sector: str
    rows: int
    like: str = ""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Everything an import would do; nothing of it is done while there is a mistake."""

    people: Sequence[PersonLine]
    organisations: Sequence[NewOrganisationLine]
    known_organisations: int
    mistakes: Sequence[Mistake]
    rows: int

    def counted(self, result: Result) -> int:
        """How many people this happens to."""
        return sum(line.result is result for line in self.people)

    @property
    def changes_nothing(self) -> bool:
        """Whether everything in the file is recorded already."""
        return not self.organisations and all(line.result is Result.SAME for line in self.people)

    @property
    def fingerprint(self) -> str:
        """Tell two plans apart: what somebody has seen is what they confirm."""
        facts: Any = [
            [asdict(line) for line in self.people],
            [asdict(line) for line in self.organisations],
            [asdict(mistake) for mistake in self.mistakes],
        ]
        return sha256(json.dumps(facts, sort_keys=True, default=str).encode()).hexdigest()
