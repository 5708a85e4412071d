"""Which reports, meetings and documents."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from hubs.permissions import Permission, can

if TYPE_CHECKING:
    from governance.models import Report
    from hubs.models import Membership

PUBLISHED = ("signed", "circulated")
FROZEN = ("signing", *PUBLISHED)
RENDERING_TAKES_AT_MOST = timedelta(minutes=6)


class ReportQuerySet(models.QuerySet["Report"]):
    """Reports of the open area. Every page asks through `readable_by`."""

    def readable_by(self, membership: Membership) -> ReportQuerySet:
        """Signed reports for everybody; drafts only for those who draft, check or sign them."""
        if can(membership, Permission.VIEW_DRAFT_REPORT):
            return self.all()
        return self.filter(state__in=PUBLISHED)

    def with_cover(self) -> ReportQuerySet:
        """With everything that the cover names, in one query, and without the large fields."""
        return self.select_related(
            "area", "meeting__board__chair", "round__previous__previous", "round__signed_off_by",
            "author", "sponsor", "contact",
        )  # fmt: skip

    def in_lists(self) -> ReportQuerySet:
        """For lists: without the snapshot."""
        return self.select_related("meeting__board").defer("snapshot")


class DocumentQuerySet(models.QuerySet[Any]):
    """Jobs of the documents worker, of one kind of document."""

    def without_bytes(self) -> DocumentQuerySet:
        """For pages that only say how a job stands."""
        return self.defer("pdf")

    def unfinished(self) -> DocumentQuerySet:
        """Waiting, or with a worker."""
        return self.filter(state__in=["queued", "rendering"])

    def to_be_made(self, now: datetime) -> DocumentQuerySet:
        """Waiting ones, and those whose worker has been silent for too long."""
        silent = Q(state="rendering", started_at__lt=now - RENDERING_TAKES_AT_MOST)
        return self.filter(Q(state="queued") | silent)
