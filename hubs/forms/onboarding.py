"""Choosing a list of areas, and confirming what it would do."""

from __future__ import annotations

from typing import Any

from django import forms

from hubs.onboarding import area_rows
from hubs.spreadsheets.fields import SpreadsheetField


class AreaUploadForm(forms.Form):
    """A spreadsheet of areas and their administrators."""

    file = SpreadsheetField(takes=area_rows)

    def __init__(self, *args: Any, label: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = label or self.fields["file"].label

    @property
    def facts(self) -> dict[str, Any]:
        """What the action takes."""
        chosen = self.cleaned_data["file"]
        return {"file_name": chosen.file_name, "tables": chosen.tables}


class AreaImportForm(forms.Form):
    """Confirms the plan that was shown, by its fingerprint."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    stale = False

    def note_stale(self, fingerprint: str) -> None:
        """Let the next confirmation be of the plan as it is now."""
        self.stale = True
        self.data = {"seen": fingerprint}
        self.add_error(
            None,
            "Areas have been added since this page was shown, so the import would now do something "
            "else. Nothing has been imported. Look through what it would do now, and confirm "
            "again.",
        )
