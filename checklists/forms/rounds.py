"""Opening a round: what is asked, by when, and of whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone

from checklists.actions.rounds import Seat
from checklists.asked import AskedSet
from checklists.forms.text import TypedText
from checklists.models import Round
from hubs.presentation.forms import DateField, Ticks
from hubs.presentation.words import counted
from hubs.working_time import LONDON
from leadership.models import Person

DEFAULT_SETS = ("leading-change", "system-leadership", "reflective-questions")
DEFAULT_WEEKS = 3
LONGEST_OPEN = timedelta(days=366)
FRIDAY = 4
TIMES = [
    ("09:00", "9am"),
    ("12:00", "Midday"),
    ("17:00", "5pm"),
    ("23:59", "One minute to midnight"),
]
ORDER = ["title", "question_sets", "due_on", "due_time", "board_date", "note"]
SEASONS = ("Winter", "Spring", "Summer", "Autumn")


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


class RoundForm(DueForm):
    """The round itself; who takes part is asked in `SeatForm`s beneath it."""

    title = forms.CharField(
        label="Name of the review",
        max_length=120,
        help_text="Everybody sees it. For example, Autumn review 2026.",
    )
    board_date = DateField(
        label="Board meeting it is for",
        help_text="The day on which the board sees the agreed view. For example, 10 12 2026.",
        required=False,
    )
    note = TypedText(
        limit=2000,
        label="A note to participants",
        help_text="It is part of the invitation. For example, why this review matters now.",
        required=False,
    )

    def __init__(self, *, sets: Sequence[AskedSet], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.sets = {each.key: each for each in sets}
        self.fields["question_sets"] = forms.MultipleChoiceField(
            label="Question sets",
            choices=[(each.key, each.title) for each in sets],
            widget=Ticks(hints={each.key: _contents(each) for each in sets}),
            error_messages={"required": "Choose at least one question set"},
        )
        self.order_fields(ORDER)

    def clean_title(self) -> str:
        title = str(self.cleaned_data["title"])
        if Round.objects.titled(title).exists():
            raise ValidationError("There is already a review with this name: choose another")
        return title

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        due, board = data.get("due_on"), data.get("board_date")
        if due and board and board <= due:
            self.add_error("board_date", "The board meeting must be after answers are due")
        return data

    @property
    def chosen(self) -> list[AskedSet]:
        """The sets that were ticked, in the order they ship."""
        keys = self.cleaned_data["question_sets"]
        return [each for key, each in self.sets.items() if key in keys]


class SeatForm(forms.Form):
    """One person who could be asked; a person not ticked may be filled in or not."""

    take_part = forms.BooleanField(required=False)
    role_label = forms.CharField(label="Answers as", max_length=100, required=False)
    code = forms.CharField(
        label="Mark",
        max_length=3,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "maxlength": 3}),
    )

    mark_optional = False

    def __init__(self, person: Person, **kwargs: Any) -> None:
        super().__init__(prefix=f"p-{person.pk}", **kwargs)
        self.person = person
        self.fields["take_part"].label = person.name

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).strip().upper()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("take_part"):
            return data
        if "role_label" in data and not data["role_label"]:
            self.add_error("role_label", f"Enter what {self.person.name} answers as")
        if "code" in data and not re.fullmatch(r"[^\W_]{1,3}", data["code"]):
            self.add_error(
                "code", f"Enter a mark for {self.person.name}: one to three letters or numbers"
            )
        return data

    @property
    def seat(self) -> Seat:
        data = self.cleaned_data
        return Seat(person=self.person, role_label=data["role_label"], code=data["code"])


class SeatForms:
    """The people of the area, those who lead first; together they must make sense."""

    def __init__(self, seats: Iterable[tuple[Seat, bool]], data: QueryDict | None) -> None:
        self.forms = [
            SeatForm(
                seat.person,
                data=data,
                initial={
                    "take_part": expected,
                    "role_label": seat.role_label,
                    "code": seat.code,
                },
            )
            for seat, expected in seats
        ]
        self.problems: list[str] = []

    def is_valid(self) -> bool:
        if not all(form.is_bound for form in self.forms):
            return False
        sound = not [form for form in self.forms if not form.is_valid()]
        if not any(form.cleaned_data.get("take_part") for form in self.forms):
            self.problems = ["Choose at least one person to take part"]
        self._refuse_repeated_marks()
        return sound and not self.problems and not any(form.errors for form in self.forms)

    @property
    def seats(self) -> list[Seat]:
        return [form.seat for form in self.forms if form.cleaned_data["take_part"]]

    def _refuse_repeated_marks(self) -> None:
        taken: dict[str, str] = {}
        for form in self.forms:
            code = form.cleaned_data.get("code")
            if not form.cleaned_data.get("take_part") or not code:
                continue
            if code in taken:
                form.add_error("code", f"{taken[code]} already has the mark {code}: choose another")
            taken.setdefault(code, form.person.name)


def suggested(today: date) -> dict[str, Any]:
    """What the form says before anybody types: the season's name, three weeks, the main sets."""
    due = today + timedelta(weeks=DEFAULT_WEEKS)
    due += timedelta(days=(FRIDAY - due.weekday()) % 7)
    return {
        "title": f"{SEASONS[due.month % 12 // 3]} review {due.year}",
        "question_sets": DEFAULT_SETS,
        "due_on": due,
        "due_time": "17:00",
    }


def _contents(asked: AskedSet) -> str:
    parts = []
    if asked.rated:
        parts.append(counted(len(asked.rated), "statement"))
    if asked.open:
        parts.append(counted(len(asked.open), "open question"))
    return " and ".join(parts)
