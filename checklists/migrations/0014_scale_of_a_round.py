from django.db import migrations, models

STAYS = """
CREATE FUNCTION checklists_scale_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The scale of review % is fixed when it is opened.', OLD.id
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER scale_stays BEFORE UPDATE OF scale ON checklists_round
    FOR EACH ROW WHEN (OLD.scale IS DISTINCT FROM NEW.scale)
    EXECUTE FUNCTION checklists_scale_stays();
"""

MAY_CHANGE = """
DROP TRIGGER scale_stays ON checklists_round;
DROP FUNCTION checklists_scale_stays();
"""


class Migration(migrations.Migration):
    """The scale on which a round is asked, for good, and what was chosen on it."""

    dependencies = [("checklists", "0013_where_statements_come_from")]

    operations = [
        migrations.AddField(
            model_name="round",
            name="scale",
            field=models.CharField(
                default="maturity", max_length=30, verbose_name="asked on the scale"
            ),
        ),
        migrations.AddField(
            model_name="answer",
            name="option",
            field=models.CharField(
                blank=True, default="", max_length=3, verbose_name="chosen on another scale"
            ),
        ),
        migrations.AddField(
            model_name="answerrevision",
            name="option",
            field=models.CharField(blank=True, default="", max_length=3),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("option", ""),
                    models.Q(("level__gte", 1), ("level__isnull", False)),
                    _connector="OR",
                ),
                name="answer_option_has_its_place",
            ),
        ),
        migrations.RunSQL(STAYS, MAY_CHANGE),
    ]
