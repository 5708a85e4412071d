"""Which events of the audit trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from hubs.models import AuditEvent


class AuditQuerySet(models.QuerySet["AuditEvent"]):
    """Events of the open area, the newest first."""

    def about(self, subject_type: str) -> AuditQuerySet:
        """Those about one kind of thing; about everything when it is empty."""
        return self.filter(subject_type=subject_type) if subject_type else self

    def matching(self, words: str) -> AuditQuerySet:
        """Those whose sentence, or whose actor's name, contains the words."""
        if not words:
            return self
        return self.filter(Q(summary__icontains=words) | Q(actor__name__icontains=words))
