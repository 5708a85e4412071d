from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from leadership.roles import SHIPPED_ROLES


def bring_words_up_to_date(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Write what is expected of the shipped roles, and why, as it stands in the code."""
    role = apps.get_model("leadership", "Role")
    for shipped in SHIPPED_ROLES:
        words = {name: shipped[name] for name in ("expects", "why_it_matters")}
        role.objects.filter(code=shipped["code"]).update(**words)


class Migration(migrations.Migration):
    """Write the apostrophes of the shipped roles as they are printed."""

    dependencies = [("leadership", "0017_handover_says_what_was_left")]

    operations = [
        migrations.RunPython(bring_words_up_to_date, migrations.RunPython.noop, elidable=True)
    ]
