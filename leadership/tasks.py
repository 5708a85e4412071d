"""What the scheduler wakes: reviews of appointments that are due, spreadsheets to forget."""

from uuid import UUID

from celery import shared_task

from hubs.models import DueIndex
from hubs.tenancy.tasks import AreaTask
from leadership.actions import reviews
from leadership.actions.uploads import forget_expired

SWEEP_SECONDS = 300
UPLOAD_SWEEP_SECONDS = 900


@shared_task
def sweep_due_appointments() -> None:
    """Ask for a look into every area with a review to remind of; no other is opened."""
    for area_id in DueIndex.objects.areas_due(DueIndex.Kind.APPOINTMENT):
        # One that no worker takes before the next sweep would only be asked for twice.
        tend_appointments.apply_async(kwargs={"area_id": str(area_id)}, expires=SWEEP_SECONDS)


@shared_task(base=AreaTask)
def tend_appointments(*, area_id: str) -> None:
    """Remind of the reviews that are due in one area."""
    reviews.tend_appointments(area_id=UUID(area_id))


@shared_task
def sweep_uploads() -> None:
    """Ask for a look into every area that keeps a spreadsheet too long; no other is opened."""
    for area_id in DueIndex.objects.areas_due(DueIndex.Kind.UPLOAD):
        # One that no worker takes before the next sweep would only be asked for twice.
        forget_uploads.apply_async(kwargs={"area_id": str(area_id)}, expires=UPLOAD_SWEEP_SECONDS)


@shared_task(base=AreaTask)
def forget_uploads(*, area_id: str) -> None:
    """Forget what has expired in one area."""
    forget_expired(area_id=UUID(area_id))
