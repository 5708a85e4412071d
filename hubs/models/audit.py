"""What was done, by whom, when. Rows are only ever added."""

from django.db import models
from django.utils import timezone

from hubs.models.people import User
from hubs.querysets import AuditQuerySet
from hubs.tenancy.models import AreaManager, AreaOwned


class AuditEvent(AreaOwned):
    """One write: a verb on a subject. Holds ids and field names, never what somebody answered."""

    actor = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    verb = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.UUIDField(null=True)
    summary = models.CharField(max_length=300)
    detail = models.JSONField(default=dict)
    happened_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = AreaManager.from_queryset(AuditQuerySet)()

    class Meta(AreaOwned.Meta):
        ordering = ["-happened_at", "-id"]
        indexes = [models.Index(fields=["area", "-happened_at"], name="audit_by_time")]

    def __str__(self) -> str:
        return self.summary
