"""Who leads: people, the roles there are, and appointments as periods of time."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone

from hubs.models import Invitation, Organisation, User
from hubs.tenancy.models import AreaManager, AreaOwned, AreaShared
from leadership.deputed import Deputed
from leadership.querysets import (
    AppointmentQuerySet,
    DeputyshipQuerySet,
    PersonQuerySet,
    RoleQuerySet,
)

LOCAL = "local-"
"""What the code of an area's own role begins with; the rest is random, so that it betrays nothing.

The database reads it, too: it ties such a role to the appointments of the same area.
"""


class Grade(models.IntegerChoices):
    """How senior a post is; the senior sponsor is expected to be an assistant director or above."""

    OTHER = 1, "Other"
    MANAGER = 2, "Manager"
    HEAD_OF_SERVICE = 3, "Head of service"
    ASSISTANT_DIRECTOR = 4, "Assistant director"
    DIRECTOR = 5, "Director"
    CHIEF_EXECUTIVE = 6, "Chief executive or elected member"


class Basis(models.TextChoices):
    """On what footing somebody holds a role."""

    SUBSTANTIVE = "substantive", "Substantive"
    INTERIM = "interim", "Interim"
    ACTING = "acting", "Acting"
    SHARED = "shared", "Shared"


class Role(AreaShared):
    """A leadership role: one of the model framework's, the same everywhere, or an area's own.

    A role is retired and never removed: who held it must keep an answer.
    """

    code = models.SlugField(primary_key=True, max_length=40)
    name = models.CharField(max_length=80)
    short_name = models.CharField(max_length=30)
    expects = models.TextField()
    why_it_matters = models.TextField()
    position = models.PositiveSmallIntegerField()
    single_holder = models.BooleanField(default=False)
    needs_deputy = models.BooleanField(default=False)
    minimum_grade = models.PositiveSmallIntegerField(choices=Grade, null=True)
    begins_on = models.DateField("in use from", null=True)
    retired_on = models.DateField("no longer in use from", null=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        ordering = ["position", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(area=None) & ~Q(code__startswith=LOCAL)
                | Q(area__isnull=False) & Q(code__startswith=LOCAL),
                name="role_of_an_area_says_so",
            ),
            models.CheckConstraint(
                condition=Q(area=None) | Q(single_holder=False, minimum_grade=None),
                name="role_of_an_area_may_be_shared",
            ),
            models.UniqueConstraint(
                fields=["position"], condition=Q(area=None), name="shipped_role_once_a_place"
            ),
            models.UniqueConstraint(
                "area",
                models.functions.Lower("name"),
                condition=Q(area__isnull=False),
                name="role_name_once_an_area",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_local(self) -> bool:
        return self.area_id is not None

    def is_in_use_on(self, day: date) -> bool:
        """Say whether somebody is expected to hold it that day; shipped ones always are."""
        begun = self.begins_on is None or self.begins_on <= day
        return begun and (self.retired_on is None or day < self.retired_on)

    @property
    def state(self) -> str:
        """What a form showed: a form sends it back, so that a change in between is noticed."""
        facts = (self.name, self.expects, self.why_it_matters, self.position, self.needs_deputy)
        return "|".join(str(fact) for fact in (*facts, self.retired_on))


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

    `ends_on` is the last day held, inclusive; None means current and open-ended. `grade` is that of
    the post when it was recorded; None, as the person's is.
    """

    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField("first day")
    ends_on = models.DateField("last day", null=True, blank=True)
    review_due_on = models.DateField("appointment to be reviewed by", null=True, blank=True)
    basis = models.CharField(max_length=12, choices=Basis, default=Basis.SUBSTANTIVE)
    grade = models.PositiveSmallIntegerField(choices=Grade, null=True, blank=True)
    deputies_changed = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AreaManager.from_queryset(AppointmentQuerySet)()

    class Meta(AreaOwned.Meta):
        ordering = ["role__position", "starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="appointment_ends_after_it_starts",
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
    def held_grade(self) -> Grade:
        """The grade the role is held at."""
        return Grade(self.person.grade if self.grade is None else self.grade)

    @property
    def state(self) -> str:
        """What a form showed: a form sends it back, so that a change in between is noticed."""
        facts = (self.starts_on, self.ends_on, self.review_due_on, self.organisation_id)
        more = (self.basis, self.grade, self.deputies_changed)
        return "|".join(str(fact) for fact in (*facts, *more))

    @property
    def deputies(self) -> tuple[Deputed, ...]:
        """Everybody who was, is or will be deputy, by first day.

        Costs no query where `with_people()` has read them with the appointment.
        """
        rows = getattr(self, "deputies_read", None)
        if rows is None:
            rows = self.deputyships.as_rows()
        return tuple(Deputed.from_row(row) for row in rows)

    def deputy_on(self, day: date) -> Deputed | None:
        """Return who stood in on a day of the appointment; None for nobody, and outside of it."""
        if not self.is_current_on(day):
            return None
        return next((each for each in self.deputies if each.is_current_on(day)), None)


class Deputyship(AreaOwned):
    """Somebody who stands in for the holder of an appointment, from a date to a date.

    `ends_on` is the last day, inclusive; None lasts until the appointment ends or another is named.
    """

    appointment = models.ForeignKey(
        Appointment, on_delete=models.CASCADE, related_name="deputyships"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="deputyships")
    starts_on = models.DateField("first day")
    ends_on = models.DateField("last day", null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AreaManager.from_queryset(DeputyshipQuerySet)()

    class Meta(AreaOwned.Meta):
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="deputyship_ends_after_it_starts",
            ),
            ExclusionConstraint(
                name="one_deputy_at_a_time",
                expressions=[
                    ("area", RangeOperators.EQUAL),
                    ("appointment", RangeOperators.EQUAL),
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
        return f"{self.person}, deputy of {self.appointment}"
