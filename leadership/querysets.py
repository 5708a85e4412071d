"""Which people and appointments."""

from __future__ import annotations

from datetime import date
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from hubs.models import User
    from leadership.models import Appointment, Engagement, Handover, Person, Role


class PersonQuerySet(models.QuerySet["Person"]):
    """People of the open area."""

    def still_here_on(self, day: date) -> PersonQuerySet:
        """Those who had not left by that day."""
        return self.filter(Q(left_on=None) | Q(left_on__gt=day))

    def matching(self, words: str) -> PersonQuerySet:
        """Those whose name, job title or organisation contains the words."""
        fields = ("name", "job_title", "organisation__name")
        return self.filter(reduce(or_, (Q(**{f"{field}__icontains": words}) for field in fields)))


class RoleQuerySet(models.QuerySet["Role"]):
    """The shipped roles and, inside an area, its own: the database hides those of others."""

    def shipped(self) -> RoleQuerySet:
        """Those of the model framework."""
        return self.filter(area=None)

    def local(self) -> RoleQuerySet:
        """The area's own, retired ones among them."""
        return self.exclude(area=None)

    def in_use_on(self, day: date) -> RoleQuerySet:
        """Those somebody may be appointed to."""
        return self.filter(Q(retired_on=None) | Q(retired_on__gt=day))


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    """Appointments of the open area."""

    def held_on(self, day: date) -> AppointmentQuerySet:
        """Those in force on that day, first and last day included."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)

    def overlapping(self, starts_on: date, ends_on: date | None) -> AppointmentQuerySet:
        """Those in force on at least one day of a period; `ends_on` None is an open end."""
        found = self.filter(Q(ends_on=None) | Q(ends_on__gte=starts_on))
        return found.filter(starts_on__lte=ends_on) if ends_on else found

    def with_people(self) -> AppointmentQuerySet:
        """With everything that a picture of the structure names, in one query."""
        return self.select_related("role", "person", "organisation", "deputy")


class EngagementQuerySet(models.QuerySet["Engagement"]):
    """Seats at the table of the open area."""

    def with_people(self) -> EngagementQuerySet:
        """With the person and their organisation, in one query."""
        return self.select_related("person__organisation")


class HandoverQuerySet(models.QuerySet["Handover"]):
    """Handovers of the open area."""

    def open(self) -> HandoverQuerySet:
        """Those still under way."""
        return self.filter(state="open")

    def with_people(self) -> HandoverQuerySet:
        """With everybody and everything that a page about it names, in one query."""
        return self.select_related(
            "appointment__role", "appointment__person__user", "appointment__organisation",
            "successor__organisation", "successor__user", "opened_by", "finished_by",
        )  # fmt: skip

    def of_user(self, user: User) -> HandoverQuerySet:
        """Those in which the user hands over or takes over."""
        return self.filter(Q(appointment__person__user=user) | Q(successor__user=user))
