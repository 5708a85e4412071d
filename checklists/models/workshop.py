"""Where a workshop is: the statement that the room is talking about."""

from django.db import models

from checklists.models.rounds import Round
from hubs.models import User
from hubs.tenancy.models import AreaOwned


class Workshop(AreaOwned):
    """Who leads the room through a round's statements, and which one is on the wall now."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField("place among the statements to talk about")
    led_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField()

    class Meta(AreaOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["area", "round"], name="workshop_once_a_round")
        ]

    def __str__(self) -> str:
        return f"Workshop on {self.round}"
