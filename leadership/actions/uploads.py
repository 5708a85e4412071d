"""Forgetting files that wait to be confirmed. Knows nothing of spreadsheets: workers stay small."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hubs.actions.progress import settle_due
from hubs.models import DueIndex
from leadership.models import PeopleUpload


@transaction.atomic
def forget_expired(*, area_id: UUID) -> None:
    """Remove the open area's files that nobody has confirmed in time; safe to run twice."""
    PeopleUpload.objects.expired(timezone.now()).delete()
    settle_due(
        area_id=area_id,
        kind=DueIndex.Kind.UPLOAD,
        next_at=lambda: PeopleUpload.objects.all().next_expiry(),
    )
