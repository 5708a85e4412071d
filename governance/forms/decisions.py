"""What the board decided on each recommendation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from governance.actions.decisions import Decided
from governance.models import Decision
from hubs.presentation.forms import DateField, Radios


@dataclass(frozen=True, slots=True)
class DecisionFields:
    """The fields of one recommendation."""

    number: int
    recommendation: str
    fields: Sequence[forms.BoundField]


class DecisionsForm(forms.Form):
    decided_on = DateField(label="Date of the decision", help_text="For example, 10 12 2026")

    def __init__(
        self, *args: Any, recommendations: Sequence[str], held: Sequence[Decision], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.recommendations = recommendations
        existing = {decision.number: decision for decision in held}
        for number in range(1, len(recommendations) + 1):
            self._add(number, existing.get(number))

    def _add(self, number: int, decision: Decision | None) -> None:
        self.fields[f"result_{number}"] = forms.ChoiceField(
            label=f"Decision on recommendation {number}",
            choices=Decision.Result.choices,
            widget=Radios(inline=True),
            initial=decision.result if decision else None,
        )
        for name, label, text in (
            ("wording", "What the minutes say", decision.wording if decision else ""),
            ("outcome", "What came of it, once known", decision.outcome if decision else ""),
        ):
            self.fields[f"{name}_{number}"] = forms.CharField(
                label=f"{label} (recommendation {number})",
                max_length=2_000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                initial=text,
            )

    @property
    def groups(self) -> Iterator[DecisionFields]:
        for number, recommendation in enumerate(self.recommendations, start=1):
            fields = [self[f"{name}_{number}"] for name in ("result", "wording", "outcome")]
            yield DecisionFields(number, recommendation, fields)

    @property
    def decided(self) -> list[Decided]:
        cleaned = self.cleaned_data
        return [
            Decided(
                number=number,
                recommendation=recommendation,
                result=cleaned[f"result_{number}"],
                wording=cleaned[f"wording_{number}"],
                outcome=cleaned[f"outcome_{number}"],
            )
            for number, recommendation in enumerate(self.recommendations, start=1)
        ]
