"""Who leads: people, the roles there are, and appointments as periods of time."""

from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone

from hubs.models import Invitation, Organisation, Sector, User
from hubs.tenancy.models import AreaManager, AreaOwned
from leadership.deputed import Deputed
from leadership.querysets import (
    AppointmentQuerySet,
    ContactQuerySet,
    DeputyshipQuerySet,
    EngagementQuerySet,
    NameConsentQuerySet,
    PersonQuerySet,
    PublicPageEverywhere,
)
from leadership.table import How, HowOften, NamedSeat


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
    review_due_on = models.DateField("appointment to be reviewed by", null=True, blank=True)
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
    def state(self) -> str:
        """What a form showed: a form sends it back, so that a change in between is noticed."""
        facts = (self.starts_on, self.ends_on, self.review_due_on, self.organisation_id)
        return "|".join(str(fact) for fact in (*facts, self.deputies_changed))

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


class Engagement(AreaOwned):
    """A person who works with the family hubs at one level: a mark in the sector × level matrix.

    A period like an appointment: `ends_on` is the last day, inclusive; None means still there.
    With a `named_seat` it is one of the seats that the module names.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="engagements")
    sector = models.CharField(max_length=20, choices=Sector)
    level = models.CharField(max_length=20, choices=Level)
    named_seat = models.CharField(max_length=30, choices=NamedSeat, blank=True)
    how = models.CharField("how they take part", max_length=20, choices=How, blank=True)
    how_often = models.CharField(max_length=20, choices=HowOften, blank=True)
    note = models.CharField("in a few words", max_length=200, blank=True)
    starts_on = models.DateField("first day", default=timezone.localdate)
    ends_on = models.DateField("last day", null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AreaManager.from_queryset(EngagementQuerySet)()

    class Meta(AreaOwned.Meta):
        ordering = ["sector", "level", "person__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "person", "sector", "level", "named_seat"],
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

    def is_kept_by(self, earlier: "Engagement") -> bool:
        """Say whether this is the same seat of the same person, taken on from the day after."""
        same = ("person_id", "sector", "level", "named_seat")
        if any(getattr(self, name) != getattr(earlier, name) for name in same):
            return False
        return earlier.ends_on is not None and earlier.ends_on + timedelta(1) == self.starts_on

    @property
    def state(self) -> str:
        """What a form showed: a form sends it back, so that a change in between is noticed."""
        facts = (self.how, self.how_often, self.note, self.starts_on, self.ends_on)
        return "|".join(str(fact) for fact in facts)


class Contact(AreaOwned):
    """That somebody at the table was met, written to or talked with on a day. Never overwritten."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="contacts")
    happened_on = models.DateField("day of the contact")
    words = models.CharField("what it was about", max_length=300, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AreaManager.from_queryset(ContactQuerySet)()

    class Meta(AreaOwned.Meta):
        ordering = ["-happened_on", "-id"]
        indexes = [
            models.Index(fields=["area", "person", "-happened_on"], name="contact_last_of_person")
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.happened_on:%-d %B %Y}"


class MapPlace(AreaOwned):
    """Where an organisation stands on the systems map: what it can move, and how much it wants to.

    Organisations are placed and people never are: no individual is rated here.
    """

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, related_name="map_place"
    )
    influence = models.PositiveSmallIntegerField()
    interest = models.PositiveSmallIntegerField()
    placed_at = models.DateTimeField(auto_now=True)

    class Meta(AreaOwned.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(influence__range=(1, 5), interest__range=(1, 5)),
                name="map_place_is_on_the_map",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: influence {self.influence}, interest {self.interest}"

    @property
    def state(self) -> str:
        """What a form showed: a form sends it back, so that a change in between is noticed."""
        return f"{self.influence}|{self.interest}"


class PublicPage(AreaOwned):
    """The area's page for everybody: on while it has a token, which is the end of its address.

    The row is also readable by whoever presents its token: see docs/adr/0015.
    """

    token = models.CharField(max_length=32, blank=True, editable=False)
    shows_vacancies = models.BooleanField("vacant roles are shown", default=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects: models.Manager[Any] = AreaManager()
    everywhere = PublicPageEverywhere()

    class Meta(AreaOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["area"], name="public_page_once_an_area"),
            models.UniqueConstraint(
                fields=["token"], condition=~Q(token=""), name="public_page_token_once"
            ),
        ]

    def __str__(self) -> str:
        return "Public page"

    @property
    def is_on(self) -> bool:
        return bool(self.token)

    @property
    def state(self) -> str:
        """What a form showed: a form sends it back, so that a change in between is noticed."""
        return f"{self.token}|{self.shows_vacancies}"


class NameConsent(AreaOwned):
    """Somebody agreed to be named on the public page in one role. Ends, and is never overwritten.

    An appointment that is taken out, because it was never made, takes its consent with it.
    """

    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="+")
    agreed_on = models.DateField("day on which they agreed")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = AreaManager.from_queryset(NameConsentQuerySet)()

    class Meta(AreaOwned.Meta):
        ordering = ["-recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "appointment"],
                condition=Q(withdrawn_at=None),
                name="consent_once_an_appointment",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="consent_withdrawn_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.appointment}: agreed on {self.agreed_on}"
