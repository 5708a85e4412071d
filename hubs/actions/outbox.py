"""Writing a message into the outbox, in the transaction of its cause."""

import logging
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from celery import current_app
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import KombuError

from hubs.actions.progress import note_due
from hubs.messages import kind_of
from hubs.models import DueIndex, LocalArea, OutboxMessage
from hubs.working_time import next_sending_time

logger = logging.getLogger(__name__)


def enqueue(
    *,
    area: LocalArea,
    recipient: str,
    kind: str,
    subject_id: UUID,
    due_on: date,
    send_after: datetime | None = None,
) -> OutboxMessage:
    """Put one message into the outbox, in the caller's transaction, and return it.

    There is one message for a recipient, kind, subject and due day; asking again changes nothing.
    `send_after` None means as soon as the kind allows: a reminder waits for waking hours.
    """
    enqueue_each(
        area=area,
        recipients=[recipient],
        kind=kind,
        subject_id=subject_id,
        due_on=due_on,
        send_after=send_after,
    )
    return OutboxMessage.objects.get(
        recipient=recipient.lower(), kind=kind, subject_id=subject_id, due_on=due_on
    )


@transaction.atomic
def enqueue_each(
    *,
    area: LocalArea,
    recipients: Iterable[str],
    kind: str,
    subject_id: UUID,
    due_on: date,
    send_after: datetime | None = None,
) -> None:
    """Put the same kind of message into the outbox for several people: two queries in all."""
    moment = send_after or timezone.now()
    if kind_of(kind).is_reminder:
        moment = next_sending_time(moment)
    OutboxMessage.objects.bulk_create(
        [
            OutboxMessage(
                area=area,
                recipient=recipient.lower(),
                kind=kind,
                subject_id=subject_id,
                due_on=due_on,
                send_after=moment,
            )
            for recipient in recipients
        ],
        ignore_conflicts=True,
    )
    note_due(area_id=area.pk, kind=DueIndex.Kind.OUTBOX, at=moment)
    if moment <= timezone.now():
        transaction.on_commit(lambda: wake(area.pk))


def wake(area_id: UUID) -> None:
    """Ask a worker to deliver the area's messages now; without a broker the sweeper will."""
    try:
        current_app.send_task(
            "hubs.tasks.deliver_outbox", kwargs={"area_id": str(area_id)}, retry=False
        )
    except (KombuError, OSError) as error:
        logger.warning(
            "No worker could be woken (%s): the sweeper will deliver.", type(error).__name__
        )
