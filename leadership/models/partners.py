"""Who is at the table: seats, contacts, and where organisations stand on the systems map."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from hubs.models import Organisation, Sector, User
from hubs.tenancy.models import AreaManager, AreaOwned
from leadership.models.leading import Person
from leadership.querysets import ContactQuerySet, EngagementQuerySet
from leadership.table import How, HowOften, NamedSeat


class Level(models.TextChoices):
    """The levels of working that the model framework asks to be at the table."""

    PRACTITIONER = "practitioner", "Practitioner"
    OPERATIONAL = "operational", "Operational manager"
    STRATEGIC = "strategic", "Strategic lead"


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
