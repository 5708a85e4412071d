from django.db import migrations

from hubs.tenancy.operations import AppendOnly, ProtectTable


class Migration(migrations.Migration):
    """Close the tables to other areas, and those of the past to change."""

    dependencies = [("hubs", "0001_initial")]

    operations = [
        ProtectTable("AuditEvent"),
        ProtectTable("FamilyHub"),
        ProtectTable("Invitation"),
        ProtectTable("Membership", own_rows="user_id"),
        ProtectTable("Organisation"),
        ProtectTable("OutboxMessage"),
        AppendOnly("AuditEvent"),
    ]
