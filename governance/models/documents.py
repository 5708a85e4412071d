"""The documents worker's jobs."""

from django.db import models

from governance.querysets import DocumentQuerySet
from hubs.models import User
from hubs.tenancy.models import AreaManager, AreaOwned


class DocumentJob(AreaOwned):
    """A PDF that a worker makes: the job and, once it is done, its result."""

    class State(models.TextChoices):
        QUEUED = "queued", "Waiting"
        RENDERING = "rendering", "Being made"
        DONE = "done", "Ready"
        FAILED = "failed", "Could not be made"

    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    pdf = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveSmallIntegerField(null=True)
    error = models.CharField(max_length=200, blank=True)
    requested_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    objects = AreaManager.from_queryset(DocumentQuerySet)()

    class Meta(AreaOwned.Meta):
        abstract = True
        ordering = ["-requested_at"]

    def __str__(self) -> str:
        return self.State(self.state).label
