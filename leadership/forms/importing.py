"""Choosing a spreadsheet of people, and confirming what it would do."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from hubs.spreadsheets import UnreadableError, read_upload
from leadership.forms.sending import SeenForm
from leadership.sheets import Tables, tables_of

LONGEST_FILE_NAME = 100


class UploadForm(forms.Form):
    """A spreadsheet; it cleans to the file's name and its tables."""

    file = forms.FileField(
        label="Spreadsheet",
        help_text="An Excel workbook (.xlsx) or a CSV file, up to 2 MB and 5,000 rows. "
        "It is checked first; you confirm before anything is added.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,text/csv"}),
        error_messages={"empty": "The file is empty. Choose the file that holds the rows."},
    )

    def __init__(self, *args: Any, label: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = label or self.fields["file"].label

    def clean_file(self) -> Tables:
        sent: UploadedFile = self.cleaned_data["file"]
        self.file_name = _readable(sent.name or "spreadsheet")
        try:
            return tables_of(read_upload(sent.read()))
        except UnreadableError as refusal:
            raise forms.ValidationError(list(refusal.reasons)) from refusal

    @property
    def facts(self) -> dict[str, Any]:
        """What the action takes."""
        return {"file_name": self.file_name, "tables": self.cleaned_data["file"]}


class ImportForm(SeenForm):
    """Confirms the plan that was shown; `state` is its fingerprint."""

    meanwhile = (
        "The people or organisations of the area have changed since this page was shown, so the "
        "import would now do something else. Nothing has been imported. Look through what it "
        "would do now, and confirm again."
    )


def _readable(name: str) -> str:
    """The name without characters that cannot be seen, and short enough to keep."""
    return re.sub(r"[\x00-\x1f\x7f]", "", name)[-LONGEST_FILE_NAME:]
