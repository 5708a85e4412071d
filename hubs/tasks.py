"""What the scheduler wakes: each task looks into PostgreSQL for what is due."""

from uuid import UUID

from celery import shared_task
from django.utils import timezone

from hubs import logs
from hubs.actions import delivery
from hubs.actions.files import remove_orphans
from hubs.actions.uploads import forget_expired_area_uploads
from hubs.files.storing import areas_with_files
from hubs.health import BEAT
from hubs.models import DueIndex, Heartbeat
from hubs.tenancy.tasks import AreaTask

SWEEP_SECONDS = 60


@shared_task
def beat() -> None:
    """Show that the scheduler, the broker and a worker work together."""
    Heartbeat.objects.update_or_create(name=BEAT, defaults={"seen_at": timezone.now()})


@shared_task
def sweep_outbox() -> None:
    """Ask for a delivery in every area with messages due; the cost follows those areas."""
    for area_id in DueIndex.objects.areas_due(DueIndex.Kind.OUTBOX):
        # One that no worker takes before the next sweep would only be asked for twice.
        deliver_outbox.apply_async(kwargs={"area_id": str(area_id)}, expires=SWEEP_SECONDS)


@shared_task
def forget_area_uploads() -> None:
    """Remove lists of areas that nobody has confirmed in time."""
    forget_expired_area_uploads()


@shared_task
def deliver_outbox(*, area_id: str) -> None:
    """Deliver one area's messages: in several short transactions, so not an `AreaTask`."""
    with logs.bound(area=area_id, task="hubs.tasks.deliver_outbox"):
        delivery.deliver(area_id=UUID(area_id))


@shared_task
def sweep_files() -> None:
    """Ask every area that has files to clear away bytes that a failure left behind."""
    for area_id in areas_with_files():
        clear_files.delay(area_id=str(area_id))


@shared_task(base=AreaTask)
def clear_files(*, area_id: str) -> None:
    """Clear one area's file store."""
    remove_orphans(area_id=UUID(area_id), now=timezone.now())
