"""People: who they are, finding them, and their leaving."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone

from hubs.models import Organisation, Sector
from hubs.presentation.forms import Radios
from hubs.presentation.words import uk_date
from leadership.actions.people import NewOrganisation
from leadership.forms.choices import organisation_choice, wide_input
from leadership.forms.days import BoundedDateField
from leadership.forms.sending import SeenForm
from leadership.models import Grade, Person


class PersonForm(SeenForm):
    """Somebody who takes part; `organisation` cleans to one, or to one that is to be added."""

    name = forms.CharField(label="Full name", max_length=150, widget=wide_input())
    job_title = forms.CharField(
        label="Job title", max_length=150, required=False, widget=wide_input()
    )
    email = forms.EmailField(
        label="Email address",
        max_length=254,
        required=False,
        widget=wide_input(forms.EmailInput),
        help_text="Adding a person here sends nothing and lets nobody sign in.",
    )
    grade = forms.TypedChoiceField(
        label="Grade",
        choices=Grade.choices,
        coerce=int,
        initial=Grade.OTHER,
        help_text="The senior sponsor is expected to be an assistant director or above.",
    )

    def __init__(self, *args: Any, person: Person | None = None, **kwargs: Any) -> None:
        super().__init__(*args, state=person.state if person else "", **kwargs)
        self.person = person
        self.fields["organisation"] = organisation_choice(
            label="Organisation",
            required=not self.data.get("new_organisation"),
            needed="Choose an organisation, or add a new one",
        )
        self.fields["new_organisation"] = forms.CharField(
            label="Name of the new organisation",
            max_length=150,
            required=False,
            widget=wide_input(),
        )
        self.fields["new_sector"] = forms.ChoiceField(
            label="Its sector", choices=[("", "Choose a sector"), *Sector.choices], required=False
        )
        if person:
            names = ("name", "job_title", "email", "grade")
            self.initial.update({name: getattr(person, name) for name in names})
            self.initial["organisation"] = person.organisation_id

    @property
    def wants_new_organisation(self) -> bool:
        """Whether the part for a new organisation is to be shown open."""
        return any(self[name].value() for name in ("new_organisation", "new_sector"))

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        others = Person.objects.filter(email__iexact=email)
        if self.person:
            others = others.exclude(pk=self.person.pk)
        if email and (other := others.first()):
            raise forms.ValidationError(f"{other.name} already has this email address")
        return email

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        chosen, new = data.get("organisation"), data.get("new_organisation", "")
        if new:
            self._clean_new(chosen, new, data.get("new_sector", ""))
        return data

    def _clean_new(self, chosen: Organisation | None, name: str, sector: str) -> None:
        known = Organisation.objects.filter(name__iexact=name).first()
        if chosen:
            self.add_error(
                "new_organisation", "Choose an organisation or add a new one, but not both"
            )
        elif known:
            self.add_error(
                "new_organisation", f"{known.name} is already listed: choose it from the list"
            )
        elif not sector:
            self.add_error("new_sector", "Choose the sector of the new organisation")
        else:
            self.cleaned_data["organisation"] = NewOrganisation(name, sector)

    @property
    def facts(self) -> dict[str, Any]:
        """What the actions take."""
        names = ("name", "job_title", "email", "grade", "organisation")
        return {name: self.cleaned_data[name] for name in names}


class PersonFilterForm(forms.Form):
    """Finding people. A filter is never refused: what makes no sense is left out."""

    mark_optional = False
    q = forms.CharField(label="Name, job title or organisation", required=False, max_length=100)
    sector = forms.ChoiceField(
        label="Sector", choices=[("", "All sectors"), *Sector.choices], required=False
    )
    leavers = forms.BooleanField(label="Also people who have left", required=False)
    on = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"id": "kept_on"}))

    def __init__(self, data: QueryDict, on: str) -> None:
        """`on` is the day asked for, which stays when the filter changes; "" for today."""
        kept = data.copy()
        kept["on"] = on
        super().__init__(kept)

    def wanted(self) -> dict[str, Any]:
        """Return what to look for."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in ("q", "sector", "leavers")}


class PersonLeaveForm(SeenForm):
    """Somebody's last day, and whether their roles, seats and standing in end with it."""

    left_on = BoundedDateField(label="Last day", help_text="For example, 30 9 2026.")
    ending = forms.ChoiceField(
        label="Their roles and seats, and where they stand in",
        choices=[("all", "End them on that day"), ("none", "Leave them as they are for now")],
        initial="all",
        widget=Radios(
            hints={
                "all": "What would begin only later is taken out.",
                "none": "They show as gaps until you end them one by one.",
            }
        ),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, state=person.state, **kwargs)
        self.initial["left_on"] = person.left_on or timezone.localdate()
        self.person = person

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        last: date | None = data.get("left_on")
        if last and data.get("ending") == "all":
            self._check_starts(last)
        return data

    @property
    def facts(self) -> dict[str, Any]:
        """What the action takes."""
        return {
            "left_on": self.cleaned_data["left_on"],
            "end_everything": self.cleaned_data["ending"] == "all",
            "seen": self.cleaned_data["seen"],
        }

    def _check_starts(self, last: date) -> None:
        """A role that has begun cannot end before its first day without losing that it was held."""
        begun = self.person.appointments.filter(
            starts_on__gt=last, starts_on__lte=timezone.localdate()
        ).select_related("role")
        if held := begun.order_by("-starts_on").first():
            self.add_error(
                "left_on",
                f"{self.person.name} has been {held.role.name.lower()} since "
                f"{uk_date(held.starts_on)}: give a later day, or correct that appointment first",
            )


class PersonReturnForm(SeenForm):
    """Undo a leaving."""

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, state=person.state, **kwargs)
