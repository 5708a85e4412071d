"""Who leads: people, the roles there are, and appointments as periods of time."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone

from hubs.models import Invitation, Organisation, Sector, User
from hubs.tenancy.models import AreaManager, AreaOwned
from leadership.querysets import (
    AppointmentQuerySet,
    EngagementQuerySet,
    PeopleUploadQuerySet,
    PersonQuerySet,
)


class Level(models.TextChoices):
    """The levels of working that the model framework asks to be at the table."""

    PRACTITIONER = "practitioner", "Practitioner"
    OPERATIONAL = "operational", "Operational manager"
    STRATEGIC = "strategic", "Strategic lead"


class Grade(models.IntegerChoices):
    """How senior a post is; the senior sponsor is expected to be an assistant director or above."""

    OTHER = 1, "Other"
    MANAGER = 2, "Manager"
    HEAD_OF_SERVICE = 3, "Head of service"
    ASSISTANT_DIRECTOR = 4, "Assistant director"
    DIRECTOR = 5, "Director"
    CHIEF_EXECUTIVE = 6, "Chief executive or elected member"


class Role(models.Model):
    """A leadership role of the model framework. Reference data: the same in every area."""

    code = models.SlugField(primary_key=True, max_length=40)
    name = models.CharField(max_length=80)
    short_name = models.CharField(max_length=30)
    expects = models.TextField()
    why_it_matters = models.TextField()
    position = models.PositiveSmallIntegerField(unique=True)
    single_holder = models.BooleanField(default=False)
    needs_deputy = models.BooleanField(default=False)
    minimum_grade = models.PositiveSmallIntegerField(choices=Grade, null=True)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name


class Person(AreaOwned):
    """Somebody who takes part in an area's leadership, whether or not they sign in."""

    name = models.CharField("full name", max_length=150)
    email = models.EmailField("email address", max_length=254, blank=True)
    job_title = models.CharField(max_length=150, blank=True)
    grade = models.PositiveSmallIntegerField(choices=Grade, default=Grade.OTHER)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="people")
    user = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    invitation = models.ForeignKey(
        Invitation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="people",
    )
    left_on = models.DateField("last day", null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AreaManager.from_queryset(PersonQuerySet)()

    class Meta(AreaOwned.Meta):
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                "area",
                models.functions.Lower("email"),
                condition=~Q(email=""),
                name="person_email_once_an_area",
            ),
            models.UniqueConstraint(
                fields=["area", "user"],
                condition=Q(user__isnull=False),
                name="person_user_once_an_area",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def has_left(self) -> bool:
        return self.has_left_or_leaves_on(timezone.localdate())

    def has_left_or_leaves_on(self, day: date) -> bool:
        """Say whether nothing new may be asked of them: from their last day on."""
        return self.left_on is not None and self.left_on <= day

    @property
    def state(self) -> str:
        """What a form showed: a form sends it back, so that a change in between is noticed."""
        facts = (self.name, self.email, self.job_title, self.grade, self.organisation_id)
        return "|".join(str(fact) for fact in (*facts, self.left_on))

    def had_left_by(self, day: date) -> bool:
        """Say whether they were gone: from the day after their last day on."""
        return self.left_on is not None and self.left_on < day


class DateRange(Func):
    """PostgreSQL's daterange(from, to, bounds)."""

    function = "DATERANGE"
    output_field = DateRangeField()


class Appointment(AreaOwned):
    """A person in a role for an organisation from a date to a date. History is never overwritten.

    `ends_on` is the last day held, inclusive; None means current and open-ended.
    """

    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField("first day")
    ends_on = models.DateField("last day", null=True, blank=True)
    deputy = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="deputises",
    )
    review_due_on = models.DateField("appointment to be reviewed by", null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AreaManager.from_queryset(AppointmentQuerySet)()

    class Meta(AreaOwned.Meta):
        ordering = ["role__position", "starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="appointment_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(deputy=None) | ~Q(deputy=F("person")),
                name="appointment_deputy_is_somebody_else",
            ),
            ExclusionConstraint(
                name="one_accountable_leader_at_a_time",
                expressions=[
                    ("area", RangeOperators.EQUAL),
                    (
                        DateRange(
                            "starts_on",
                            "ends_on",
                            RangeBoundary(inclusive_lower=True, inclusive_upper=True),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(role="accountable-leader"),
            ),
            ExclusionConstraint(
                name="person_once_in_a_role_at_a_time",
                expressions=[
                    ("area", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    (
                        DateRange(
                            "starts_on",
                            "ends_on",
                            RangeBoundary(inclusive_lower=True, inclusive_upper=True),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.role}"

    def is_current_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or self.ends_on >= day)

    @property
    def state(self) -> str:
        """What a form showed: a form sends it back, so that a change in between is noticed."""
        facts = (self.starts_on, self.ends_on, self.deputy_id, self.review_due_on)
        return "|".join(str(fact) for fact in (*facts, self.organisation_id))


class Engagement(AreaOwned):
    """A person who works with the family hubs at one level: a mark in the sector × level matrix.

    A period like an appointment: `ends_on` is the last day, inclusive; None means still there.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="engagements")
    sector = models.CharField(max_length=20, choices=Sector)
    level = models.CharField(max_length=20, choices=Level)
    note = models.CharField("how they take part", max_length=200, blank=True)
    starts_on = models.DateField("first day", default=timezone.localdate)
    ends_on = models.DateField("last day", null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AreaManager.from_queryset(EngagementQuerySet)()

    class Meta(AreaOwned.Meta):
        ordering = ["sector", "level", "person__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "person", "sector", "level"],
                condition=Q(ends_on=None),
                name="engagement_once_a_seat",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="engagement_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_sector_display()}, {self.get_level_display()}"

    def is_current_on(self, day: date) -> bool:
        ended = self.ends_on is not None and self.ends_on < day
        return self.starts_on <= day and not ended and not self.person.had_left_by(day)


class PeopleUpload(AreaOwned):
    """The rows of a spreadsheet between its dry run and its confirmation; one a user.

    Kept for a day at most: it holds what somebody typed about people, and is nobody's record yet.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    file_name = models.CharField(max_length=100)
    tables = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()

    objects = AreaManager.from_queryset(PeopleUploadQuerySet)()

    class Meta(AreaOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["area", "user"], name="people_upload_once_a_user")
        ]

    def __str__(self) -> str:
        return self.file_name
