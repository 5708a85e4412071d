"""What the scheduler wakes for rounds and actions: PostgreSQL says which areas have some due."""

from uuid import UUID

from celery import shared_task

from checklists.actions import action_reminders, tending
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


@shared_task
def sweep_due_actions() -> None:
    """Ask for a look into every area with an action to remind of; no other is opened."""
    for area_id in DueIndex.objects.areas_due(DueIndex.Kind.ACTION):
        tend_actions.apply_async(kwargs={"area_id": str(area_id)}, expires=SWEEP_SECONDS)


@shared_task(base=AreaTask)
def tend_actions(*, area_id: str) -> None:
    """Remind of the actions that are due in one area."""
    action_reminders.tend_actions(area_id=UUID(area_id))
