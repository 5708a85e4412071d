"""Tools and resources: reference data like the question sets, and where an action uses one."""

from urllib.parse import urlsplit

from django.contrib.postgres.fields import ArrayField
from django.db import models
from uuid_utils.compat import uuid7

from checklists.models.agreement import Action
from checklists.querysets import ToolQuerySet
from hubs.tenancy.models import AreaOwned


class Topic(models.TextChoices):
    """What a tool is about: how the library is filtered."""

    FAMILY_HUBS = "family-hubs", "Family hubs and their governance"
    LEADING_CHANGE = "leading-change", "Leading change"
    SYSTEM_WORKING = "system-working", "Working across the system"
    PEOPLE_AND_SKILLS = "people-and-skills", "People and skills"
    NEEDS_AND_EVIDENCE = "needs-and-evidence", "Needs and evidence"
    FAMILIES_AND_STAFF = "families-and-staff", "Listening to families and staff"


class Tool(models.Model):
    """One version of a tool. Versions are only ever added; pages show the newest."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key = models.SlugField(max_length=60)
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=80)
    publisher = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField()
    retired = models.BooleanField(default=False)
    topics = ArrayField(models.CharField(max_length=30, choices=Topic))
    summary = models.TextField()
    when_to_use = models.TextField()
    first_steps = ArrayField(models.CharField(max_length=200))
    where_found = models.TextField()
    url = models.URLField(max_length=200, blank=True)
    helps_with = ArrayField(models.CharField(max_length=20))
    checksum = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(auto_now_add=True)

    objects = ToolQuerySet.as_manager()

    class Meta:
        ordering = ["position", "key", "-version"]
        constraints = [models.UniqueConstraint(fields=["key", "version"], name="tool_version_once")]

    def __str__(self) -> str:
        return self.title

    @property
    def site(self) -> str:
        """The host of its address, to say where a link leads; "" without one."""
        return urlsplit(self.url).netloc

    @property
    def topic_names(self) -> list[str]:
        return [str(Topic(topic).label) for topic in self.topics]


class ActionTool(AreaOwned):
    """A tool that an action uses, in the version that was read when it was chosen."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="uses")
    tool = models.ForeignKey(Tool, on_delete=models.PROTECT, related_name="+")

    class Meta(AreaOwned.Meta):
        ordering = ["tool__position"]
        constraints = [
            models.UniqueConstraint(fields=["area", "action", "tool"], name="tool_once_an_action")
        ]

    def __str__(self) -> str:
        return str(self.tool)
