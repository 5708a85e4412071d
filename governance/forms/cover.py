"""Starting a report, and its cover as clerks need it."""

from typing import Any

from django import forms

from checklists.models import Round
from governance.actions.reports import COVER
from governance.forms.boards import PersonChoice, people_now
from governance.models import Meeting, Report
from governance.presenters.words import day, hour
from hubs.presentation.forms import Radios
from leadership.models import Person


class MeetingChoice(forms.ModelChoiceField):
    def label_from_instance(self, meeting: Any) -> str:
        return f"{meeting.board.name}, {day(meeting.starts_at)}, {hour(meeting.starts_at)}"


def meetings() -> Any:
    return Meeting.objects.select_related("board").order_by("-starts_at")


class StartReportForm(forms.Form):
    held: Any = forms.ModelChoiceField(
        label="Review it reports on",
        queryset=None,
        help_text="A review can be reported once it is closed",
    )
    meeting = MeetingChoice(label="Meeting it is for", queryset=None)
    title = forms.CharField(label="Title", max_length=200)
    purpose = forms.ChoiceField(
        label="What the board is asked to do", choices=Report.Purpose.choices, widget=Radios
    )
    author = PersonChoice(label="Author", queryset=None)
    sponsor = PersonChoice(label="Sponsor", queryset=None, help_text="Who signs the report off")
    contact = PersonChoice(label="Contact officer", queryset=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = {"held": Round.objects.comparable(), "meeting": meetings()}
        choices |= dict.fromkeys(("author", "sponsor", "contact"), people_now())
        for name, rows in choices.items():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]


class CoverForm(forms.Form):
    """Every field is named as on the report: see COVER."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    meeting = MeetingChoice(label="Meeting", queryset=None, empty_label=None)
    title = forms.CharField(label="Title", max_length=200)
    reference = forms.CharField(
        label="Reference",
        max_length=40,
        required=False,
        help_text="The clerk’s reference, for example NOR-2026-07",
    )
    agenda_item = forms.CharField(label="Agenda item", max_length=20, required=False)
    purpose = forms.ChoiceField(
        label="What the board is asked to do", choices=Report.Purpose.choices, widget=Radios
    )
    author = PersonChoice(label="Author", queryset=None, empty_label=None)
    sponsor = PersonChoice(
        label="Sponsor", queryset=None, empty_label=None, help_text="Who signs the report off"
    )
    contact = PersonChoice(label="Contact officer", queryset=None, empty_label=None)
    contact_phone = forms.CharField(
        label="Contact’s telephone number", max_length=30, required=False
    )
    exempt = forms.BooleanField(label="This report is exempt from publication", required=False)
    exempt_reason = forms.CharField(
        label="Why it is exempt",
        max_length=300,
        required=False,
        help_text="The paragraph of the law that allows it",
    )
    wards = forms.CharField(label="Wards affected", max_length=200, required=False)

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(report, name) for name in ("version", *COVER)}
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings()  # type: ignore[attr-defined]
        named = Person.objects.filter(
            pk__in=[report.author_id, report.sponsor_id, report.contact_id]
        )
        for name in ("author", "sponsor", "contact"):
            self.fields[name].queryset = people_now() | named  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("exempt") and not cleaned.get("exempt_reason"):
            self.add_error("exempt_reason", "Say why the report is exempt")
        return cleaned
