"""From the sheets of a file to the rows of an import: which is which, and what is left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hubs.presentation.words import listed
from hubs.spreadsheets import (
    WORDS,
    Column,
    ReadSheet,
    UnreadableError,
    UploadedSheets,
    is_headed,
    match_headings,
)
from leadership.sheets import columns
from leadership.sheets.template import EXPLAINED, is_example

# Sheets of our own files that hold nothing to import: leaving them out needs no word.
_OURS = {
    name.casefold()
    for name in (
        columns.APPOINTMENTS_SHEET,
        columns.SEATS_SHEET,
        EXPLAINED,
        WORDS,
        "About this file",
    )
}


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file, by the keys of the columns; `number` is the spreadsheet's."""

    number: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Tables:
    """What a file says, as it is kept until somebody confirms it. Notices are whole sentences."""

    people: Sequence[Line]
    organisations: Sequence[Line]
    notices: Sequence[str]

    def to_data(self) -> dict[str, Any]:
        """Return the tables as JSON."""
        return {
            "people": [[line.number, dict(line.values)] for line in self.people],
            "organisations": [[line.number, dict(line.values)] for line in self.organisations],
            "notices": list(self.notices),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Tables:
        """Return what `to_data` has kept."""
        people, organisations = (
            [Line(number, values) for number, values in data[name]]
            for name in ("people", "organisations")
        )
        return cls(people, organisations, data["notices"])


def tables_of(uploaded: UploadedSheets) -> Tables:
    """Find the people and the organisations in a file.

    Raises `UnreadableError` where headings are wrong, or where nothing follows them.
    """
    people, organisations, others = _sorted_out(uploaded.sheets)
    notices = list(uploaded.notices)
    if unknown := [sheet.title for sheet in others if sheet.title.casefold() not in _OURS]:
        noun = "sheet" if len(unknown) == 1 else "sheets"
        named = listed([f"“{title}”" for title in unknown])
        notices.append(f"The {noun} {named} {_was(unknown)} left out.")
    tables = Tables(
        _lines(people, (*columns.PEOPLE, columns.WRONG), notices),
        _lines(organisations, (*columns.ORGANISATIONS, columns.WRONG), notices),
        notices,
    )
    if not (tables.people or tables.organisations):
        raise UnreadableError("There is nothing under the headings. Add a row for each person.")
    return tables


type _Sheets = tuple[ReadSheet | None, ReadSheet | None, list[ReadSheet]]


def _sorted_out(sheets: Sequence[ReadSheet]) -> _Sheets:
    """The sheet of people, that of organisations, and the others: by name, else by headings."""
    named = {sheet.title.strip().casefold(): sheet for sheet in sheets if sheet.title}
    people = named.get(columns.PEOPLE_SHEET.casefold())
    organisations = named.get(columns.ORGANISATIONS_SHEET.casefold())
    if people is None and organisations is None:
        first = sheets[0]
        if is_headed(first, columns.ORGANISATIONS) and not is_headed(first, columns.PEOPLE):
            organisations = first
        else:
            people = first
    return people, organisations, [s for s in sheets if s not in (people, organisations)]


def _lines(
    sheet: ReadSheet | None, known: tuple[Column, ...], notices: list[str]
) -> Sequence[Line]:
    if sheet is None:
        return []
    found = match_headings(sheet, known)
    if found.left_out:
        named = listed([f"“{heading}”" for heading in found.left_out])
        noun = "column" if len(found.left_out) == 1 else "columns"
        notices.append(f"The {noun} {named} {_was(found.left_out)} not read.")
    lines = [Line(row.number, found.values(row)) for row in sheet.rows[1:]]
    kept = [line for line in lines if any(line.values.values())]
    own = [line for line in kept if not is_example(line.values, known)]
    if len(own) < len(kept):
        notices.append("The example row of the template was left out.")
    return own


def _was(items: Sequence[str]) -> str:
    return "was" if len(items) == 1 else "were"
