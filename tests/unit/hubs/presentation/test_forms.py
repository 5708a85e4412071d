"""One renderer: labels, hints, errors, dates and levels come out right without any field HTML."""

from datetime import date

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms.renderers import DjangoTemplates

from hubs.presentation.forms import (
    DateField,
    GovukRenderer,
    LevelField,
    LevelScale,
    Radios,
    Ticks,
    errors_of,
)
from hubs.presentation.forms.options import options


class ActionForm(forms.Form):
    title = forms.CharField(label="Action", help_text="One line <is> enough", max_length=10)
    due = DateField(label="Due date")
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea)
    email = forms.EmailField(label="Email address", required=False)


class WhereForm(forms.Form):
    where = forms.ChoiceField(
        choices=[("", "Any & all"), ("<x>", "An <x>"), ("Hubs", [(1, "One"), (2, "Two")])]
    )


class ChoosingForm(forms.Form):
    who = forms.ChoiceField(
        label="Who may see it",
        choices=[("me", "Only me"), ("all", "Everyone")],
        widget=Radios(hints={"me": "Nobody else"}, inline=True),
    )
    sets = forms.MultipleChoiceField(choices=[("a", "A")], widget=Ticks, label="Question sets")
    sure = forms.BooleanField(label="I am sure")
    sheet = forms.FileField(label="Spreadsheet")


def due(day="", month="", year="", **fields):
    data = {"title": "Meet", "due_day": day, "due_month": month, "due_year": year, **fields}
    return ActionForm(data)


class OneQuestionForm(forms.Form):
    who = forms.ChoiceField(
        label="Who <is> it", choices=[("a", "A")], widget=Radios(heads_page=True)
    )


def test_legend_of_the_one_question_is_the_heading_of_its_page():
    html = OneQuestionForm()["who"].as_field_group()
    assert '<h1 class="govuk-heading-l">Who &lt;is&gt; it</h1></legend>' in html
    assert "<h1" not in ChoosingForm()["who"].as_field_group()


def test_label_and_hint_belong_to_their_input():
    html = ActionForm()["title"].as_field_group()
    assert '<label class="govuk-label" for="id_title">Action</label>' in html
    assert 'id="id_title_helptext">One line &lt;is&gt; enough</div>' in html
    assert 'aria-describedby="id_title_helptext"' in html
    assert 'class="govuk-input"' in html


def test_optional_fields_say_so_and_required_ones_do_not_block_the_browser():
    form = ActionForm()
    assert "(optional)" in form["note"].as_field_group()
    assert "(optional)" not in form["title"].as_field_group()
    assert " required" not in str(form)


@pytest.mark.parametrize("chosen", ["", "<x>", 2, "nowhere"])
def test_select_is_drawn_as_django_draws_it(chosen):
    widget, attrs = WhereForm().fields["where"].widget, {"id": "id_where"}
    theirs = widget.render("where", chosen, attrs, renderer=DjangoTemplates())
    assert widget.render("where", chosen, attrs, renderer=GovukRenderer()) == theirs


def test_option_keeps_its_attributes():
    choice = {
        "value": 1,
        "label": "One",
        "attrs": {"disabled": True, "hidden": False, "lang": "cy"},
    }
    assert options([(None, [choice], 0)]).strip() == (
        '<option value="1" disabled lang="cy">One</option>'
    )


def test_a_filter_may_leave_the_word_optional_out():
    form = ActionForm()
    form.mark_optional = False
    assert "(optional)" not in str(form)


def test_error_is_joined_to_its_input_and_marked():
    html = due()["due"].as_field_group()
    assert "govuk-form-group--error" in html
    assert 'id="id_due_error"' in html
    assert 'aria-describedby="id_due_error"' in html


@pytest.mark.parametrize(
    ("typed", "message", "anchor"),
    [
        (("", "", ""), "Enter the due date", "id_due_day"),
        (("27", "", "2026"), "Due date must include a month", "id_due_month"),
        (("", "", "2026"), "Due date must include a day and month", "id_due_day"),
        (("31", "2", "2027"), "Due date must be a real date", "id_due_day"),
        (("1", "13", "2027"), "Due date must be a real date", "id_due_day"),
        (("one", "2", "2027"), "Due date must be a real date", "id_due_day"),
        (("1", "2", "27"), "Due date: year must include 4 numbers", "id_due_year"),
    ],
)
def test_date_says_which_part_is_wrong(typed, message, anchor):
    assert errors_of([due(*typed)]) == [{"words": message, "anchor": anchor}]


@pytest.mark.parametrize("month", ["2", "02", "feb", "February"])
def test_date_is_understood_with_a_number_or_a_name(month):
    form = due("3", month, "2027")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["due"] == date(2027, 2, 3)


