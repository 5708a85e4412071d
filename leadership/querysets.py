"""Which people and appointments."""

from __future__ import annotations

from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

if TYPE_CHECKING:
    from hubs.models import User
    from leadership.models import (
        Appointment,
        Contact,
        Deputyship,
        Engagement,
        Handover,
        NameConsent,
        PeopleUpload,
        Person,
        PublicPage,
        Role,
    )

DEPUTED = JSONObject(
    id=F("pk"),
    person=F("person"),
    user=F("person__user"),
    name=F("person__name"),
    left=F("person__left_on"),
    since=F("starts_on"),
    until=F("ends_on"),
)
"""A deputyship as `Deputed.from_row` takes it."""


class PersonQuerySet(models.QuerySet["Person"]):
    """People of the open area."""

    def still_here_on(self, day: date) -> PersonQuerySet:
        """Those who had not left by that day."""
        return self.filter(Q(left_on=None) | Q(left_on__gt=day))

    def left_between(self, first: date, last: date) -> PersonQuerySet:
        """Those whose last day is in a period, by that day."""
        return self.filter(left_on__range=(first, last)).order_by("left_on", "name")

    def known_on(self, day: date) -> PersonQuerySet:
        """Those without a role, seat or standing in, or whose first began by that day."""
        periods = ("appointments", "engagements", "deputyships")
        begun = reduce(or_, (Q(**{f"{rows}__starts_on__lte": day}) for rows in periods))
        never = Q(**{f"{rows}__isnull": True for rows in periods})
        known = self.model._default_manager.filter(begun | never).values("pk")
        return self.filter(pk__in=known)

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

    def lasting_on(self, day: date) -> AppointmentQuerySet:
        """Those that have not ended by that day, begun or not."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day))

    def to_review_on(self, day: date) -> AppointmentQuerySet:
        """Those with a day of review that have not ended by that day."""
        return self.lasting_on(day).exclude(review_due_on=None)

    def involving(self, person: Person) -> AppointmentQuerySet:
        """Those that somebody holds, held or will hold, or stands in for at any time."""
        stood_in = self.model._default_manager.filter(deputyships__person=person)
        return self.filter(Q(person=person) | Q(pk__in=stood_in.values("pk")))

    def overlapping(self, starts_on: date, ends_on: date | None) -> AppointmentQuerySet:
        """Those in force on at least one day of a period; `ends_on` None is an open end."""
        found = self.filter(Q(ends_on=None) | Q(ends_on__gte=starts_on))
        return found.filter(starts_on__lte=ends_on) if ends_on else found

    def with_people(self) -> AppointmentQuerySet:
        """With everything that a picture of the structure names, deputies too, in one query."""
        deputies: DeputyshipQuerySet = apps.get_model("leadership", "Deputyship").objects.all()
        own = deputies.filter(appointment=OuterRef("pk")).order_by("starts_on")
        return self.select_related("role", "person", "organisation").annotate(
            deputies_read=ArraySubquery(own.values(row=DEPUTED))
        )


class DeputyshipQuerySet(models.QuerySet["Deputyship"]):
    """Deputies of the open area's appointments."""

    def as_rows(self) -> list[Any]:
        """Return them as `Deputed.from_row` takes them, by first day; one query."""
        return list(self.order_by("starts_on").values_list(DEPUTED, flat=True))


class EngagementQuerySet(models.QuerySet["Engagement"]):
    """Seats at the table of the open area."""

    def with_people(self) -> EngagementQuerySet:
        """With the person and their organisation, in one query."""
        return self.select_related("person__organisation")

    def taken_on(self, day: date) -> EngagementQuerySet:
        """Those in force on that day, first and last day included."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)

    def with_last_contact(self, contacts: ContactQuerySet) -> EngagementQuerySet:
        """Add `last_contact_on`: the day of the last of these contacts, None without any."""
        of_person = contacts.filter(person=OuterRef("person_id")).order_by("-happened_on")
        return self.annotate(last_contact_on=Subquery(of_person.values("happened_on")[:1]))


class ContactQuerySet(models.QuerySet["Contact"]):
    """Contacts with people of the open area, the latest first."""

    def until(self, day: date) -> ContactQuerySet:
        """Those up to that day, which included."""
        return self.filter(happened_on__lte=day)

    def with_people(self) -> ContactQuerySet:
        """With whom it was, and who wrote it down, in one query."""
        return self.select_related("person", "recorded_by")


class NameConsentQuerySet(models.QuerySet["NameConsent"]):
    """Consents to be named on the public page, of the open area."""

    def standing(self) -> NameConsentQuerySet:
        """Those that have not been withdrawn."""
        return self.filter(withdrawn_at=None)


class PublicPageEverywhere(models.Manager["PublicPage"]):
    """Public pages of every area: the policy shows the one whose token is presented."""

    def with_token(self, token: str) -> PublicPage | None:
        """Return the page of that token with its area, or None; call inside `token_scope`."""
        return self.get_queryset().filter(token=token).select_related("area").first()


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

    def with_following(self, day: date) -> HandoverQuerySet:
        """With what `is_followed` says: whether the successor holds the role that day or later."""
        held: AppointmentQuerySet = apps.get_model("leadership", "Appointment").objects.all()
        own = held.filter(role=OuterRef("appointment__role"), person=OuterRef("successor"))
        return self.annotate(followed_read=Exists(own.lasting_on(day)))

    def of_user(self, user: User) -> HandoverQuerySet:
        """Those in which the user hands over or takes over."""
        return self.filter(Q(appointment__person__user=user) | Q(successor__user=user))


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
