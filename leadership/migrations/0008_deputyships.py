import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import uuid_utils.compat
from django.db import migrations, models

import leadership.models
from hubs.tenancy.operations import ProtectTable


class Migration(migrations.Migration):
    """Keep deputies as periods of their own, closed to other areas as every table."""

    dependencies = [
        ("hubs", "0003_progress_figures"),
        ("leadership", "0007_public_page"),
    ]

    operations = [
        migrations.CreateModel(
            name="Deputyship",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "appointment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deputyships",
                        to="leadership.appointment",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="hubs.localarea",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deputyships",
                        to="leadership.person",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.AddConstraint(
            model_name="deputyship",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                ),
                name="deputyship_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="deputyship",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("area", "="),
                    ("appointment", "="),
                    (
                        leadership.models.DateRange(
                            "starts_on",
                            "ends_on",
                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                inclusive_lower=True, inclusive_upper=True
                            ),
                        ),
                        "&&",
                    ),
                ],
                name="one_deputy_at_a_time",
            ),
        ),
        ProtectTable("Deputyship"),
        migrations.AddField(
            model_name="appointment",
            name="deputies_changed",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
    ]
