"""Choosing a spreadsheet of people, and confirming what it would do."""

from __future__ import annotations

from typing import Any

from django import forms

from hubs.spreadsheets.fields import SpreadsheetField
from leadership.forms.sending import SeenForm
from leadership.sheets import tables_of


class UploadForm(forms.Form):
    """A spreadsheet of people and organisations."""

    file = SpreadsheetField(takes=tables_of)

    def __init__(self, *args: Any, label: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = label or self.fields["file"].label

    @property
    def facts(self) -> dict[str, Any]:
        """What the action takes."""
        chosen = self.cleaned_data["file"]
        return {"file_name": chosen.file_name, "tables": chosen.tables}


class ImportForm(SeenForm):
    """Confirms the plan that was shown; `state` is its fingerprint."""

    meanwhile = (
        "The people or organisations of the area have changed since this page was shown, so the "
        "import would now do something else. Nothing has been imported. Look through what it "
        "would do now, and confirm again."
    )
