"""The audit trail: every action calls `record` in its own transaction."""

from typing import Any

from django.db import models

from hubs.models import AuditEvent, User


def record(
    *, actor: User | None, verb: str, subject: models.Model, summary: str, **detail: Any
) -> AuditEvent:
    """Add one event to the open area's trail and return it.

    `verb` is `noun.verb` (for example `round.closed`). `summary` is one sentence that everybody
    with the right to see the trail may read: names and titles, never an answer or a reflection.
    `detail` holds JSON values, such as the names of changed fields. `actor` None means the service.
    """
    subject_id = subject.pk if isinstance(subject._meta.pk, models.UUIDField) else None
    event: AuditEvent = AuditEvent.objects.create(
        actor=actor,
        verb=verb,
        subject_type=subject._meta.label_lower.rpartition(".")[2],
        subject_id=subject_id,
        summary=summary[:300],
        detail=detail,
    )
    return event
