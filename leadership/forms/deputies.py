"""Who stands in for the holder of an appointment, and when."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from hubs.presentation.words import uk_date
from leadership.deputed import Deputed
from leadership.forms.choices import PersonChoiceField
from leadership.forms.days import BoundedDateField
from leadership.forms.sending import SeenForm
from leadership.models import Appointment, Deputyship, Person


def check_deputy_from(form: forms.Form, appointment: Appointment) -> None:
    """Put beside the first day of a change what speaks against it."""
    day = form.cleaned_data.get("deputy_from")
    if form.has_error("deputy_from"):
        return
    if day is None:
        form.add_error("deputy_from", "Enter the first day of the change")
        return
    later = next((each for each in appointment.deputies if each.starts_on > day), None)
    if later:
        form.add_error(
            "deputy_from",
            f"{later.name} is recorded as deputy from {uk_date(later.starts_on)}: "
            "give a later day, or correct that record first",
        )
    elif fault := _outside(appointment, day):
        form.add_error("deputy_from", fault)
    elif (deputy := form.cleaned_data.get("deputy")) and deputy.had_left_by(day):
        form.add_error("deputy_from", _had_left(deputy))


def _outside(appointment: Appointment, day: date) -> str:
    if day < appointment.starts_on:
        return f"The appointment begins on {uk_date(appointment.starts_on)}: give a later day"
    if appointment.ends_on and day > appointment.ends_on:
        return f"The appointment ends on {uk_date(appointment.ends_on)}: give an earlier day"
    return ""


def _had_left(person: Person) -> str:
    return f"{person.name} left on {uk_date(person.left_on)}" if person.left_on else ""


class DeputyshipForm(SeenForm):
    """A form about one deputy of an appointment; stale once anything about the latter changes."""

    def __init__(self, *args: Any, deputyship: Deputyship, **kwargs: Any) -> None:
        self.deputyship, self.appointment = deputyship, deputyship.appointment
        super().__init__(*args, state=self.appointment.state, **kwargs)


class DeputyshipCorrectForm(DeputyshipForm):
    """Put right who stood in, or when."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row = self.deputyship
        people = Person.objects.select_related("organisation")
        self.fields["person"] = PersonChoiceField(
            people.exclude(pk=self.appointment.person_id), label="Deputy"
        )
        self.fields["starts_on"] = BoundedDateField(label="First day")
        self.fields["ends_on"] = BoundedDateField(
            label="Last day",
            required=False,
            help_text="Leave empty if they stand in as long as the appointment lasts.",
            years=10,
        )
        self.initial.update(
            {"person": row.person_id, "starts_on": row.starts_on, "ends_on": row.ends_on}
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        starts_on = data.get("starts_on")
        if starts_on and "ends_on" in data:
            self._check(starts_on, data["ends_on"], data.get("person"))
        return data

    def _check(self, starts_on: date, ends_on: date | None, person: Person | None) -> None:
        if ends_on and ends_on < starts_on:
            self.add_error(
                "ends_on",
                f"The last day must be the same as or after the first day, {uk_date(starts_on)}",
            )
        elif fault := _outside(self.appointment, starts_on):
            self.add_error("starts_on", fault)
        elif other := self._other(starts_on, ends_on):
            until = f" to {uk_date(other.ends_on)}" if other.ends_on else " on"
            self.add_error(
                "starts_on",
                f"{other.name} is deputy from {uk_date(other.starts_on)}{until}: "
                "there can be one at a time",
            )
        elif person and person.left_on and (ends_on is None or ends_on > person.left_on):
            self.add_error("ends_on", f"{_had_left(person)}: give a last day no later than that")

    def _other(self, starts_on: date, ends_on: date | None) -> Deputed | None:
        """Return another deputy of the same days."""
        return next(
            (
                each
                for each in self.appointment.deputies
                if each.id != self.deputyship.pk
                and (ends_on is None or each.starts_on <= ends_on)
                and (each.ends_on is None or each.ends_on >= starts_on)
            ),
            None,
        )


class DeputyshipRemoveForm(DeputyshipForm):
    """Take out a deputy who never was one."""
