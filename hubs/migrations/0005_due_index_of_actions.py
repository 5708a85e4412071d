from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("hubs", "0004_due_index_of_appointments"),
    ]

    operations = [
        migrations.AlterField(
            model_name="dueindex",
            name="kind",
            field=models.CharField(
                choices=[
                    ("outbox", "Messages to send"),
                    ("round", "A review to remind of or to close"),
                    ("document", "A document to make"),
                    ("appointment", "An appointment to review"),
                    ("action", "An action to remind of"),
                ],
                max_length=20,
            ),
        ),
    ]
