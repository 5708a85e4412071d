from django.db import migrations

from hubs.tenancy.operations import ProtectTable, ReadOnly


class Migration(migrations.Migration):
    """Close the tables to other areas, and those of the past to change."""

    dependencies = [("leadership", "0001_initial"), ("hubs", "0002_protect_tables")]

    operations = [
        ProtectTable("Person"),
        ProtectTable("Appointment"),
        ProtectTable("Engagement"),
        ReadOnly("Role"),
    ]
