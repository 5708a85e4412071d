import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Let an area write sets of its own; what is published says whose it is."""

    dependencies = [
        ("checklists", "0014_scale_of_a_round"),
        ("hubs", "0008_due_index_of_actions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LocalSet",
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
                ("number", models.PositiveSmallIntegerField(editable=False)),
                ("key", models.SlugField(editable=False, max_length=60)),
                ("title", models.CharField(max_length=80)),
                ("introduction", models.TextField()),
                ("extends", models.SlugField(blank=True, editable=False)),
                ("codes_given", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("published_version", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("retired_at", models.DateTimeField(editable=False, null=True)),
            ],
            options={
                "ordering": ["number"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="LocalStatement",
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
                ("code", models.CharField(editable=False, max_length=20)),
                ("position", models.PositiveSmallIntegerField(editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("rated", "Rated statement"), ("open", "Open question")],
                        max_length=10,
                    ),
                ),
                ("text", models.TextField()),
                ("short_name", models.CharField(max_length=60)),
                ("guidance", models.TextField(blank=True)),
                (
                    "levels",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(blank=True), default=list
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.RemoveConstraint(
            model_name="questionset",
            name="set_version_once",
        ),
        migrations.AddField(
            model_name="question",
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
            model_name="question",
            name="whose",
            field=models.CharField(blank=True, editable=False, max_length=120),
        ),
        migrations.AddField(
            model_name="questionset",
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
            model_name="questionset",
            name="published_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="questionset",
            name="whose",
            field=models.CharField(blank=True, editable=False, max_length=120),
        ),
        migrations.AlterField(
            model_name="questionset",
            name="loaded_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("area", None), ("whose", "")),
                    models.Q(("area__isnull", False), models.Q(("whose", ""), _negated=True)),
                    _connector="OR",
                ),
                name="question_says_whose_it_is",
            ),
        ),
        migrations.AddConstraint(
            model_name="questionset",
            constraint=models.UniqueConstraint(
                fields=("area", "key", "version"), name="set_version_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="questionset",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("area", None), models.Q(("key__contains", "--"), _negated=True)),
                    models.Q(("area__isnull", False), ("key__contains", "--")),
                    _connector="OR",
                ),
                name="set_of_an_area_says_so",
            ),
        ),
        migrations.AddConstraint(
            model_name="questionset",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("area", None), ("whose", "")),
                    models.Q(("area__isnull", False), models.Q(("whose", ""), _negated=True)),
                    _connector="OR",
                ),
                name="set_says_whose_it_is",
            ),
        ),
        migrations.AddField(
            model_name="localset",
            name="area",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="hubs.localarea",
            ),
        ),
        migrations.AddField(
            model_name="localset",
            name="created_by",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="localstatement",
            name="area",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="hubs.localarea",
            ),
        ),
        migrations.AddField(
            model_name="localstatement",
            name="local_set",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="statements",
                to="checklists.localset",
            ),
        ),
        migrations.AddConstraint(
            model_name="localset",
            constraint=models.UniqueConstraint(
                fields=("area", "number"), name="local_set_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="localset",
            constraint=models.UniqueConstraint(fields=("area", "key"), name="local_set_key_once"),
        ),
        migrations.AddConstraint(
            model_name="localset",
            constraint=models.CheckConstraint(
                condition=models.Q(("key__contains", "--")), name="local_set_key_says_so"
            ),
        ),
        migrations.AddConstraint(
            model_name="localset",
            constraint=models.UniqueConstraint(
                models.F("area"),
                django.db.models.functions.text.Lower("title"),
                name="local_set_title_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="localstatement",
            constraint=models.UniqueConstraint(fields=("area", "code"), name="local_code_once"),
        ),
        migrations.AddConstraint(
            model_name="localstatement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "rated"), ("levels__len", 5)),
                    models.Q(("kind", "open"), ("levels__len", 0)),
                    _connector="OR",
                ),
                name="local_statement_levels_fit_its_kind",
            ),
        ),
    ]
