"""Forms in both states: as they open, and as they come back refused."""

from __future__ import annotations

from django import forms

from hubs.presentation.forms import DateField, LevelField, LevelScale, Radios, Ticks

LEVELS = {
    1: "No one has yet written down what it should look like.",
    2: "A few of us have talked about it. Each organisation would still describe it differently.",
    3: "A draft is written and most partners have seen it. It does not yet shape plans.",
    4: "Partners use one agreed text in their own plans. Families have not yet tested it.",
    5: "Families, staff and boards describe the same future, and decisions are checked against it.",
    0: "Choose this if you cannot see it from where you are. It is a useful answer.",
    -1: "Choose this if it is outside what you answer for.",
}


class EveryField(forms.Form):
    name = forms.CharField(label="Full name", max_length=60)
    email = forms.EmailField(
        label="Email address", help_text="We only use it to send what needs you."
    )
    password = forms.CharField(label="Password", widget=forms.PasswordInput)
    due = DateField(label="Due date", help_text="For example, 27 11 2026")
    sponsor = forms.ChoiceField(label="Who sponsors it", choices=[("", ""), ("d", "David Okafor")])
    who = forms.ChoiceField(
        label="Who may see this",
        choices=[
            ("me", "Only me"),
            ("round", "Everyone in the round"),
            ("report", "It may be quoted in the report"),
        ],
        widget=Radios(hints={"report": "Without your name. Freedom of information applies."}),
    )
    sets = forms.MultipleChoiceField(
        label="Question sets",
        choices=[("leading", "Leading change"), ("system", "System leadership")],
        widget=Ticks(hints={"leading": "7 statements", "system": "5 statements"}),
    )
    sheet = forms.FileField(label="Spreadsheet", help_text="Excel or CSV, up to 2 MB.")
    reason = forms.CharField(label="Why this rating", widget=forms.Textarea, required=False)
    sure = forms.BooleanField(label="I have read what signing off freezes")


class AgreeForm(forms.Form):
    rating = LevelField(label="The rating you agree")
    reason = forms.CharField(
        label="Why this rating",
        help_text="The board reads this. Two sentences are plenty.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    dissent = forms.CharField(
        label="Anyone who sees it differently", required=False, widget=forms.Textarea
    )
    due = DateField(label="Due by")


class AnswerForm(forms.Form):
    mark_optional = False
    level = LevelField(
        label="A made-up statement, as an area might write its own.",
        dont_know=True,
        not_for_me=True,
        widget=LevelScale(meanings=LEVELS, eyebrow="Statement 1 of 5"),
    )
    evidence = forms.CharField(
        label="What makes you say that?",
        help_text="One or two lines. A document, a meeting, something a family said.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class OtherScaleForm(AnswerForm):
    """The same statement, asked as yes, partly or no."""

    level = LevelField(
        label="A made-up statement, asked in everyday words.",
        choices=[("1-N", "No"), ("3-P", "Partly"), ("4-Y", "Yes"), (0, "Don’t know")],
        coerce=str,
        widget=LevelScale(
            meanings={"3-P": "It is true in some places. It takes the place of Early progress."},
            letters={"1-N": "N", "3-P": "P", "4-Y": "Y"},
            eyebrow="Statement 2 of 5",
        ),
    )


class FilterForm(forms.Form):
    mark_optional = False
    find = forms.CharField(
        label="Find an area",
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )
    show = forms.ChoiceField(
        label="Show", required=False, choices=[("", "All areas"), ("stuck", "Stuck")]
    )


def refused() -> EveryField:
    form = EveryField(
        {
            "name": "R" * 70,
            "email": "ruth@northmoor",
            "due_day": "31",
            "due_month": "2",
            "due_year": "2027",
            "reason": "Kept as it was typed: <b>nothing lost</b>.",
        },
        prefix="refused",
    )
    form.data = {f"refused-{key}": value for key, value in form.data.items()}
    return form


class DayForm(forms.Form):
    """The day that a page is about."""

    mark_optional = False
    on = DateField(label="Show leadership as at", required=False)
