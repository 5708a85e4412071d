"""A board, and a meeting with the time its papers are due."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from governance.actions.boards import PAPERS_BY
from governance.models import Board, Meeting
from hubs.presentation.forms import DateField, Radios, Ticks
from hubs.working_time import LONDON
from leadership.models import Person

TIMES = ["%H:%M", "%H.%M", "%H", "%I%p", "%I:%M%p", "%I.%M%p"]


class PersonChoice(forms.ModelChoiceField):
    """Somebody of the area, with their post."""

    def label_from_instance(self, person: Any) -> str:
        return f"{person.name}, {person.job_title}" if person.job_title else person.name


class PeopleChoice(forms.ModelMultipleChoiceField):
    """Several people of the area."""

    def label_from_instance(self, person: Any) -> str:
        return f"{person.name}, {person.job_title}" if person.job_title else person.name


def people_now() -> Any:
    """Those who have not left."""
    return Person.objects.still_here_on(timezone.localdate())


class BoardForm(forms.Form):
    name = forms.CharField(label="Name of the board", max_length=150)
    kind = forms.ChoiceField(
        label="What kind of board it is", choices=Board.Kind.choices, widget=Radios
    )
    chair = PersonChoice(label="Chair", queryset=None, required=False, empty_label="Not named yet")
    members = PeopleChoice(
        label="Members",
        queryset=None,
        required=False,
        widget=Ticks,
        help_text="Members who sign in read signed reports.",
    )

    def __init__(self, *args: Any, board: Board | None = None, **kwargs: Any) -> None:
        self.board = board
        if board:
            members = [seat.person_id for seat in board.members.all()]
            kwargs["initial"] = {
                "name": board.name,
                "kind": board.kind,
                "chair": board.chair_id,
                "members": members,
            }
        super().__init__(*args, **kwargs)
        self.fields["chair"].queryset = people_now()  # type: ignore[attr-defined]
        self.fields["members"].queryset = people_now()  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        same = Board.objects.filter(name=name)
        if same.exclude(pk=self.board.pk if self.board else None).exists():
            raise forms.ValidationError("There is already a board of this name")
        return name


class MeetingForm(forms.Form):
    day = DateField(label="Date of the meeting", help_text="For example, 10 12 2026")
    at = forms.TimeField(
        label="Time",
        input_formats=TIMES,
        help_text="For example, 2pm or 14:00",
        widget=forms.TimeInput(attrs={"class": "govuk-input--width-5"}, format="%H:%M"),
        error_messages={"invalid": "Time must be a time, like 2pm or 14:00"},
    )
    place = forms.CharField(label="Place", max_length=150, required=False)
    papers_day = DateField(
        label="Date the papers are due",
        required=False,
        help_text="Leave empty for 10am, seven working days before the meeting",
    )
    papers_at = forms.TimeField(
        label="Time the papers are due",
        input_formats=TIMES,
        required=False,
        help_text="10am unless you say otherwise",
        widget=forms.TimeInput(attrs={"class": "govuk-input--width-5"}, format="%H:%M"),
        error_messages={"invalid": "Time must be a time, like 10am or 10:00"},
    )

    def __init__(
        self, *args: Any, board: Board, meeting: Meeting | None = None, **kwargs: Any
    ) -> None:
        self.board, self.meeting = board, meeting
        if meeting:
            starts = timezone.localtime(meeting.starts_at, LONDON)
            papers = timezone.localtime(meeting.paper_deadline, LONDON)
            kwargs["initial"] = {
                "day": starts.date(),
                "at": starts.time(),
                "place": meeting.place,
                "papers_day": papers.date(),
                "papers_at": papers.time(),
            }
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        starts = datetime.combine(cleaned["day"], cleaned["at"], LONDON)
        cleaned["starts_at"], cleaned["paper_deadline"] = starts, self._papers(cleaned)
        if cleaned["paper_deadline"] and cleaned["paper_deadline"] > starts:
            self.add_error("papers_day", "The papers must be due before the meeting")
        same = Meeting.objects.filter(board=self.board, starts_at=starts)
        if same.exclude(pk=self.meeting.pk if self.meeting else None).exists():
            self.add_error("day", "This board already meets then")
        return cleaned

    def _papers(self, cleaned: dict[str, Any]) -> datetime | None:
        day, at = cleaned.get("papers_day"), cleaned.get("papers_at")
        if day is None:
            return None
        return datetime.combine(day, at or PAPERS_BY, LONDON)
