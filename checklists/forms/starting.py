"""What a new round begins from, and the board meeting it is for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from checklists.meetings import ComingMeeting
from checklists.models import Round
from checklists.round_templates import round_templates
from hubs.presentation.forms import Radios
from hubs.presentation.moments import week_day

NO_MEETING = "none"
COPY_HINT = (
    "The same question sets, the same people as far as they are still here, the same short lists "
    "and rules, with new dates."
)


class StartForm(forms.Form):
    """Two choices that a link carries on to the next page; nothing is stored."""

    begin = forms.ChoiceField(label="What do you begin from?", widget=Radios)
    meeting = forms.ChoiceField(
        label="Which board meeting is it for?",
        widget=Radios,
        help_text="The dates are counted back from it. You can change every one of them.",
    )

    def __init__(
        self, *, last: Round | None, meetings: Sequence[ComingMeeting], **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        templates = round_templates().values()
        begin: Any = self.fields["begin"]
        when: Any = self.fields["meeting"]
        begin.choices = [(each.key, each.title) for each in templates]
        hints = {each.key: each.introduction for each in templates}
        if last:
            begin.choices.insert(0, (str(last.pk), f"Copy {last.title}"))
            hints[str(last.pk)] = COPY_HINT
        begin.widget = Radios(hints=hints, choices=begin.choices)
        when.choices = [
            *((str(each.id), f"{week_day(each.meets_on)}, {each.board}") for each in meetings),
            (NO_MEETING, "None yet, or another one"),
        ]
        when.widget = Radios(
            hints={
                str(each.id): f"Papers are due on {week_day(each.papers_on)}." for each in meetings
            },
            choices=when.choices,
        )
        self.initial = {"begin": begin.choices[0][0], "meeting": when.choices[0][0]}
