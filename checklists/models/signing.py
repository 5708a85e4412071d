"""A signed view that was opened again: who did it, why, and the signature it took back."""

from django.db import models
from django.db.models import Q

from checklists.models.rounds import Round
from hubs.models import User
from hubs.tenancy.models import AreaOwned


class Reopening(AreaOwned):
    """Why an agreed view was opened again. It is never changed, and it stays when agreed anew."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="reopenings")
    reason = models.TextField("why it is opened again", max_length=2_000)
    reopened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reopened_at = models.DateTimeField()
    agreed_at = models.DateTimeField("when it had been agreed")
    signed_off_at = models.DateTimeField("when it had been signed off", null=True, blank=True)
    signed_off_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_off_as = models.CharField(max_length=250, blank=True)

    class Meta(AreaOwned.Meta):
        ordering = ["-reopened_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="reopening_has_a_reason")
        ]

    def __str__(self) -> str:
        return f"{self.round} opened again"
