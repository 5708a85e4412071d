from django.db import migrations

from hubs.tenancy.operations import ProtectTable
from hubs.tenancy.sharing import GuardShared, ShareTable

TIE = """
    ALTER TABLE checklists_question ADD CONSTRAINT checklists_question_question_set_id_same_area
        FOREIGN KEY (area_id, question_set_id) REFERENCES checklists_questionset (area_id, id)
        DEFERRABLE INITIALLY DEFERRED;
"""
UNTIE = """
    ALTER TABLE checklists_question DROP CONSTRAINT checklists_question_question_set_id_same_area;
"""
# Without the wall one area's questions would be everybody's: going back is refused while there are any.
KEEP = """
    DO $$ BEGIN IF EXISTS (SELECT FROM checklists_questionset WHERE area_id IS NOT NULL) THEN
        RAISE EXCEPTION 'areas have published questions of their own: they cannot be opened to all';
    END IF; END $$;
"""


class Migration(migrations.Migration):
    """Hide every area's own questions from the others, and let no row point at them from there."""

    dependencies = [("checklists", "0015_statements_of_an_area")]

    operations = [
        migrations.RunSQL(migrations.RunSQL.noop, KEEP),
        ProtectTable("LocalSet"),
        ProtectTable("LocalStatement"),
        ShareTable("QuestionSet", lasting=True),
        ShareTable("Question", lasting=True),
        migrations.RunSQL(TIE, UNTIE),
        GuardShared("RoundQuestionSet", "question_set"),
        GuardShared("Answer", "question"),
        GuardShared("Agreement", "question"),
        GuardShared("Action", "question"),
        GuardShared("Reflection", "question"),
    ]
