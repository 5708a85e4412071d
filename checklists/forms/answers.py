"""One participant's answer to one statement, as a page sends it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from checklists.actions.answers import Entry
from checklists.forms.on_a_scale import scale_field, value_of
from checklists.forms.text import TypedText
from checklists.models import Answer, Question
from checklists.models.answers import EVIDENCE_LIMIT
from checklists.sets import ScaleData
from checklists.team_audit import is_team_audit

LARGEST_VERSION = 2**31 - 2
ABOUT_THE_TEAM = "One or two lines on what the team can do, and what shows it. Name nobody."
STALE_PAGE = "This page was out of date. Open it again; what you typed is kept below"
MINE, THEIRS, BOTH = "mine", "theirs", "both"


class AnswerForm(forms.Form):
    """A level, or an answer of the `scale` that the round asks on; what makes one say so, and the
    version of the answer that the page showed.

    `keep` settles two versions: this page's, the stored one (`seen` is its version), or both texts.
    """

    evidence = TypedText(
        limit=EVIDENCE_LIMIT,
        required=False,
        label="What makes you say that?",
        help_text="One or two lines. A document, a meeting, something a family said.",
        widget=forms.Textarea(
            attrs={"rows": 3, "data-module": "answer-count", "data-limit": EVIDENCE_LIMIT}
        ),
    )
    version = forms.IntegerField(
        min_value=0,
        max_value=LARGEST_VERSION,
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), STALE_PAGE),
    )
    seen = forms.IntegerField(
        min_value=1, max_value=LARGEST_VERSION, required=False, widget=forms.HiddenInput
    )
    keep = forms.ChoiceField(
        choices=[(k, k) for k in (MINE, THEIRS, BOTH)], required=False, widget=forms.HiddenInput
    )

    mark_optional = False

    def __init__(
        self, question: Question, *, scale: ScaleData, eyebrow: str = "", **kwargs: Any
    ) -> None:
        super().__init__(prefix=question.code, **kwargs)
        self.question, self.scale, self.eyebrow = question, scale, eyebrow
        if is_team_audit(question.question_set.key):
            self.fields["evidence"].help_text = ABOUT_THE_TEAM
        self.fields = {"level": scale_field(scale, question, eyebrow), **self.fields}

    @property
    def entry(self) -> Entry:
        """What the page says; of two versions settled, at the version the person has seen."""
        data = self.cleaned_data
        settled = data["keep"] and data["seen"]
        return Entry(
            choice=data["level"].choice,
            option=data["level"].option,
            evidence=data["evidence"],
            version=data["seen"] if settled else data["version"],
            keep_stored=data["keep"] == THEIRS and bool(data["seen"]),
        )

    @property
    def settles(self) -> str:
        """Which of two versions the person chose, or nothing."""
        return str(self.data.get(self.add_prefix("keep"), ""))

    def joined_with(self, stored: Answer | None) -> AnswerForm:
        """This form or, where both texts are to be edited together, one that holds them both."""
        if self.settles != BOTH or stored is None:
            return self
        mine = self.data.get(self.add_prefix("evidence"), "")
        texts = [text for text in (mine, stored.evidence) if text.strip()]
        data = dict(self.data.items())
        data[self.add_prefix("evidence")] = "\n\n".join(texts)
        data.setdefault(self.add_prefix("level"), value_of(stored))
        return AnswerForm(self.question, scale=self.scale, eyebrow=self.eyebrow, data=data)


def bind_forms(
    questions: Sequence[Question],
    data: QueryDict,
    stored: Mapping[UUID, Answer],
    scale: ScaleData,
) -> list[AnswerForm]:
    """Return a form for every statement that the page sent; a page may send only some."""
    total = len(questions)
    return [
        AnswerForm(
            each, scale=scale, eyebrow=place_in_set(number, total, each.whose), data=data
        ).joined_with(stored.get(each.pk))
        for number, each in enumerate(questions, 1)
        if f"{each.code}-version" in data
    ]


def place_in_set(number: int, total: int, whose: str = "") -> str:
    """'Statement 2 of 5'; with whose it is, where it does not ship."""
    place = f"Statement {number} of {total}"
    return f"{place} · {whose}" if whose else place
