"""The few facts that cross the wall: how far an area has come, and when it next needs a worker."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from hubs.models import AreaMilestone, DueIndex, LocalArea, Milestone

FIGURES = """
    INSERT INTO hubs_areafigures
        (area_id, people, invitations_open, messages_waiting, messages_failed)
    SELECT %(area)s,
        (SELECT count(*) FROM hubs_membership WHERE area_id = %(area)s AND ended_at IS NULL),
        (SELECT count(*) FROM hubs_invitation WHERE area_id = %(area)s
            AND accepted_at IS NULL AND withdrawn_at IS NULL),
        (SELECT count(*) FROM hubs_outboxmessage WHERE area_id = %(area)s AND state = 'waiting'),
        (SELECT count(*) FROM hubs_outboxmessage WHERE area_id = %(area)s AND state = 'failed')
    ON CONFLICT (area_id) DO UPDATE SET
        people = EXCLUDED.people,
        invitations_open = EXCLUDED.invitations_open,
        messages_waiting = EXCLUDED.messages_waiting,
        messages_failed = EXCLUDED.messages_failed
"""


def reach_milestone(*, area: LocalArea, milestone: Milestone) -> None:
    """Note that an area has taken a step of setting up; the first time counts."""
    AreaMilestone.objects.bulk_create(
        [AreaMilestone(area=area, milestone=milestone)], ignore_conflicts=True
    )


def note_due(*, area_id: UUID, kind: DueIndex.Kind, at: datetime) -> None:
    """Make sure that a worker looks into the area at `at`, or earlier if it already would."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO hubs_dueindex (area_id, kind, due_at) VALUES (%s, %s, %s) "
            "ON CONFLICT (area_id, kind) DO UPDATE "
            "SET due_at = LEAST(hubs_dueindex.due_at, EXCLUDED.due_at)",
            [area_id, kind, at],
        )


@transaction.atomic(savepoint=False)
def settle_due(
    *, area_id: UUID, kind: DueIndex.Kind, next_at: Callable[[], datetime | None]
) -> None:
    """Say when to look again, or never, after the area's work has been done.

    `next_at` is asked while the entry is locked: whoever adds work meanwhile waits, and then
    finds an entry to bring forward. Without the lock, work added just now could be forgotten.
    """
    with connection.cursor() as cursor:
        entry = [str(area_id), str(kind)]
        cursor.execute(
            "SELECT id FROM hubs_dueindex WHERE area_id = %s AND kind = %s FOR UPDATE", entry
        )
        if not cursor.fetchone():
            return
        moment = next_at()
        if moment is None:
            cursor.execute("DELETE FROM hubs_dueindex WHERE area_id = %s AND kind = %s", entry)
        else:
            DueIndex.objects.filter(area_id=area_id, kind=kind).update(due_at=moment)


def refresh_figures(*, area_id: UUID) -> None:
    """Count again what the platform may see of an area; call it inside the area's scope."""
    with connection.cursor() as cursor:
        cursor.execute(FIGURES, {"area": area_id})
