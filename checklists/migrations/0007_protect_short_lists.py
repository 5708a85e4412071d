from django.db import migrations

from hubs.tenancy.operations import ProtectTable

SAME_ROUND = """
    ALTER TABLE checklists_shortlist
        ADD CONSTRAINT short_list_of_a_round UNIQUE (round_id, id);
    ALTER TABLE checklists_participation
        ADD CONSTRAINT short_list_of_their_round FOREIGN KEY (round_id, short_list_id)
        REFERENCES checklists_shortlist (round_id, id) DEFERRABLE INITIALLY DEFERRED;
"""
ANY_ROUND = """
    ALTER TABLE checklists_participation DROP CONSTRAINT short_list_of_their_round;
    ALTER TABLE checklists_shortlist DROP CONSTRAINT short_list_of_a_round;
"""


class Migration(migrations.Migration):
    """Close the short lists to other areas, and tie each participant to a list of their round."""

    dependencies = [("checklists", "0006_round_terms_and_short_lists")]

    operations = [
        ProtectTable("ShortList"),
        ProtectTable("Participation"),
        migrations.RunSQL(SAME_ROUND, ANY_ROUND),
    ]
