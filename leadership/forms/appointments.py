"""Appointing somebody and what may happen to an appointment afterwards."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from hubs.presentation.words import uk_date
from leadership.forms.choices import (
    PersonChoiceField,
    ReasonField,
    basis_choice,
    grade_choice,
    organisation_choice,
)
from leadership.forms.days import BoundedDateField
from leadership.forms.deputies import check_deputy_from
from leadership.forms.periods import WRONG_WAY_ROUND, PeriodRules
from leadership.forms.sending import SeenForm
from leadership.models import Appointment, Person, Role


def _check_deputy(form: forms.Form, holder: Person | None) -> None:
    deputy = form.cleaned_data.get("deputy")
    if deputy is None:
        return
    if holder and deputy.pk == holder.pk:
        form.add_error("deputy", "The deputy must be somebody other than the holder")
    elif deputy.has_left:
        form.add_error("deputy", f"{deputy.name} has left: choose someone else or leave this empty")


def _check_review(form: forms.Form, starts_on: date | None) -> None:
    review = form.cleaned_data.get("review_due_on")
    if review and starts_on and review < starts_on:
        form.add_error(
            "review_due_on", f"The review must be after the first day, {uk_date(starts_on)}"
        )


class AppointmentAddForm(forms.Form):
    """Put somebody into a role."""

    def __init__(self, *args: Any, role: Role, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.role = role
        people = list(Person.objects.select_related("organisation"))
        self.fields["person"] = PersonChoiceField(people, label="Person")
        self.fields["organisation"] = organisation_choice(
            label="Organisation",
            empty="The person’s own organisation",
            help_text="Choose another only if they hold the role for another organisation.",
        )
        self.fields["starts_on"] = BoundedDateField(
            label="First day", help_text="For example, 4 1 2027. It may be in the past."
        )
        self.fields["ends_on"] = BoundedDateField(
            label="Last day", required=False, help_text="Leave empty if no end is known.", years=10
        )
        self.fields["reason"] = ReasonField(
            label="Why it is recorded only now",
            required=False,
            help_text="Needed when the first day has gone by: the appointment is then back-dated.",
        )
        self.fields["basis"] = basis_choice()
        self.fields["grade"] = grade_choice(empty="The person’s own grade")
        self.fields["deputy"] = PersonChoiceField(
            [person for person in people if not person.has_left],
            label="Deputy",
            required=False,
            empty="No deputy yet",
            help_text="Who decides when the holder is away.",
        )
        self.fields["review_due_on"] = BoundedDateField(
            label="Review by",
            required=False,
            help_text="When the area looks again at whether this is still right.",
            years=10,
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        person, starts_on = data.get("person"), data.get("starts_on")
        if person and starts_on and "ends_on" in data:
            PeriodRules(self, self.role).check(person, starts_on, data["ends_on"])
        if starts_on and starts_on < timezone.localdate() and not data.get("reason"):
            self.add_error("reason", "Say why it is recorded only now: the first day has gone by")
        _check_deputy(self, person)
        _check_review(self, starts_on)
        return data


class AppointmentForm(SeenForm):
    """A form about one appointment."""

    def __init__(self, *args: Any, appointment: Appointment, **kwargs: Any) -> None:
        self.appointment = appointment
        super().__init__(*args, state=appointment.state, **kwargs)


class AppointmentEndForm(AppointmentForm):
    """Say which day is somebody's last in a role."""

    ends_on = BoundedDateField(
        label="Last day in the role", help_text="They still hold the role on this day."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["ends_on"] = self.appointment.ends_on or timezone.localdate()

    def clean_ends_on(self) -> date:
        ends_on: date = self.cleaned_data["ends_on"]
        if ends_on < self.appointment.starts_on:
            first = uk_date(self.appointment.starts_on)
            raise forms.ValidationError(WRONG_WAY_ROUND.format(first=first))
        return ends_on

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if ends_on := data.get("ends_on"):
            rules = PeriodRules(self, self.appointment.role, self.appointment)
            rules.check(self.appointment.person, self.appointment.starts_on, ends_on)
        return data


class AppointmentEditForm(AppointmentForm):
    """Name another deputy from a day on, or another day of review."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held, day = self.appointment, self._likely_day()
        self.current = held.deputy_on(day)
        current_id = self.current.person_id if self.current else None
        people = Person.objects.select_related("organisation").exclude(pk=held.person_id)
        self.fields["deputy"] = PersonChoiceField(
            [p for p in people if not p.has_left or p.pk == current_id],
            label="Deputy",
            required=False,
            empty="No deputy",
            help_text="Who decides when the holder is away.",
        )
        self.fields["deputy_from"] = BoundedDateField(
            label="First day of the change",
            required=False,
            help_text="Only if you choose another deputy. Until the day before, "
            "it stays as it is recorded.",
        )
        self.fields["review_due_on"] = BoundedDateField(
            label="Review by",
            required=False,
            help_text="When the area looks again at whether this is still right.",
            years=10,
        )
        self.initial.update(
            {"deputy": current_id, "deputy_from": day, "review_due_on": held.review_due_on}
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        _check_review(self, self.appointment.starts_on)
        if "deputy" not in data:
            return data
        chosen = data["deputy"].pk if data["deputy"] else None
        if chosen == (self.current.person_id if self.current else None):
            _check_deputy(self, self.appointment.person)
            self.errors.pop("deputy_from", None)
            data["deputy_from"] = None
        else:
            _check_deputy(self, self.appointment.person)
            check_deputy_from(self, self.appointment)
        return data

    def _likely_day(self) -> date:
        """Today, or the day of the appointment that is nearest to it."""
        held, today = self.appointment, timezone.localdate()
        return max(held.starts_on, min(today, held.ends_on or today))


class AppointmentCorrectForm(AppointmentForm):
    """Put right what was recorded wrongly."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = self.appointment
        self.fields["organisation"] = organisation_choice(label="Organisation", required=True)
        self.fields["starts_on"] = BoundedDateField(label="First day")
        self.fields["ends_on"] = BoundedDateField(
            label="Last day", required=False, help_text="Leave empty if no end is known.", years=10
        )
        self.fields["basis"] = basis_choice()
        self.fields["grade"] = grade_choice()
        self.fields["reason"] = ReasonField(label="What was wrong")
        self.initial.update(
            {
                "organisation": held.organisation_id,
                "starts_on": held.starts_on,
                "ends_on": held.ends_on,
                "basis": held.basis,
                "grade": held.held_grade,
            }
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        starts_on = data.get("starts_on")
        if starts_on and "ends_on" in data:
            rules = PeriodRules(self, self.appointment.role, self.appointment)
            rules.check(self.appointment.person, starts_on, data["ends_on"])
        return data


class AppointmentBackdateForm(AppointmentForm):
    """Say that somebody has held a role for longer than was recorded."""

    starts_on = BoundedDateField(
        label="New first day", help_text="Before the first day that is recorded now."
    )
    reason = ReasonField(label="Why it is recorded only now")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        held, starts_on = self.appointment, data.get("starts_on")
        if starts_on and starts_on >= held.starts_on:
            self.add_error(
                "starts_on",
                f"The new first day must be before {uk_date(held.starts_on)}. "
                "Correct the record instead if it was later",
            )
        elif starts_on:
            rules = PeriodRules(self, held.role, held)
            rules.check(held.person, starts_on, held.ends_on)
        return data


class AppointmentRemoveForm(AppointmentForm):
    """Take out an appointment that was never made."""

    reason = ReasonField(label="Why it was recorded")