def test_date_in_an_address_is_understood():
    form = ActionForm({"title": "Meet", "due": "2026-03-01"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["due"] == date(2026, 3, 1)
    assert 'value="2026"' in str(form["due"])


def test_date_that_is_refused_comes_back_as_typed():
    assert 'value="31"' in str(due("31", "2", "2027")["due"])


def test_date_is_changed_only_by_another_date():
    field = DateField(label="Due date")
    assert not field.has_changed(date(2026, 3, 1), "2026-03-01")
    assert field.has_changed(None, "2026-03-01")


def test_default_messages_name_the_field():
    form = due("1", "2", "2027", title="x" * 11, email="ruth@northmoor")
    assert [error["words"] for error in errors_of([form])] == [
        "Action must be 10 characters or fewer",
        "Enter an email address in the correct format, like name@example.org",
    ]


def test_character_that_cannot_be_stored_and_a_choice_not_offered_are_said_plainly():
    errors = [error["words"] for error in errors_of([due("1", "1", "2027", title="a\x00b")])]
    assert errors == ["Action: remove the invisible character (NUL), which cannot be stored"]
    chosen = ChoosingForm({"who": "nobody", "sets": ["z"], "sure": "on"})
    said = [error["words"] for error in errors_of([chosen])]
    assert said[:2] == [
        "Who may see it: choose one of those offered",
        "Question sets: choose one of those offered",
    ]


def test_own_messages_are_kept():
    class OwnWords(forms.Form):
        name = forms.CharField(error_messages={"required": "Say who you are"})

    assert OwnWords({}).errors["name"] == ["Say who you are"]


def test_choices_are_told_what_to_do_and_linked_to_their_first_option():
    assert errors_of([ChoosingForm({})]) == [
        {"words": "Choose who may see it", "anchor": "id_who_0"},
        {"words": "Choose the question sets", "anchor": "id_sets_0"},
        {"words": "Tick to confirm: I am sure", "anchor": "id_sure"},
        {"words": "Choose a file", "anchor": "id_sheet"},
    ]


def test_choices_stand_in_a_fieldset_with_their_hints():
    html = ChoosingForm()["who"].as_field_group()
    assert '<legend class="govuk-fieldset__legend">Who may see it</legend>' in html
    assert 'id="id_who_0_hint">Nobody else</div>' in html
    assert 'aria-describedby="id_who_0_hint"' in html
    assert "govuk-radios--inline" in html
    assert html.count("<label") == 2


def test_choices_that_are_right_are_taken():
    sheet = SimpleUploadedFile("areas.csv", b"x")
    form = ChoosingForm({"who": "me", "sets": ["a"], "sure": "on"}, {"sheet": sheet})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["sets"] == ["a"]


def test_errors_of_unbound_and_missing_forms_are_none():
    assert errors_of([None, ActionForm()]) == []


def test_form_errors_come_first_and_link_nowhere():
    form = due("1", "2", "2027")
    form.add_error(None, "Someone else changed this")
    assert errors_of([form]) == [{"words": "Someone else changed this", "anchor": ""}]


@pytest.mark.parametrize(
    ("dont_know", "value", "cleaned"), [(True, "0", 0), (True, "5", 5), (False, "1", 1)]
)
def test_level_is_cleaned_to_its_number(dont_know, value, cleaned):
    assert LevelField(dont_know=dont_know).clean(value) == cleaned


@pytest.mark.parametrize("value", ["0", "6", "-1", "M", "1.5"])
def test_level_that_is_not_on_the_scale_is_refused(value):
    with pytest.raises(forms.ValidationError, match="Choose one of the levels shown"):
        LevelField().clean(value)


def test_level_that_may_be_empty_is_none():
    assert LevelField(required=False).clean("") is None


def test_scale_describes_each_level_and_keeps_dont_know_apart():
    class AnswerForm(forms.Form):
        level = LevelField(
            label="A statement",
            dont_know=True,
            widget=LevelScale(meanings={4: "Most of it <works>"}, eyebrow="Statement 1 of 5"),
        )

    html = AnswerForm({"level": "4"})["level"].as_field_group()
    assert "<span>Statement 1 of 5 </span>A statement</legend>" in html
    assert 'aria-describedby="id_level_3_meaning"' in html
    assert "Most of it &lt;works&gt;</p>" in html
    assert html.count(" checked") == 1
    assert html.count("fh-scale__o--dk") == 1


def test_scale_of_another_way_of_asking_has_its_own_letters_and_length():
    class AnswerForm(forms.Form):
        level = LevelField(
            choices=[("3-2", "Planned"), ("3-3", "Partly in place"), (0, "Don’t know")],
            coerce=str,
            widget=LevelScale(
                meanings={"3-3": "In some places."}, letters={"3-2": "2", "3-3": "3"}
            ),
        )

    html = AnswerForm({"level": "3-3"})["level"].as_field_group()
    assert 'class="fh-scale fh-scale--2"' in html
    assert 'value="3-3" id="id_level_1" aria-describedby="id_level_1_meaning" checked' in html
    assert html.count(" checked") == html.count("fh-scale__o--last") == 1
    assert '<span class="fh-dot" aria-hidden="true">2</span>Planned' in html
    assert '<span class="fh-dot" aria-hidden="true">?</span>Don’t know' in html
