from django.db import migrations, models


class Migration(migrations.Migration):
    """Keep the titles and introductions of a set's sections."""

    dependencies = [("checklists", "0002_protect_tables")]

    operations = [
        migrations.AddField(
            model_name="questionset",
            name="sections",
            field=models.JSONField(default=list),
        )
    ]
