"""Reading Excel workbooks: values only, never a macro, a link or a formula."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from hubs.spreadsheets.limits import LOWEST_ROW, MOST_COLUMNS, MOST_SHEETS
from hubs.spreadsheets.packages import damaged, has_formulas, merged_cells, opened
from hubs.spreadsheets.reading import ReadSheet, UploadedSheets, rows_within_limits
from hubs.spreadsheets.refusals import UnreadableError
from hubs.spreadsheets.safety import unescaped

# What zipfile and openpyxl raise on packages that are not as the format says.
_DAMAGE = (
    zipfile.BadZipFile,
    struct.error,
    zlib.error,
    DefusedXmlException,
    InvalidFileException,
    ParseError,
    SyntaxError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)


def read(content: bytes) -> UploadedSheets:
    """Return the sheets that are not hidden and have something on them."""
    try:
        sheets = list(_sheets(content, opened(content)))
    except UnreadableError:
        raise
    except _DAMAGE as error:
        raise damaged() from error
    return UploadedSheets(sheets, [])


def _sheets(content: bytes, package: zipfile.ZipFile) -> Iterator[ReadSheet]:
    workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    if len(workbook.worksheets) > MOST_SHEETS:
        raise UnreadableError(
            f"The workbook has more than {MOST_SHEETS} sheets. Remove those that are not needed."
        )
    for sheet in workbook.worksheets:
        if sheet.sheet_state != "visible":
            continue
        part = package.read(sheet._worksheet_path)  # type: ignore[attr-defined]
        rows = rows_within_limits(_rows(sheet))
        if rows and (merged := merged_cells(part)):
            raise UnreadableError(
                f"Cells {merged} of the sheet “{sheet.title}” are merged. Unmerge them, and give "
                "every row its own value."
            )
        if rows and has_formulas(part):
            _refuse_uncalculated(content, sheet.title)
        if rows:
            yield ReadSheet(sheet.title, rows)


def _rows(sheet: Any) -> Iterator[tuple[int, Sequence[str]]]:
    sheet.reset_dimensions()  # what the file says of its own size may be wrong
    rows = sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
    for number, cells in enumerate(rows, 1):
        if number > LOWEST_ROW:
            raise UnreadableError(
                f"The sheet “{sheet.title}” goes on below row {LOWEST_ROW:,}. "
                "Delete the empty rows under your last one, and save it again."
            )
        if any(cell is not None for cell in cells):
            yield number, [_words(cell) for cell in cells]


def _words(value: Any) -> str:
    """A cell as somebody would type it: dates as 2026-03-01, whole numbers without a point."""
    match value:
        case None:
            words = ""
        case bool():
            words = "Yes" if value else "No"
        case float():
            words = str(int(value)) if value.is_integer() else repr(value)
        case datetime():
            midnight = value.time() == time()
            words = value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
        case date() | time():
            words = value.isoformat()
        case _:
            words = unescaped(str(value)).strip()
    return words


def _refuse_uncalculated(content: bytes, title: str) -> None:
    """A formula counts with its value; a file that holds none would read as an empty cell."""
    written = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)[title]
    values = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    pairs = zip(_cells(written), _cells(values[title]), strict=False)
    for number, (formulas, results) in enumerate(pairs, 1):
        for column, (formula, result) in enumerate(zip(formulas, results, strict=False), 1):
            is_formula = isinstance(formula, str) and formula.startswith("=")
            if is_formula and result is None:
                raise UnreadableError(
                    f"Cell {get_column_letter(column)}{number} of the sheet “{title}” is a formula "
                    "whose result is not in the file. Open it in Excel and save it again, or paste "
                    "the values over the formulas."
                )


def _cells(sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()
    return iter(sheet.iter_rows(max_row=LOWEST_ROW, max_col=MOST_COLUMNS, values_only=True))
