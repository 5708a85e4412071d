"""Columns by their headings: those that are known, and what to do about those that are not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from hubs.presentation.words import listed
from hubs.spreadsheets.reading import ReadRow, ReadSheet
from hubs.spreadsheets.refusals import UnreadableError


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list, going out and coming in.

    `also` are other headings that people give it. `is_read` False: exported for reading only.
    """

    key: str
    heading: str
    also: Sequence[str] = ()
    required: bool = False
    is_read: bool = True
    explains: str = ""
    example: str = ""
    width: int = 22


@dataclass(frozen=True, slots=True)
class Found:
    """Where each column stands, by key, and the headings of what is left alone."""

    places: Mapping[str, int]
    left_out: Sequence[str]

    def values(self, row: ReadRow) -> dict[str, str]:
        """Return a row by the keys of its columns; a cell that is not there is empty."""
        return {
            key: row.cells[place] if place < len(row.cells) else ""
            for key, place in self.places.items()
        }


def match_headings(sheet: ReadSheet, columns: Sequence[Column]) -> Found:
    """Find the columns by the headings in the sheet's first row.

    Raises `UnreadableError`, all reasons at once: a heading that is missing, given twice, or so
    near to a known one that leaving its column out would lose what somebody meant to bring in.
    """
    known = {_plain(name): column for column in columns for name in (column.heading, *column.also)}
    places: dict[str, int] = {}
    left_out: list[str] = []
    reasons: list[str] = []
    for place, heading in enumerate(sheet.rows[0].cells):
        column = known.get(_plain(heading))
        if column is None:
            reasons += _near_miss(heading, known)
            left_out += _unknown(sheet, place, heading)
        elif not column.is_read:
            left_out.append(column.heading)
        elif column.key in places:
            reasons.append(f"Two columns are headed “{column.heading}”. Remove one, or rename it.")
        else:
            places[column.key] = place
    reasons += _missing(columns, places, sheet, told=bool(reasons))
    if reasons:
        raise UnreadableError(*reasons)
    return Found(places, left_out)


def is_headed(sheet: ReadSheet, columns: Sequence[Column]) -> bool:
    """Whether the first row has every heading that these columns require."""
    heads = {_plain(cell) for cell in sheet.rows[0].cells}
    needed = [column for column in columns if column.required]
    return all(heads & {_plain(n) for n in (each.heading, *each.also)} for each in needed)


def _plain(heading: str) -> str:
    """'E-mail address *' is 'emailaddress'."""
    return re.sub(r"[\W_]+", "", heading.casefold().replace("(required)", ""))


def _near_miss(heading: str, known: Mapping[str, Column]) -> list[str]:
    near = get_close_matches(_plain(heading), known, n=1, cutoff=0.8)
    if not near:
        return []
    return [f"The heading “{heading}” is not known. Did you mean “{known[near[0]].heading}”?"]


def _unknown(sheet: ReadSheet, place: int, heading: str) -> list[str]:
    if heading:
        return [heading]
    filled = any(place < len(row.cells) and row.cells[place] for row in sheet.rows)
    return [f"column {place + 1} without a heading"] if filled else []


def _missing(
    columns: Sequence[Column], places: Mapping[str, int], sheet: ReadSheet, *, told: bool
) -> list[str]:
    missing = [f"“{c.heading}”" for c in columns if c.required and c.key not in places]
    if not missing or told:
        return []
    noun = "heading" if len(missing) == 1 else "headings"
    has = listed([f"“{cell}”" for cell in sheet.rows[0].cells if cell][:8])
    are = "is" if len(missing) == 1 else "are"
    said = f"The {noun} {listed(missing)} {are} missing. The first row has {has}."
    return [f"{said} Rename them as in the template."]
