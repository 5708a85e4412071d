from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone


def look_once(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Have every area looked into that has a review ahead or overdue; the look sets the next."""
    due_index = apps.get_model("hubs", "DueIndex")
    appointments = apps.get_model("leadership", "Appointment").objects.exclude(review_due_on=None)
    for area in apps.get_model("hubs", "LocalArea").objects.values_list("pk", flat=True):
        with schema_editor.connection.cursor() as cursor:
            cursor.execute("SELECT set_config('app.area_id', %s, true)", [str(area)])
            if appointments.filter(area_id=area).exists():
                due_index.objects.get_or_create(
                    area_id=area, kind="appointment", defaults={"due_at": timezone.now()}
                )
            cursor.execute("SELECT set_config('app.area_id', '', true)")


class Migration(migrations.Migration):
    """Remind of the reviews that were recorded before there were reminders."""

    dependencies = [
        ("hubs", "0004_due_index_of_appointments"),
        ("leadership", "0010_no_deputy_field"),
    ]

    operations = [migrations.RunPython(look_once, migrations.RunPython.noop)]
