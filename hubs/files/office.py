"""Whether an archive is a document of Word or Excel, told by its list of contents."""

from __future__ import annotations

import zipfile
import zlib
from typing import BinaryIO

from hubs.files.limits import MEGABYTE, MOST_PARTS, MOST_UNPACKED

ZIP = b"PK\x03\x04"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CONTENTS = "[Content_Types].xml"
KINDS = (
    ("docx", "word/document.xml", b"wordprocessingml.document.main+xml"),
    ("xlsx", "xl/workbook.xml", b"spreadsheetml.sheet.main+xml"),
)
ENCRYPTED = 0x1
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    ArithmeticError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What Python's reader raises for archives that are damaged, or made to mislead it."""
OTHER = "This archive is not a Word document (.docx) or an Excel workbook (.xlsx). Choose another"
DAMAGED = "This document is damaged. Open it, save it again and choose the new file"
TOO_MUCH = "This document would unpack to more than a document holds. Choose another file"
MACROS = "This document holds macros, which are programs. Save it without them as .docx or .xlsx"


class RefusedError(ValueError):
    """It is not taken; the message says why."""


def check(file: BinaryIO) -> str:
    """Return "docx" or "xlsx", or raise `RefusedError`.

    Only the list of contents is read, and of the contents one small part that says what it is.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            return _told(archive, archive.infolist())
    except RefusedError:
        raise
    except UNREADABLE as error:
        raise RefusedError(DAMAGED) from error


def _told(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> str:
    names = {part.filename for part in parts}
    if CONTENTS not in names:
        raise RefusedError(OTHER)
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise RefusedError(TOO_MUCH)
    if any(part.flag_bits & ENCRYPTED or _leads_out(part.filename) for part in parts):
        raise RefusedError(DAMAGED)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise RefusedError(MACROS)
    with archive.open(CONTENTS) as part:
        said = part.read(MEGABYTE)
    if b"macroEnabled" in said:
        raise RefusedError(MACROS)
    found = [kind for kind, main, words in KINDS if main in names and words in said]
    if not found:
        raise RefusedError(OTHER)
    return found[0]


def _leads_out(name: str) -> bool:
    return name.startswith("/") or ".." in name.split("/") or "\\" in name
