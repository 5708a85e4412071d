"""Choosing a spreadsheet in a form."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from hubs.spreadsheets.limits import MOST_ROWS
from hubs.spreadsheets.reading import UploadedSheets, read_upload
from hubs.spreadsheets.refusals import UnreadableError

LONGEST_FILE_NAME = 100
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Chosen[T]:
    """A file that could be read: its name, fit to be kept and shown, and what it holds."""

    file_name: str
    tables: T


class SpreadsheetField[T](forms.FileField):
    """Cleans to a `Chosen`; `takes` finds the tables in the sheets, or raises `UnreadableError`."""

    widget = forms.FileInput(attrs={"accept": ".xlsx,.csv,text/csv"})

    def __init__(self, *, takes: Callable[[UploadedSheets], T], **kwargs: Any) -> None:
        kwargs.setdefault("label", "Spreadsheet")
        kwargs.setdefault(
            "help_text",
            f"An Excel workbook (.xlsx) or a CSV file, up to 2 MB and {MOST_ROWS:,} rows. "
            "It is checked first; you confirm before anything is added.",
        )
        kwargs.setdefault(
            "error_messages",
            {"empty": "The file is empty. Choose the file that holds the rows."},
        )
        super().__init__(**kwargs)
        self.takes = takes

    def clean(self, data: Any, initial: Any = None) -> Chosen[T]:
        sent: UploadedFile = super().clean(data, initial)
        name = _CONTROL.sub("", sent.name or "spreadsheet")[-LONGEST_FILE_NAME:]
        try:
            return Chosen(name, self.takes(read_upload(sent.read())))
        except UnreadableError as refusal:
            raise ValidationError(list(refusal.reasons)) from refusal
