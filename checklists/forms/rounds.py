"""The round itself: what is asked, by when, and who sees what; who takes part is in `seats`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from checklists.actions.rounds import Terms
from checklists.asked import AskedSet
from checklists.forms.text import TypedText
from checklists.models import Round
from checklists.planning import Plan
from checklists.scales import USUAL, scales
from hubs.presentation.forms import DateField, Radios, Ticks
from hubs.presentation.moments import near_day, week_day
from hubs.presentation.words import counted
from hubs.working_time import LONDON

LONGEST_OPEN = timedelta(days=366)
INVITATIONS_GO_AT = time(8)
TIMES = [
    ("09:00", "9am"),
    ("12:00", "Midday"),
    ("17:00", "5pm"),
    ("23:59", "One minute to midnight"),
]
DATES = ["board_date", "papers_on", "workshop_on", "due_on", "due_time", "remind_on", "invite_on"]
ORDER = ["title", "question_sets", *DATES, "scale", "blind_until", "anonymous_comparison", "note"]
BLIND_HINTS = {
    Round.Blind.CLOSE: "The usual rule: everybody answers before anybody sees an answer.",
    Round.Blind.SUBMITTED: (
        "Who has submitted sees what others have submitted, and can still change their own."
    ),
}
# The earlier date, the later one, which of them is blamed and how, whether one day may be both.
IN_ORDER = [
    (
        "due_on",
        "board_date",
        "board_date",
        "The board meeting must be after answers are due",
        False,
    ),
    ("due_on", "workshop_on", "workshop_on", "The workshop cannot be before answers are due", True),
    ("workshop_on", "papers_on", "papers_on", "Papers cannot be due before the workshop", True),
    ("papers_on", "board_date", "papers_on", "Papers must be due by the board meeting", True),
    ("invite_on", "due_on", "invite_on", "Invitations must go out before answers are due", False),
    ("invite_on", "remind_on", "remind_on", "The reminder must be after the invitations", False),
    ("remind_on", "due_on", "remind_on", "The reminder must be before answers are due", False),
]


class DueForm(forms.Form):
    """Until when answers may come in: a day ahead, and an hour."""

    due_on = DateField(
        label="Answers due by",
        help_text="The review closes by itself at the end of this day. For example, 27 11 2026.",
    )
    due_time = forms.ChoiceField(
        label="Time of day",
        choices=TIMES,
        initial="17:00",
        help_text="The time that invitations and reminders name.",
    )

    def clean_due_on(self) -> date:
        day: date = self.cleaned_data["due_on"]
        today = timezone.localdate()
        if day < today:
            raise ValidationError("Answers due by must be today or in the future")
        if day > today + LONGEST_OPEN:
            raise ValidationError("Answers due by must be within a year")
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "due_on" in data and "due_time" in data and self.due_at <= timezone.now():
            self.add_error("due_time", "This time has passed: choose a later one, or a later day")
        return data

    @property
    def due_at(self) -> datetime:
        """The moment that day and hour name in London."""
        hour = time.fromisoformat(self.cleaned_data["due_time"])
        return datetime.combine(self.cleaned_data["due_on"], hour, LONDON)


class ExtendForm(DueForm):
    """Another due date for a round that is open; never before its invitations go out."""

    def __init__(self, round_: Round, **kwargs: Any) -> None:
        local = timezone.localtime(round_.due_at)
        initial = {"due_on": local.date(), "due_time": f"{local:%H:%M}"}
        super().__init__(initial=initial, **kwargs)
        self.round = round_

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        invited = self.round.invite_at
        if invited and "due_on" in data and "due_time" in data and self.due_at <= invited:
            day = near_day(timezone.localdate(invited))
            self.add_error("due_on", f"Invitations go out on {day}: answers must be due after that")
        return data


class RoundForm(DueForm):
    """The round itself. `plan` gives the dates that are suggested, each with its reason."""

    title = forms.CharField(
        label="Name of the review",
        max_length=120,
        help_text="Everybody sees it. For example, Autumn review 2026.",
    )
    board_date = DateField(label="Board meeting it is for", required=False)
    papers_on = DateField(label="Papers due", required=False)
    workshop_on = DateField(label="Agreement workshop", required=False)
    remind_on = DateField(label="Reminder", required=False)
    invite_on = DateField(label="Invitations go out", required=False)
    blind_until = forms.ChoiceField(
        label="How long are answers hidden from others?",
        choices=Round.Blind.choices,
        widget=Radios(hints=BLIND_HINTS),
        error_messages={"required": "Choose how long answers are hidden from others"},
    )
    anonymous_comparison = forms.BooleanField(
        label="Compare answers without names",
        help_text=(
            "Nobody sees who gave which answer, and groups of fewer than five are not shown apart. "
            "It cannot be changed once the review is open."
        ),
        required=False,
    )
    note = TypedText(
        limit=2000,
        label="A note to participants",
        help_text="It is part of the invitation. For example, why this review matters now.",
        required=False,
    )

    def __init__(self, *, sets: Sequence[AskedSet], plan: Plan, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.sets = {each.key: each for each in sets}
        self.fields["question_sets"] = forms.MultipleChoiceField(
            label="Question sets",
            choices=[(each.key, each.title) for each in sets],
            widget=Ticks(hints={each.key: _contents(each) for each in sets}),
            error_messages={"required": "Choose at least one question set"},
        )
        self.fields["scale"] = _scale_field()
        for name, words in _suggestions(plan).items():
            self.fields[name].help_text = words
        self.order_fields(ORDER)

    def clean_title(self) -> str:
        title = str(self.cleaned_data["title"])
        if Round.objects.titled(title).exists():
            raise ValidationError("There is already a review with this name: choose another")
        return title

    def clean_invite_on(self) -> date | None:
        day: date | None = self.cleaned_data["invite_on"]
        if day and day < timezone.localdate():
            raise ValidationError("Invitations go out today or later")
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self._refuse_disorder(data)
        if data.get("anonymous_comparison") and data.get("blind_until") == Round.Blind.SUBMITTED:
            self.add_error(
                "anonymous_comparison",
                "Without names, answers have to stay hidden until the review closes: "
                "choose one or the other",
            )
        return data

    def _refuse_disorder(self, data: dict[str, Any]) -> None:
        """Each date must lie in its place between the others; the one to change says so."""
        for earlier, later, blamed, words, same_day in IN_ORDER:
            before, after = data.get(earlier), data.get(later)
            if before and after and (after < before or (after == before and not same_day)):
                self.add_error(blamed, words)

    @property
    def chosen(self) -> list[AskedSet]:
        """The sets that were ticked, in the order they ship."""
        keys = self.cleaned_data["question_sets"]
        return [each for key, each in self.sets.items() if key in keys]

    @property
    def terms(self) -> Terms:
        """The dates around the round, and who sees what when."""
        data, day = self.cleaned_data, self.cleaned_data["invite_on"]
        later = day and day > timezone.localdate()
        return Terms(
            papers_on=data["papers_on"],
            workshop_on=data["workshop_on"],
            remind_on=data["remind_on"],
            invite_at=datetime.combine(day, INVITATIONS_GO_AT, LONDON) if later else None,
            blind_until=data["blind_until"],
            anonymous_comparison=data["anonymous_comparison"],
            scale=data["scale"],
        )


def planned(plan: Plan) -> dict[str, date | None]:
    """The suggested dates, by the name of their field."""
    return {
        "board_date": plan.board_on,
        "papers_on": plan.papers_on,
        "workshop_on": plan.workshop_on,
        "due_on": plan.close_on,
        "remind_on": plan.remind_on,
        "invite_on": plan.invite_on,
    }


def _suggestions(plan: Plan) -> dict[str, str]:
    days = {name: day for name, day in planned(plan).items() if day and name in plan.reasons}
    return {name: f"Suggested: {week_day(day)}. {plan.reasons[name]}" for name, day in days.items()}


def _scale_field() -> forms.ChoiceField:
    """Each scale with what it is for, and where its answers are placed."""
    hints = {key: f"{each.introduction} {each.mapping}" for key, each in scales().items()}
    return forms.ChoiceField(
        label="How are the statements asked?",
        help_text=(
            "You compare and agree on five levels, however you ask. "
            "It cannot be changed once the review is open."
        ),
        choices=[(key, each.title) for key, each in scales().items()],
        initial=USUAL,
        widget=Radios(hints=hints),
        error_messages={"required": "Choose how the statements are asked"},
    )


def _contents(asked: AskedSet) -> str:
    parts: list[str] = []
    if asked.rated:
        parts.append(counted(len(asked.rated), "statement"))
    if asked.open:
        parts.append(counted(len(asked.open), "open question"))
    words = " and ".join(parts)
    return f"{asked.whose}: {words}" if asked.whose else words
