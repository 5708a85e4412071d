"""Reading a file that somebody sent: what it is decides its content, never its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hubs.spreadsheets.limits import LONGEST_CELL, MOST_BYTES, MOST_COLUMNS, MOST_ROWS
from hubs.spreadsheets.refusals import UnreadableError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_KNOWN = (
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a text document"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
)
_NOT_STORED = re.compile("[\x00\ud800-\udfff]")  # a workbook can spell them out, as in _x0000_


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row with something in it. `number` is the one that a spreadsheet program shows."""

    number: int
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """One sheet with something on it; `title` is empty where the file is CSV."""

    title: str
    rows: Sequence[ReadRow]


@dataclass(frozen=True, slots=True)
class UploadedSheets:
    """What a file holds. `notices` say what the reader should know about how it was read."""

    sheets: Sequence[ReadSheet]
    notices: Sequence[str]


def read_upload(content: bytes) -> UploadedSheets:
    """Return what a CSV file or Excel workbook holds, every cell as words.

    Raises `UnreadableError` for anything else, and for more than `limits` allow.
    """
    from hubs.spreadsheets import csv_files, workbooks  # they build on what is above

    if len(content) > MOST_BYTES:
        raise UnreadableError(
            "The file is larger than 2 MB. Remove pictures and sheets that are not needed, "
            "or split it into several files."
        )
    if not content.strip():
        raise UnreadableError("The file is empty. Choose the file that holds the rows.")
    _refuse_other_kinds(content)
    read = workbooks.read if content.startswith(_ZIP) else csv_files.read
    found = read(content)
    if not found.sheets:
        raise UnreadableError("The file has no rows. Put the headings in the first row.")
    return found


def rows_within_limits(rows: Iterable[tuple[int, Sequence[str]]]) -> list[ReadRow]:
    """Keep the rows with something in them; refuse too many, too wide and too long."""
    kept: list[ReadRow] = []
    for number, row in rows:
        width = max((place for place, cell in enumerate(row, 1) if cell), default=0)
        cells = row[:width]
        if not cells:
            continue
        if len(kept) > MOST_ROWS:
            raise UnreadableError(
                f"The file has more than {MOST_ROWS:,} rows. "
                f"Split it into files of at most {MOST_ROWS:,} rows and import them one by one."
            )
        if len(cells) > MOST_COLUMNS:
            raise UnreadableError(
                f"Row {number} has more than {MOST_COLUMNS} columns. "
                "Remove the columns that are not needed."
            )
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise UnreadableError(
                f"Row {number} has a cell with more than {LONGEST_CELL:,} characters. "
                "Shorten it. In a CSV file, a quotation mark that is never closed does this."
            )
        if any(_NOT_STORED.search(cell) for cell in cells):
            raise UnreadableError(
                f"Row {number} has a cell with characters that no text has. Write the cell anew."
            )
        kept.append(ReadRow(number, tuple(cells)))
    return kept


def _refuse_other_kinds(content: bytes) -> None:
    if content.startswith(_OLE):
        raise UnreadableError(
            "The file is an old Excel workbook (.xls), or protected with a password. "
            "Open it in Excel and save it as an Excel workbook (.xlsx) without a password."
        )
    start = content[:64].lstrip().lower()
    for mark, kind in _KNOWN:
        if start.startswith(mark.lower()):
            raise UnreadableError(
                f"The file is {kind}, whatever its name says. "
                "Choose an Excel workbook (.xlsx) or a CSV file."
            )
