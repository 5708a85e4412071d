"""Organisations, hubs and the area's own words."""

from typing import Any

from django import forms
from django.db.models import Model, QuerySet

from hubs.models import FamilyHub, Organisation, Sector
from hubs.presentation.forms import DateField, Radios


class OrganisationForm(forms.Form):
    """An organisation of the open area."""

    name = forms.CharField(label="Name", max_length=150)
    sector = forms.ChoiceField(label="Sector", choices=Sector.choices, widget=Radios())

    def __init__(self, *args: Any, instance: Organisation | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance = instance

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        others = Organisation.objects.all()
        return refuse_twice(name, others, self.instance, "an organisation")


class HubForm(forms.Form):
    """A family hub of the open area."""

    name = forms.CharField(label="Name of the hub", max_length=150)
    address = forms.CharField(label="Address", max_length=250, required=False)
    opened_on = DateField(label="Opening date", required=False, help_text="For example, 27 3 2026")

    def __init__(self, *args: Any, instance: FamilyHub | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance = instance

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        return refuse_twice(name, FamilyHub.objects.all(), self.instance, "a hub")


def refuse_twice(name: str, others: "QuerySet[Any]", instance: Model | None, what: str) -> str:
    """Return the name unless another row of the area has it, whatever its capital letters."""
    if instance:
        others = others.exclude(pk=instance.pk)
    if others.filter(name__iexact=name).exists():
        raise forms.ValidationError(f"The area has {what} of this name already")
    return name


class AreaForm(forms.Form):
    """The words that an area may choose for itself."""

    programme_name = forms.CharField(
        label="Name of the programme",
        max_length=100,
        help_text="Used on pages and in reports, as your board knows it.",
    )


class HistoryForm(forms.Form):
    """What to look for in the history."""

    SUBJECTS = [
        ("", "Everything"),
        ("membership", "People and roles"),
        ("invitation", "Invitations"),
        ("organisation", "Organisations"),
        ("familyhub", "Hubs"),
        ("appointment", "Appointments"),
        ("round", "Reviews"),
        ("localset", "Our own questions"),
        ("action", "Actions"),
        ("report", "Reports"),
        ("meeting", "Meetings"),
        ("localarea", "The area itself"),
    ]
    mark_optional = False
    find = forms.CharField(
        label="Find",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "class": "govuk-input--width-20"}),
    )
    about = forms.ChoiceField(label="About", choices=SUBJECTS, required=False)
