"""What keeps the service from being ready, in words an operator can act on."""

from datetime import timedelta

from celery import current_app
from django.db import DatabaseError, connection
from django.utils import timezone

from hubs.models import DueIndex, Heartbeat

HEARTBEAT_LIMIT = timedelta(minutes=3)
UNSENT_LIMIT = timedelta(minutes=15)
BEAT = "scheduler"


def faults() -> list[str]:
    """Return one sentence a fault: database, broker, scheduler, oldest unsent message."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        return [f"The database does not answer ({type(error).__name__})."]
    return [*_broker_faults(), *_scheduler_faults(), *_mail_faults()]


def _broker_faults() -> list[str]:
    try:
        with current_app.connection_for_write() as broker:
            broker.ensure_connection(max_retries=1, timeout=2)
    except current_app.connection_for_write().connection_errors as error:
        return [f"The message broker does not answer ({type(error).__name__})."]
    return []


def _scheduler_faults() -> list[str]:
    beat = Heartbeat.objects.filter(name=BEAT).first()
    if beat is None:
        return ["The scheduler has not been seen yet."]
    silent = timezone.now() - beat.seen_at
    return (
        [f"The scheduler was last seen {int(silent.total_seconds())} seconds ago."]
        if silent > HEARTBEAT_LIMIT
        else []
    )


def _mail_faults() -> list[str]:
    oldest = DueIndex.objects.filter(kind=DueIndex.Kind.OUTBOX).order_by("due_at").first()
    if oldest and timezone.now() - oldest.due_at > UNSENT_LIMIT:
        return [f"Messages have been waiting to be sent since {oldest.due_at:%Y-%m-%d %H:%M} UTC."]
    return []
