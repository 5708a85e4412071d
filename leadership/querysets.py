"""Which people and appointments."""

from __future__ import annotations

from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from hubs.models import User
    from leadership.models import Appointment, Engagement, PeopleUpload, Person


class PersonQuerySet(models.QuerySet["Person"]):
    """People of the open area."""

    def still_here_on(self, day: date) -> PersonQuerySet:
        """Those who had not left by that day."""
        return self.filter(Q(left_on=None) | Q(left_on__gt=day))

    def matching(self, words: str) -> PersonQuerySet:
        """Those whose name, job title or organisation contains the words."""
        fields = ("name", "job_title", "organisation__name")
        return self.filter(reduce(or_, (Q(**{f"{field}__icontains": words}) for field in fields)))


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


class PeopleUploadQuerySet(models.QuerySet["PeopleUpload"]):
    """Spreadsheets of the open area that wait to be confirmed."""

    def of_user(self, user: User, now: datetime) -> PeopleUploadQuerySet:
        """The user's own, as long as it is kept."""
        return self.filter(user=user, expires_at__gt=now)

    def expired(self, now: datetime) -> PeopleUploadQuerySet:
        """Those whose time is over."""
        return self.filter(expires_at__lte=now)

    def next_expiry(self) -> datetime | None:
        """When the next of them is to go."""
        moment: datetime | None = self.aggregate(at=models.Min("expires_at"))["at"]
        return moment
