"""Handing a role over: from somebody whose appointment ends to whoever follows."""

from django.db import models
from django.db.models import Q

from hubs.models import User
from hubs.tenancy.models import AreaManager, AreaOwned
from leadership.models.leading import Appointment, Person
from leadership.querysets import HandoverQuerySet


class Handover(AreaOwned):
    """What becomes of a role's work when an appointment ends. One for each appointment.

    It opens with the end of the appointment and moves nothing by itself: people choose, item by
    item. `version` counts every change, so that a stale form is refused.
    """

    class State(models.TextChoices):
        OPEN = "open", "Open"
        HANDED_OVER = "handed_over", "Handed over"
        CALLED_OFF = "called_off", "Called off"

    appointment = models.OneToOneField(
        Appointment, on_delete=models.CASCADE, related_name="handover"
    )
    successor = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    notes = models.TextField("what the successor should know", max_length=4_000, blank=True)
    version = models.PositiveIntegerField(default=1)
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    finished_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    finished_at = models.DateTimeField(null=True)
    left_behind = models.PositiveSmallIntegerField("duties left with the leaver", default=0)

    objects = AreaManager.from_queryset(HandoverQuerySet)()

    class Meta(AreaOwned.Meta):
        ordering = ["-opened_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="handed_over", finished_at__isnull=False)
                | ~Q(state="handed_over") & Q(finished_at=None),
                name="handover_finished_has_its_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.appointment.role}, from {self.appointment.person}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_followed(self) -> bool:
        """Whether the successor holds the role, as `with_following` read it."""
        return bool(getattr(self, "followed_read", False))

    @property
    def leaver(self) -> Person:
        return self.appointment.person


class Promise(AreaOwned):
    """Something the leaver told somebody would happen, for the successor to know and keep."""

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="promises")
    position = models.PositiveSmallIntegerField()
    text = models.CharField("what was promised", max_length=300)
    made_to = models.CharField("to whom", max_length=150, blank=True)
    due_on = models.DateField("by when", null=True, blank=True)
    kept_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(AreaOwned.Meta):
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "handover", "position"], name="promise_once_a_place"
            )
        ]

    def __str__(self) -> str:
        return self.text
