"""Local areas, and the hubs and organisations in them."""

from django.db import models
from django.db.models.functions import Lower
from uuid_utils.compat import uuid7

from hubs.querysets import LocalAreaQuerySet
from hubs.tenancy.models import AreaOwned

DEFAULT_PROGRAMME = "Best Start Family Hubs and Healthy Babies"


class LocalArea(models.Model):
    """A local authority's area: the tenant. The directory of areas itself is not private."""

    class Status(models.TextChoices):
        SETTING_UP = "setting_up", "Being set up"
        ACTIVE = "active", "Active"
        READ_ONLY = "read_only", "Read only"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gss_code = models.CharField("ONS code", max_length=9, unique=True)
    name = models.CharField(max_length=100)
    slug = models.SlugField(max_length=100, unique=True)
    council_name = models.CharField(max_length=150)
    region = models.CharField(max_length=50, blank=True)
    programme_name = models.CharField(max_length=100, default=DEFAULT_PROGRAMME)
    status = models.CharField(max_length=20, choices=Status, default=Status.SETTING_UP)
    predecessor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="successors",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = LocalAreaQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The area's first page, the overview."""
        return f"/areas/{self.slug}/"


class Milestone(models.TextChoices):
    """The five steps of setting up an area, in order."""

    ADMINISTRATOR_JOINED = "administrator_joined", "Administrator has joined"
    LEADERS_INVITED = "leaders_invited", "Leaders are invited"
    ROLES_FILLED = "roles_filled", "Leadership roles are filled"
    ROUND_OPENED = "round_opened", "First review is open"
    REPORT_SIGNED = "report_signed", "First report is signed"


class AreaMilestone(models.Model):
    """How far an area has come: for the platform's pages, which may see this and no content."""

    area = models.ForeignKey(LocalArea, on_delete=models.CASCADE, related_name="milestones")
    milestone = models.CharField(max_length=30, choices=Milestone)
    reached_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "milestone"], name="milestone_once_an_area")
        ]

    def __str__(self) -> str:
        return self.get_milestone_display()


class AreaFigures(models.Model):
    """Counts of an area that the platform may see, kept by the actions that change them."""

    area = models.OneToOneField(
        LocalArea, on_delete=models.CASCADE, primary_key=True, related_name="figures"
    )
    people = models.PositiveIntegerField(default=0)
    invitations_open = models.PositiveIntegerField(default=0)
    messages_waiting = models.PositiveIntegerField(default=0)
    messages_failed = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.people} people"


class Sector(models.TextChoices):
    """The sectors that the model framework asks to be at the table."""

    LOCAL_AUTHORITY = "local_authority", "Local authority"
    HEALTH = "health", "Health"
    EDUCATION = "education", "Education"
    VOLUNTARY = "voluntary", "Voluntary, community and faith"
    FAMILIES = "families", "Families and young people"


class Organisation(AreaOwned):
    """An organisation that takes part in the area's family hubs."""

    name = models.CharField(max_length=150)
    sector = models.CharField(max_length=20, choices=Sector)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta(AreaOwned.Meta):
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint("area", Lower("name"), name="organisation_name_once_an_area")
        ]

    def __str__(self) -> str:
        return self.name


class FamilyHub(AreaOwned):
    """A hub: a place or a network through which families are met."""

    name = models.CharField(max_length=150)
    address = models.CharField(max_length=250, blank=True)
    opened_on = models.DateField(null=True, blank=True)

    class Meta(AreaOwned.Meta):
        ordering = ["name"]
        constraints = [models.UniqueConstraint("area", Lower("name"), name="hub_name_once_an_area")]

    def __str__(self) -> str:
        return self.name


class AreaUpload(models.Model):
    """The rows of a list of areas between its dry run and its confirmation; one a platform user.

    Kept for a day at most. Of no area: none of those in it exists yet.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.OneToOneField("hubs.User", on_delete=models.CASCADE, related_name="+")
    file_name = models.CharField(max_length=100)
    tables = models.JSONField()
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.file_name
