"""Finding areas, and adding one with its first administrator."""

from django import forms


class AreaFilterForm(forms.Form):
    """Which areas to show."""

    SHOW = [
        ("", "All areas"),
        ("stuck", "Stuck"),
        ("setting-up", "Being set up"),
        ("reporting", "Reporting"),
    ]
    mark_optional = False
    find = forms.CharField(
        label="Find an area",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "class": "govuk-input--width-20"}),
    )
    show = forms.ChoiceField(label="Show", choices=SHOW, required=False)


class AuthorityFindForm(forms.Form):
    """Which local authority to add."""

    mark_optional = False
    find = forms.CharField(
        label="Find a local authority",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "class": "govuk-input--width-20"}),
    )


class AdministratorForm(forms.Form):
    """The person who will look after an area."""

    name = forms.CharField(label="Full name", max_length=150)
    email = forms.EmailField(
        label="Email address",
        max_length=254,
        help_text="Their own work address. We send the invitation there.",
        error_messages={"invalid": "Enter an email address like name@example.org"},
    )
