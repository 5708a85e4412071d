from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("hubs", "0007_stored_files"),
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
                    ("upload", "A spreadsheet to forget"),
                    ("action", "An action to remind of"),
                ],
                max_length=20,
            ),
        ),
    ]
