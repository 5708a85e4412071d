from django.db import migrations, models


class Migration(migrations.Migration):
    """Keep how many duties stayed with the leaver when a handover was finished."""

    dependencies = [("leadership", "0016_protect_people_upload")]

    operations = [
        migrations.AddField(
            model_name="handover",
            name="left_behind",
            field=models.PositiveSmallIntegerField(
                default=0, verbose_name="duties left with the leaver"
            ),
        ),
    ]
