"""The words of a report: summary, numbered recommendations, implications."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django import forms

from governance.models import Report
from governance.snapshot.gather import IMPLICATIONS
from hubs.presentation.forms import DateField

MOST_RECOMMENDATIONS = 20
FIRST_ROWS = 3
LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class ImplicationFields:
    """The three fields of one kind of implication."""

    heading: str
    fields: Sequence[forms.BoundField]


class WordsForm(forms.Form):
    """Rows of recommendations are added and removed by buttons of the form: no script needed."""

    mark_optional = False  # every field is
    version = forms.IntegerField(widget=forms.HiddenInput)
    rows = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=MOST_RECOMMENDATIONS)
    summary = forms.CharField(
        label="Summary",
        max_length=3_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text="One paragraph: what the board needs to know if it reads nothing else",
    )

    def __init__(self, *args: Any, rows: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row_count = rows
        self.initial["rows"] = rows
        for n in range(1, rows + 1):
            self.fields[f"recommendation_{n}"] = forms.CharField(
                label=f"Recommendation {n}",
                max_length=LONGEST,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text="Begin with what the board is to do: note, agree, approve, ask"
                if n == 1
                else "",
            )
        for key, heading in IMPLICATIONS.items():
            self._add_implication(key, heading)

    def _add_implication(self, key: str, heading: str) -> None:
        self.fields[f"{key}_text"] = forms.CharField(
            label=f"{heading}: what follows from the recommendations",
            max_length=LONGEST,
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        )
        self.fields[f"{key}_by"] = forms.CharField(
            label=f"{heading}: cleared by", max_length=100, required=False
        )
        self.fields[f"{key}_on"] = DateField(label=f"{heading}: cleared on", required=False)

    @classmethod
    def of(cls, report: Report) -> Self:
        """The form as the report stands."""
        initial: dict[str, Any] = {"version": report.version, "summary": report.summary}
        for n, text in enumerate(report.recommendations, start=1):
            initial[f"recommendation_{n}"] = text
        for row in report.implications:
            key = row["area"]
            initial |= {f"{key}_text": row.get("text", ""), f"{key}_by": row.get("cleared_by", "")}
            cleared = row.get("cleared_on")
            initial[f"{key}_on"] = date.fromisoformat(cleared) if cleared else None
        return cls(rows=max(len(report.recommendations), FIRST_ROWS), initial=initial)

    @classmethod
    def typed(cls, data: Mapping[str, str]) -> Self:
        """The form as it was typed."""
        return cls(data, rows=_rows(data))

    @classmethod
    def reshaped(cls, data: Mapping[str, str]) -> Self:
        """What was typed, with a row of recommendations more or less; nothing is checked yet."""
        rows = _rows(data)
        texts = [data.get(f"recommendation_{n}", "") for n in range(1, rows + 1)]
        removed = data.get("remove", "")
        if removed.isdecimal() and 0 < int(removed) <= rows:
            del texts[int(removed) - 1]
        if "add" in data and rows < MOST_RECOMMENDATIONS:
            texts.append("")
        form = cls(rows=max(len(texts), 1))
        for name, field in form.fields.items():
            form.initial[name] = field.widget.value_from_datadict(data, {}, name)
        for n, text in enumerate(texts or [""], start=1):
            form.initial[f"recommendation_{n}"] = text
        form.initial["rows"] = form.row_count
        return form

    @property
    def recommendation_fields(self) -> Iterator[forms.BoundField]:
        return (self[f"recommendation_{n}"] for n in range(1, self.row_count + 1))

    @property
    def implication_groups(self) -> Iterator[ImplicationFields]:
        for key, heading in IMPLICATIONS.items():
            fields = [self[f"{key}_{part}"] for part in ("text", "by", "on")]
            yield ImplicationFields(heading, fields)

    @property
    def recommendations(self) -> list[str]:
        """Those that have words, in order: an emptied row is a removed one."""
        texts = (self.cleaned_data[f"recommendation_{n}"] for n in range(1, self.row_count + 1))
        return [text for text in texts if text]

    @property
    def implications(self) -> list[dict[str, str]]:
        return [
            {
                "area": key,
                "text": self.cleaned_data[f"{key}_text"],
                "cleared_by": self.cleaned_data[f"{key}_by"],
                "cleared_on": on.isoformat() if (on := self.cleaned_data[f"{key}_on"]) else "",
            }
            for key in IMPLICATIONS
            if self.cleaned_data[f"{key}_text"] or self.cleaned_data[f"{key}_by"]
        ]


def _rows(data: Mapping[str, str]) -> int:
    rows = data.get("rows", "")
    return min(max(int(rows), 1), MOST_RECOMMENDATIONS) if rows.isdecimal() else FIRST_ROWS
