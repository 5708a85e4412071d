from django.db import migrations

from hubs.tenancy.operations import AppendOnly, ProtectTable


class Migration(migrations.Migration):
    """Close the tables to other areas, and those of the past to change."""

    dependencies = [
        ("governance", "0001_initial"),
        ("checklists", "0002_protect_tables"),
    ]

    operations = [
        ProtectTable("Board"),
        ProtectTable("BoardMember"),
        ProtectTable("Meeting"),
        ProtectTable("Report"),
        ProtectTable("ReportDocument"),
        ProtectTable("SignOff"),
        ProtectTable("Decision"),
        AppendOnly("SignOff"),
    ]
