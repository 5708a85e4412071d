"""Which messages are due, and which areas have any."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

if TYPE_CHECKING:
    from hubs.models import DueIndex, OutboxMessage


class OutboxQuerySet(models.QuerySet["OutboxMessage"]):
    """Messages of the open area."""

    def waiting(self) -> OutboxQuerySet:
        """Those not yet sent, given up or overtaken."""
        return self.filter(state="waiting")

    def due(self, now: datetime) -> OutboxQuerySet:
        """Those to send now that no worker has leased."""
        free = models.Q(leased_until=None) | models.Q(leased_until__lt=now)
        return self.waiting().filter(free, send_after__lte=now).order_by("send_after", "id")

    def soonest_first(self) -> OutboxQuerySet:
        """Those waiting, by when they can be sent: after their own time and any lease of them."""
        free_at = Greatest("send_after", Coalesce("leased_until", "send_after"))
        return self.waiting().order_by(free_at)


class DueIndexQuerySet(models.QuerySet["DueIndex"]):
    """When areas next need a worker."""

    def areas_due(self, kind: str) -> list[UUID]:
        """The areas with work of a kind to do now, the longest waiting first."""
        due = self.filter(kind=kind, due_at__lte=timezone.now()).order_by("due_at")
        return list(due.values_list("area_id", flat=True))
