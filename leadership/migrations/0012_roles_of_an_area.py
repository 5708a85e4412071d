import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

from hubs.tenancy.sharing import ShareTable, TieToShared


class Migration(migrations.Migration):
    """Let an area add roles of its own beside the shipped ones, hidden from every other area."""

    dependencies = [
        ("hubs", "0003_progress_figures"),
        ("leadership", "0011_remind_of_known_reviews"),
    ]

    operations = [
        migrations.AlterModelOptions(name="role", options={"ordering": ["position", "code"]}),
        migrations.AddField(
            model_name="role",
            name="area",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="hubs.localarea",
            ),
        ),
        migrations.AddField(
            model_name="role",
            name="begins_on",
            field=models.DateField(null=True, verbose_name="in use from"),
        ),
        migrations.AddField(
            model_name="role",
            name="retired_on",
            field=models.DateField(null=True, verbose_name="no longer in use from"),
        ),
        migrations.AlterField(
            model_name="role", name="position", field=models.PositiveSmallIntegerField()
        ),
        migrations.AddConstraint(
            model_name="role",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("area", None), models.Q(("code__startswith", "local-"), _negated=True)
                    ),
                    models.Q(("area__isnull", False), ("code__startswith", "local-")),
                    _connector="OR",
                ),
                name="role_of_an_area_says_so",
            ),
        ),
        migrations.AddConstraint(
            model_name="role",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("area", None),
                    models.Q(("minimum_grade", None), ("single_holder", False)),
                    _connector="OR",
                ),
                name="role_of_an_area_may_be_shared",
            ),
        ),
        migrations.AddConstraint(
            model_name="role",
            constraint=models.UniqueConstraint(
                condition=models.Q(("area", None)),
                fields=("position",),
                name="shipped_role_once_a_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="role",
            constraint=models.UniqueConstraint(
                models.F("area"),
                django.db.models.functions.text.Lower("name"),
                condition=models.Q(("area__isnull", False)),
                name="role_name_once_an_area",
            ),
        ),
        ShareTable("Role"),
        TieToShared("Appointment", "role", own="local-"),
    ]
