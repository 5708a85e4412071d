from django.db import migrations, models

GRADES = [
    (1, "Other"),
    (2, "Manager"),
    (3, "Head of service"),
    (4, "Assistant director"),
    (5, "Director"),
    (6, "Chief executive or elected member"),
]
TABLES = ("leadership_appointment", "leadership_person")
# The owner, too, sees no rows while row-level security is forced: this concerns every area.
OPENED = [f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY" for table in TABLES]
CLOSED = [f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY" for table in TABLES]
FILL = (
    "UPDATE leadership_appointment a SET grade = p.grade FROM leadership_person p"
    " WHERE p.id = a.person_id AND a.grade IS NULL"
)


class Migration(migrations.Migration):
    """Record on what basis, and at what grade, somebody holds a role; until now, the person's."""

    dependencies = [("leadership", "0012_roles_of_an_area")]

    operations = [
        migrations.AddField(
            model_name="appointment",
            name="basis",
            field=models.CharField(
                choices=[
                    ("substantive", "Substantive"),
                    ("interim", "Interim"),
                    ("acting", "Acting"),
                    ("shared", "Shared"),
                ],
                default="substantive",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="appointment",
            name="grade",
            field=models.PositiveSmallIntegerField(blank=True, choices=GRADES, null=True),
        ),
        migrations.RunSQL([*OPENED, FILL, *CLOSED], migrations.RunSQL.noop),
    ]
