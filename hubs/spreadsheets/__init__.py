"""Spreadsheets in and out: the only place that knows how CSV and XLSX files are made.

Reading turns a file that somebody sent into sheets of plain words, or refuses it in words for the
person who sent it. Writing turns sheets into files that no spreadsheet program can be made to
calculate with. See docs/adr/0014-spreadsheets-in-and-out.md.
"""

from hubs.spreadsheets.headings import Column, Found, is_headed, match_headings
from hubs.spreadsheets.reading import ReadRow, ReadSheet, UploadedSheets, read_upload
from hubs.spreadsheets.refusals import UnreadableError
from hubs.spreadsheets.writing import WORDS, Note, Sheet, write_csv, write_workbook

__all__ = [
    "WORDS",
    "Column",
    "Found",
    "Note",
    "ReadRow",
    "ReadSheet",
    "Sheet",
    "UnreadableError",
    "UploadedSheets",
    "is_headed",
    "match_headings",
    "read_upload",
    "write_csv",
    "write_workbook",
]
