from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import QuerySet
from django.utils import timezone


def periods(
    starts_on: date, deputy: str, events: list[tuple[date, str, str]]
) -> list[tuple[str, date, date | None]]:
    """Return (deputy, first day, last day) from the deputy now and (day, before, after) of each change.

    Without a trail that leads to the deputy now, that one is taken to be deputy from the first day.
    """
    changes = [(day, before, after) for day, before, after in events if before != after]
    if not changes or changes[-1][2] != deputy:
        return [(deputy, starts_on, None)] if deputy else []
    known = {starts_on: changes[0][1]}
    for day, _before, after in changes:
        known[max(day, starts_on)] = after  # of several on one day, the last
    steps = [*sorted(known.items()), (None, "")]
    return [
        (who, first, then - timedelta(days=1) if then else None)
        for (first, who), (then, _next) in pairwise(steps)
        if who and first
    ]


def tell_periods(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make a period of each deputy, area by area: the tables answer only for an open area."""
    for area in apps.get_model("hubs", "LocalArea").objects.values_list("pk", flat=True):
        with schema_editor.connection.cursor() as cursor:
            cursor.execute("SELECT set_config('app.area_id', %s, true)", [str(area)])
            _of_area(apps, area)
            cursor.execute("SELECT set_config('app.area_id', '', true)")


def _of_area(apps: Apps, area: Any) -> None:
    trail: dict[str, list[tuple[date, str, str]]] = {}
    events = apps.get_model("hubs", "AuditEvent").objects.filter(
        area_id=area, verb="appointment.changed"
    )
    for event in events.order_by("happened_at", "id"):
        before, after = (event.detail.get(key, {}).get("deputy") for key in ("before", "after"))
        day = timezone.localdate(event.happened_at)
        trail.setdefault(str(event.subject_id), []).append((day, before or "", after or ""))
    people = {str(pk) for pk in _rows(apps, "Person", area).values_list("pk", flat=True)}
    deputyship = apps.get_model("leadership", "Deputyship")
    deputyship.objects.bulk_create(
        deputyship(
            area_id=area, appointment_id=held.pk, person_id=who, starts_on=first, ends_on=last
        )
        for held in _rows(apps, "Appointment", area)
        for who, first, last in periods(
            held.starts_on, str(held.deputy_id or ""), trail.get(str(held.pk), [])
        )
        if who in people
    )


def _rows(apps: Apps, name: str, area: Any) -> QuerySet[Any]:
    return apps.get_model("leadership", name).objects.filter(area_id=area)


class Migration(migrations.Migration):
    """Make a period of each deputy that is recorded, and of those whom the trail still knows."""

    dependencies = [("leadership", "0008_deputyships")]

    operations = [migrations.RunPython(tell_periods, migrations.RunPython.noop)]
