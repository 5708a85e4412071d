from django.db import migrations, models


class Migration(migrations.Migration):
    """Write the apostrophe of a kind of board as it is printed."""

    dependencies = [("governance", "0005_report_quotes")]

    operations = [
        migrations.AlterField(
            model_name="board",
            name="kind",
            field=models.CharField(
                choices=[
                    ("partnership", "Family hubs partnership board"),
                    ("children", "Children’s partnership"),
                    ("health_and_wellbeing", "Health and Wellbeing Board"),
                    ("scrutiny", "Scrutiny committee"),
                    ("cabinet", "Cabinet"),
                    ("other", "Another board"),
                ],
                max_length=30,
            ),
        ),
    ]
