"""Reading CSV: which encoding, which separator, and nothing guessed in silence."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from hubs.spreadsheets.reading import ReadSheet, UploadedSheets, rows_within_limits
from hubs.spreadsheets.refusals import UnreadableError
from hubs.spreadsheets.safety import unguarded

_SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NO_TEXT = (
    "The file holds characters that no text has, so it is not a CSV file. "
    "Choose an Excel workbook (.xlsx) or a CSV file."
)
WINDOWS_NOTICE = (
    "The file is not in UTF-8, so it was read as Windows-1252, which Excel uses for “CSV”. "
    "Check names with accents below. To be sure, save it as “CSV UTF-8”."
)
_NARROW: list[tuple[str, list[str]]] = [("utf-8-sig", []), ("cp1252", [WINDOWS_NOTICE])]


def read(content: bytes) -> UploadedSheets:
    """Return the rows of a CSV file as one sheet without a title."""
    text, notices = _decoded(content)
    if _NOT_TEXT.search(text):
        raise UnreadableError(_NO_TEXT)
    separator, text, skipped = _separated(text)
    rows = rows_within_limits(_records(text, separator, skipped))
    return UploadedSheets([ReadSheet("", rows)] if rows else [], notices)


def _decoded(content: bytes) -> tuple[str, list[str]]:
    """The text, and what to say of its encoding: Windows-1252 is Excel's own “CSV” in Britain."""
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding, notices in [("utf-16", [])] if is_wide else _NARROW:
        try:
            return content.decode(encoding), notices
        except UnicodeDecodeError:
            continue
    raise UnreadableError(
        "The file’s characters are in an encoding that we cannot tell. "
        "In Excel, choose Save as, then “CSV UTF-8 (Comma delimited)”."
    )


def _separated(text: str) -> tuple[str, str, int]:
    """The separator, the text from its first record on, and how many rows were passed over."""
    first, _, rest = text.partition("\n")
    if told := re.fullmatch(r"sep=([,;\t])\r?", first.strip(" ")):
        return told[1], rest, 1
    heading = next((line for line in text.splitlines() if line.strip(" ,;\t")), "")
    counts = {each: _outside_quotes(heading).count(each) for each in _SEPARATORS}
    return max(counts, key=lambda each: counts[each]), text, 0


def _outside_quotes(line: str) -> str:
    return re.sub(r'"[^"]*"', "", line)


def _records(text: str, separator: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = skipped
    try:
        for record in reader:
            number += 1
            yield number, [unguarded(cell.strip(" \u00a0")).strip() for cell in record]
    except csv.Error as error:
        raise UnreadableError(
            f"A quotation mark in row {number + 1} is not closed, or stands inside a cell. "
            f"Write it twice, or save the file as CSV from a spreadsheet program "
            f"(separated by {_SEPARATORS[separator]}s here)."
        ) from error
