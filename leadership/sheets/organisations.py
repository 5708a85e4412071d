"""The organisations that a file names: those that are listed, and those it would add."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from hubs.models import Sector
from hubs.presentation.words import listed
from hubs.spreadsheets.cells import folded
from leadership.sheets.columns import SECTORS
from leadership.sheets.plan import NewOrganisationLine
from leadership.sheets.recorded import Recorded

MOST_COMPARISONS = 20_000
"""Looking for names that are nearly alike is left out of files where it would take seconds."""


@dataclass(slots=True)
class _New:
    name: str
    sector: str
    row: int


class Organisations:
    """Gathers what a file says of organisations; one spelling of a name is as good as another."""

    def __init__(self, recorded: Recorded) -> None:
        self.recorded = recorded.organisations
        self.new: dict[str, _New] = {}
        self.rows: dict[str, int] = {}
        self.known = 0

    def key(self, name: str) -> str:
        """What finds an organisation by its name."""
        return folded(name)

    def listed_before(self, name: str, row: int) -> int:
        """The row of the sheet of organisations that has it already, or 0."""
        first = self.rows.setdefault(self.key(name), row)
        return 0 if first == row else first

    def list_one(self, name: str, sector: str, row: int) -> str:
        """Take in a row of the sheet of organisations; return what is wrong with it, or ""."""
        key = self.key(name)
        if key not in self.recorded:
            self.new[key] = _New(name, sector, row)
            return ""
        self.known += 1
        return self._differs(key, sector)

    def mention(self, name: str, sector: str, row: int) -> None:
        """Note that a row of the sheet of people names it: the first sector given counts."""
        key = self.key(name)
        if key in self.recorded:
            return
        known = self.new.setdefault(key, _New(name, sector, row))
        if not known.sector:
            known.sector, known.row = sector, row

    def fault(self, name: str, sector: str) -> str:
        """What is wrong with a person's organisation and sector, or ""."""
        key = self.key(name)
        if key in self.recorded:
            return self._differs(key, sector) if sector else ""
        known = self.new[key]
        if not known.sector:
            words = listed([f"“{label}”" for label in SECTORS], last="or")
            near = self._like([key]).get(key)
            hint = f"Did you mean “{near}”? " if near else ""
            return f"{known.name} is not listed yet. {hint}If it is new, write its sector: {words}."
        if sector and sector != known.sector:
            return f"Row {known.row} has another sector for {known.name}. Write the same in both."
        return ""

    def to_add(self, uses: Mapping[str, int]) -> list[NewOrganisationLine]:
        """The organisations that would be added, in the order of the file."""
        new = {key: each for key, each in self.new.items() if each.sector}
        like = self._like(list(new))
        return [
            NewOrganisationLine(
                each.name, str(Sector(each.sector).label), uses.get(key, 0), like.get(key, "")
            )
            for key, each in new.items()
        ]

    def _like(self, keys: list[str]) -> dict[str, str]:
        if len(keys) * len(self.recorded) > MOST_COMPARISONS:
            return {}
        near = {key: get_close_matches(key, self.recorded, n=1, cutoff=0.85) for key in keys}
        return {key: self.recorded[found[0]].name for key, found in near.items() if found}

    def _differs(self, key: str, sector: str) -> str:
        recorded = self.recorded[key]
        if sector == recorded.sector:
            return ""
        return (
            f"{recorded.name} is listed under {recorded.get_sector_display()}. Leave the cell as "
            "listed, or ask an area administrator to change it under Settings, Organisations."
        )
