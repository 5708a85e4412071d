"""What is printed of the evidence, comments on a draft, and the signature."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Count

from checklists.models import Answer
from checklists.quotes import quotable_in
from checklists.results import SMALLEST
from governance.models import Report
from hubs.models import User
from hubs.presentation.forms import Ticks


def notes_of(report: Report, reader: User) -> Iterable[Answer]:
    """The evidence of the answers that count in the report's round, as far as ``reader`` may see
    it, by statement."""
    answers = Answer.objects.visible_to(reader)
    if report.round.anonymous_comparison:
        # Here nobody is told whose it is, so the wall round single answers is not needed.
        answers = Answer.objects.of_closed_rounds()
    answers = answers.filter(
        participation__round=report.round_id,
        participation__withdrawn_at=None,
        level__isnull=False,
    )
    if report.round.anonymous_comparison:
        given = answers.values("question").annotate(number=Count("pk"))
        answers = answers.filter(question__in=given.filter(number__gte=SMALLEST).values("question"))
    return (
        answers.exclude(evidence="")
        .exclude(question__kind="open")
        .select_related("question__question_set")
        .order_by("question__question_set__position", "question__number", "evidence")
    )


class EvidenceForm(forms.Form):
    """One list of ticks a statement; names and organisations are never shown."""

    mark_optional = False  # nothing need be ticked

    version = forms.IntegerField(widget=forms.HiddenInput)
    organisations_shown = forms.BooleanField(
        label="Show which organisation gave which answer, where answers differ",
        required=False,
        help_text="By a letter. Agree this with the participants: one person may be all there is.",
    )

    quotes = forms.MultipleChoiceField(
        label="What leaders wrote, in their own words",
        help_text="Their authors allow these to be quoted. They are printed without names.",
        required=False,
        widget=Ticks,
        error_messages={"invalid_choice": "One of these may no longer be quoted. Choose again."},
    )

    def __init__(self, *args: Any, report: Report, reader: User, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "version": report.version,
            "quotes": report.quotes,
            "organisations_shown": report.organisations_shown,
        }
        super().__init__(*args, **kwargs)
        self._offer_quotes(report)
        if report.round.anonymous_comparison:
            self.initial["organisations_shown"] = False
            self.fields["organisations_shown"].disabled = True
            self.fields["organisations_shown"].help_text = "This review is compared without names."
        choices: dict[str, list[tuple[str, str]]] = {}
        labels: dict[str, str] = {}
        for answer in notes_of(report, reader):
            key = str(answer.question_id)
            labels[key] = f"{answer.question.code} {answer.question.short_name}"
            choices.setdefault(key, []).append((str(answer.pk), answer.evidence))
        for key, options in choices.items():
            self.fields[key] = forms.MultipleChoiceField(
                label=labels[key],
                choices=options,
                required=False,
                widget=Ticks,
                initial=[pk for pk, _ in options if pk in report.evidence],
            )

    def _offer_quotes(self, report: Report) -> None:
        """Each with its question; without any there is nothing to ask."""
        found = list(quotable_in(report.round))
        field = self.fields["quotes"]
        if isinstance(field, forms.MultipleChoiceField) and isinstance(field.widget, Ticks):
            field.choices = [(str(each.pk), each.text) for each in found]
            field.widget.hints = {str(each.pk): each.question.text for each in found}
        if not found:
            del self.fields["quotes"]

    @property
    def chosen(self) -> list[str]:
        own = {"version", "organisations_shown", "quotes"}
        return [pk for name in self.fields if name not in own for pk in self.cleaned_data[name]]


class CommentForm(forms.Form):
    section = forms.CharField(widget=forms.HiddenInput, max_length=20)
    text = forms.CharField(
        label="Your comment", max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )


class SignForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    sure = forms.BooleanField(label="I have read this report and sign it off")
