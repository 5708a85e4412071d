"""What must hold between the days of an appointment and everything else that is recorded."""

from __future__ import annotations

from datetime import date

from django import forms

from hubs.presentation.words import uk_date
from leadership.models import Appointment, Person, Role

WRONG_WAY_ROUND = "The last day must be the same as or after the first day, {first}"


class PeriodRules:
    """The rules of one role, for the form that is asked about it."""

    def __init__(
        self, form: forms.Form, role: Role, appointment: Appointment | None = None
    ) -> None:
        self.form, self.role, self.appointment = form, role, appointment

    def check(self, person: Person, starts_on: date, ends_on: date | None) -> None:
        """Put every fault beside the field that mends it."""
        if ends_on and ends_on < starts_on:
            self.form.add_error("ends_on", WRONG_WAY_ROUND.format(first=uk_date(starts_on)))
            return
        self._check_role(starts_on, ends_on)
        self._check_presence(person, starts_on, ends_on)
        others = Appointment.objects.with_people().overlapping(starts_on, ends_on)
        others = others.filter(role=self.role)
        if self.appointment:
            others = others.exclude(pk=self.appointment.pk)
        if clash := others.filter(person=person).first():
            self.form.add_error("starts_on", self._twice(clash))
        elif self.role.single_holder and (clash := others.first()):
            self.form.add_error("starts_on", self._overlap(clash))

    def _check_role(self, starts_on: date, ends_on: date | None) -> None:
        retired = self.role.retired_on
        if retired and (ends_on is None or ends_on >= retired):
            self.form.add_error(
                "ends_on" if "ends_on" in self.form.fields else "starts_on",
                f"This role was retired on {uk_date(retired)}: give a last day before that",
            )

    def _check_presence(self, person: Person, starts_on: date, ends_on: date | None) -> None:
        left = person.left_on
        if left is None or (ends_on and ends_on <= left):
            return
        field = "person" if "person" in self.form.fields else "ends_on"
        if starts_on > left:
            words = (
                f"{person.name} left on {uk_date(left)}, before the first day: choose someone else"
            )
        else:
            words = f"{person.name} left on {uk_date(left)}: give a last day no later than that"
        self.form.add_error(field, words)

    def _twice(self, clash: Appointment) -> str:
        return (
            f"{clash.person.name} already is {self.role.name.lower()} {_period(clash)}: "
            "change that appointment instead"
        )

    def _overlap(self, clash: Appointment) -> str:
        return (
            f"There can be one {self.role.name.lower()} at a time: {clash.person.name} holds the "
            f"role {_period(clash)}. End that appointment first, or choose days when nobody does"
        )


def _period(appointment: Appointment) -> str:
    since = f"from {uk_date(appointment.starts_on)}"
    return f"{since} to {uk_date(appointment.ends_on)}" if appointment.ends_on else f"{since} on"
