"""An area's own roles."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from hubs.presentation.words import uk_date
from leadership.forms.choices import wide_input
from leadership.forms.days import BoundedDateField
from leadership.forms.sending import SeenForm
from leadership.models import Role


class RoleForm(SeenForm):
    """What an own role is called, what it is for, and where it stands; empty for a new one."""

    name = forms.CharField(
        label="Name of the role",
        max_length=80,
        widget=wide_input(),
        help_text="For example, Voice of families lead.",
    )
    expects = forms.CharField(
        label="What is expected of whoever holds it",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One or two sentences. They open the briefing of a successor.",
    )
    why_it_matters = forms.CharField(
        label="Why it matters",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Shown beside the gap when nobody holds it.",
    )
    needs_deputy = forms.BooleanField(
        label="It needs a deputy",
        required=False,
        help_text="Then a holder without a deputy shows as a gap.",
    )

    def __init__(self, *args: Any, role: Role | None = None, **kwargs: Any) -> None:
        super().__init__(*args, state=role.state if role else "", **kwargs)
        self.role = role
        local = list(Role.objects.local())
        self.others = {each.code: each for each in local if not role or each.pk != role.pk}
        names = [(code, f"After {each.name}") for code, each in self.others.items()]
        self.fields["after"] = forms.ChoiceField(
            label="Its place",
            choices=[("", "First, after the roles of the model framework"), *names],
            required=False,
            error_messages={"invalid_choice": "Choose a place from the list"},
        )
        if role:
            fields = ("name", "expects", "why_it_matters", "needs_deputy")
            self.initial.update({name: getattr(role, name) for name in fields})
        before = [each for each in local if not role or each.position < role.position]
        self.initial["after"] = before[-1].code if before else ""

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        same = Role.objects.filter(name__iexact=name)
        if self.role:
            same = same.exclude(pk=self.role.pk)
        if other := same.first():
            raise forms.ValidationError(f"There is a role called {other.name} already")
        return name

    def clean_after(self) -> Role | None:
        return self.others.get(self.cleaned_data["after"])

    @property
    def facts(self) -> dict[str, Any]:
        """What the actions take."""
        names = ("name", "expects", "why_it_matters", "needs_deputy", "after")
        return {name: self.cleaned_data[name] for name in names}


class RoleRetireForm(SeenForm):
    """From which day on nobody is expected to hold an own role."""

    retired_on = BoundedDateField(
        label="No longer in use from", help_text="From this day on nobody can hold it."
    )

    def __init__(self, *args: Any, role: Role, **kwargs: Any) -> None:
        super().__init__(*args, state=role.state, **kwargs)
        self.role = role
        self.initial["retired_on"] = role.retired_on or timezone.localdate()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        day, begun = data.get("retired_on"), self.role.begins_on
        if day and begun and day < begun:
            self.add_error("retired_on", f"The role has been in use only since {uk_date(begun)}")
        return data


class RoleRestoreForm(SeenForm):
    """Take a retired role into use again."""

    def __init__(self, *args: Any, role: Role, **kwargs: Any) -> None:
        super().__init__(*args, state=role.state, **kwargs)
