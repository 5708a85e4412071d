"""Forgetting files that wait to be confirmed. Knows nothing of spreadsheets: workers stay small."""

from django.db import transaction
from django.utils import timezone

from hubs.models import AreaUpload


@transaction.atomic
def forget_expired_area_uploads() -> None:
    """Remove the files that nobody has confirmed in time."""
    AreaUpload.objects.filter(expires_at__lte=timezone.now()).delete()
