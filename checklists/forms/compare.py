"""Choosing how a comparison is looked at; what cannot be shown is left out, and no error."""

from __future__ import annotations

from typing import Any

from django import forms

from checklists.looking import APART, KINDS, NUMBER, Look
from checklists.results import ORGANISATION, ROLE, SECTOR, RoundResults, groups_of

HEADINGS = {SECTOR: "Sectors", ORGANISATION: "Organisations", ROLE: "Roles"}


class LookForm(forms.Form):
    """Whose answers, and in which order; what the marks say goes along."""

    mark_optional = False

    of = forms.ChoiceField(label="Answers of", required=False)
    sort = forms.ChoiceField(
        label="Sorted by",
        required=False,
        choices=[(APART, "Furthest apart first"), (NUMBER, "In order of number")],
    )
    by = forms.ChoiceField(required=False, choices=list(KINDS.items()), widget=forms.HiddenInput)

    def __init__(self, results: RoundResults, data: Any = None) -> None:
        super().__init__(data or {})
        self.groups = {group.key: group for group in groups_of(results)}
        field = self.fields["of"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "Everybody"), *self._choices()]

    def _choices(self) -> list[tuple[str, list[tuple[str, str]]]]:
        kinds = dict.fromkeys(group.kind for group in self.groups.values())
        return [
            (HEADINGS[kind], [(g.key, g.label) for g in self.groups.values() if g.kind == kind])
            for kind in kinds
        ]

    @property
    def look(self) -> Look:
        """What was chosen, with the usual in place of what was not, or cannot be."""
        self.full_clean()
        found = self.cleaned_data
        return Look(
            by=found.get("by") or ROLE,
            group=self.groups.get(found.get("of", "")),
            sort=found.get("sort") or APART,
        )
