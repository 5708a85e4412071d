from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from leadership.roles import SHIPPED_ROLES


def ship_roles(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Bring in the roles of the model framework; run again, it brings their words up to date."""
    role = apps.get_model("leadership", "Role")
    for shipped in SHIPPED_ROLES:
        role.objects.update_or_create(code=shipped["code"], defaults=shipped)


class Migration(migrations.Migration):
    """Ship the leadership roles."""

    dependencies = [("leadership", "0002_protect_tables")]

    operations = [migrations.RunPython(ship_roles, migrations.RunPython.noop)]
