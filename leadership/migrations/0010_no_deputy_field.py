from django.db import migrations


class Migration(migrations.Migration):
    """Take out the field that kept only the latest deputy."""

    dependencies = [("leadership", "0009_deputies_from_the_trail")]

    operations = [
        migrations.RemoveConstraint(
            model_name="appointment", name="appointment_deputy_is_somebody_else"
        ),
        migrations.RemoveField(model_name="appointment", name="deputy"),
    ]
