"""Looking into a workbook before it is read: it is a zip file, and zip files can be traps."""

from __future__ import annotations

import io
import re
import zipfile

from hubs.spreadsheets.limits import MOST_PARTS, MOST_UNPACKED
from hubs.spreadsheets.refusals import UnreadableError

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_NOT_A_WORKBOOK = (
    "The file is not an Excel workbook (.xlsx). "
    "Open it in a spreadsheet program and save it as an Excel workbook, or as CSV."
)


def opened(content: bytes) -> zipfile.ZipFile:
    """Return the package, once it is known to be a workbook of a bounded size without macros.

    Raises what `zipfile` raises where it is no zip file or a damaged one.
    A part never gives more bytes than it declares, so the sizes declared are a bound that holds.
    """
    package = zipfile.ZipFile(io.BytesIO(content))
    parts = package.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise UnreadableError(
            "The workbook is far larger inside than it looks. Copy the rows that you want to "
            "import into a new workbook, and save it as .xlsx."
        )
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableError("The file is protected with a password. Save it without one.")
    names = {part.filename for part in parts}
    if "xl/vbaProject.bin" in names:
        raise UnreadableError(
            "The workbook has macros. Save it as an Excel workbook without macros (.xlsx)."
        )
    if not {"[Content_Types].xml", "xl/workbook.xml"} <= names:
        raise UnreadableError(_NOT_A_WORKBOOK)
    return package


def damaged() -> UnreadableError:
    """The refusal of a workbook that cannot be taken apart."""
    return UnreadableError(
        "The workbook is damaged, or not an Excel workbook at all. Open it in Excel, save it "
        "again as .xlsx, and choose the new file."
    )


def merged_cells(sheet: bytes) -> str:
    """The first range of merged cells on a sheet, such as A3:A5, or nothing."""
    found = _MERGED.search(sheet)
    return found[1].decode() if found else ""


def has_formulas(sheet: bytes) -> bool:
    """Whether any cell of a sheet is calculated."""
    return bool(_FORMULA.search(sheet))
