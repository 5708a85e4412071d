"""Mail waiting to be sent, and the small tables that say when to look again."""

from datetime import datetime

from django.db import models
from uuid_utils.compat import uuid7

from hubs.models.area import LocalArea
from hubs.querysets import DueIndexQuerySet, OutboxQuerySet
from hubs.tenancy.models import AreaManager, AreaOwned


class OutboxMessage(AreaOwned):
    """A message, written with its cause: one per person, kind, subject and day."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        SENT = "sent", "Sent"
        NOT_NEEDED = "not_needed", "No longer needed"
        FAILED = "failed", "Could not be delivered"

    recipient = models.EmailField(max_length=254)
    kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    due_on = models.DateField()
    state = models.CharField(max_length=20, choices=State, default=State.WAITING)
    send_after = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    objects = AreaManager.from_queryset(OutboxQuerySet)()

    class Meta(AreaOwned.Meta):
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "recipient", "kind", "subject_id", "due_on"],
                name="message_once_a_person_kind_subject_day",
            )
        ]
        indexes = [
            models.Index(
                fields=["area", "send_after"],
                condition=models.Q(state="waiting"),
                name="outbox_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} due {self.due_on}"

    @property
    def free_at(self) -> datetime:
        """When it can be sent: after its own time and after any lease of it."""
        return max(self.send_after, self.leased_until or self.send_after)


class DueIndex(models.Model):
    """When an area next needs a worker, by kind of work: no private content, read across areas."""

    class Kind(models.TextChoices):
        OUTBOX = "outbox", "Messages to send"
        ROUND = "round", "A review to remind of or to close"
        DOCUMENT = "document", "A document to make"
        APPOINTMENT = "appointment", "An appointment to review"
        UPLOAD = "upload", "A spreadsheet to forget"
        ACTION = "action", "An action to remind of"

    area = models.ForeignKey(LocalArea, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    due_at = models.DateTimeField()

    objects = DueIndexQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "kind"], name="due_once_an_area")]
        indexes = [models.Index(fields=["kind", "due_at"], name="due_by_time")]

    def __str__(self) -> str:
        return f"{self.kind} at {self.due_at}"


class Heartbeat(models.Model):
    """The last time the scheduler and a worker were seen together."""

    name = models.CharField(primary_key=True, max_length=30)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class DemoMail(models.Model):
    """A delivered message of the demonstration, shown at /demo/mail/ instead of being sent."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    recipient = models.CharField(max_length=254)
    subject = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField(blank=True)
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return self.subject
