"""What the scheduler wakes for rounds: PostgreSQL says which areas have something due."""

from uuid import UUID

from celery import shared_task

from checklists.actions import tending
from hubs.models import DueIndex
from hubs.tenancy.tasks import AreaTask

SWEEP_SECONDS = 300


@shared_task
def sweep_due_rounds() -> None:
    """Ask for a look into every area with a round to remind of or to close; no other is opened."""
    for area_id in DueIndex.objects.areas_due(DueIndex.Kind.ROUND):
        # One that no worker takes before the next sweep would only be asked for twice.
        tend_rounds.apply_async(kwargs={"area_id": str(area_id)}, expires=SWEEP_SECONDS)


@shared_task(base=AreaTask)
def tend_rounds(*, area_id: str) -> None:
    """Remind of and close what is due in one area."""
    tending.tend_rounds(area_id=UUID(area_id))
