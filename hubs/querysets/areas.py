"""Which areas, and how far they have come: for the platform, without any content."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, F, Max, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

if TYPE_CHECKING:
    from hubs.models import LocalArea

STEPS = 5
STUCK_AFTER = timedelta(days=14)


class LocalAreaQuerySet(models.QuerySet["LocalArea"]):
    """The directory of areas."""

    def with_progress(self) -> LocalAreaQuerySet:
        """Add `steps` done and `moved_at`, the last time a step was taken."""
        return self.annotate(
            steps=Count("milestones"),
            moved_at=Coalesce(Max("milestones__reached_at"), F("created_at")),
        )

    def setting_up(self) -> LocalAreaQuerySet:
        """Those with steps still to take."""
        return self.alias(taken=Count("milestones")).filter(taken__lt=STEPS)

    def reporting(self) -> LocalAreaQuerySet:
        """Those whose first report to a board is signed."""
        signed = self.model.objects.filter(milestones__milestone="report_signed")
        return self.filter(pk__in=signed.values("pk"))

    def stuck(self) -> LocalAreaQuerySet:
        """Those being set up that have taken no step for two weeks."""
        last = Coalesce(Max("milestones__reached_at"), F("created_at"))
        before = timezone.now() - STUCK_AFTER
        return self.setting_up().alias(last=last).filter(last__lte=before)

    def matching(self, words: str) -> LocalAreaQuerySet:
        """Those whose name, council or ONS code contains the words."""
        if not words:
            return self
        found = Q(name__icontains=words) | Q(council_name__icontains=words)
        return self.filter(found | Q(gss_code__iexact=words))
