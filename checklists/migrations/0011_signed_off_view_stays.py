from django.db import migrations

STAYS = """
CREATE FUNCTION checklists_refuse_signed_off(held uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM checklists_round WHERE id = held AND signed_off_at IS NOT NULL) THEN
        RAISE EXCEPTION 'The agreed view of review % is signed off and stays as it is.', held
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
END $$;

CREATE FUNCTION checklists_part_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM checklists_refuse_signed_off(OLD.round_id);
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    PERFORM checklists_refuse_signed_off(NEW.round_id);
    RETURN NEW;
END $$;

CREATE FUNCTION checklists_answer_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM checklists_refuse_signed_off(round_id)
        FROM checklists_participation WHERE id = OLD.participation_id;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    PERFORM checklists_refuse_signed_off(round_id)
    FROM checklists_participation WHERE id = NEW.participation_id;
    RETURN NEW;
END $$;

CREATE FUNCTION checklists_beside_answer_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM checklists_refuse_signed_off(p.round_id)
        FROM checklists_answer a JOIN checklists_participation p ON p.id = a.participation_id
        WHERE a.id = OLD.answer_id;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    PERFORM checklists_refuse_signed_off(p.round_id)
    FROM checklists_answer a JOIN checklists_participation p ON p.id = a.participation_id
    WHERE a.id = NEW.answer_id;
    RETURN NEW;
END $$;

CREATE FUNCTION checklists_round_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- The one way out: opened again, with its reason on record.
    IF TG_OP = 'UPDATE' AND NEW.signed_off_at IS NULL AND NEW.state = 'closed' AND EXISTS (
        SELECT FROM checklists_reopening
        WHERE round_id = OLD.id AND signed_off_at = OLD.signed_off_at
    ) THEN
        RETURN NEW;
    END IF;
    PERFORM checklists_refuse_signed_off(OLD.id);
    RETURN NULL;
END $$;

CREATE TRIGGER signed_off_stays BEFORE UPDATE OR DELETE ON checklists_round
    FOR EACH ROW WHEN (OLD.signed_off_at IS NOT NULL) EXECUTE FUNCTION checklists_round_stays();
CREATE TRIGGER signed_off_stays BEFORE INSERT OR UPDATE OR DELETE ON checklists_agreement
    FOR EACH ROW EXECUTE FUNCTION checklists_part_stays();
CREATE TRIGGER signed_off_stays BEFORE INSERT OR UPDATE OR DELETE ON checklists_participation
    FOR EACH ROW EXECUTE FUNCTION checklists_part_stays();
CREATE TRIGGER signed_off_stays BEFORE INSERT OR UPDATE OR DELETE ON checklists_roundquestionset
    FOR EACH ROW EXECUTE FUNCTION checklists_part_stays();
CREATE TRIGGER signed_off_stays BEFORE INSERT OR UPDATE OR DELETE ON checklists_shortlist
    FOR EACH ROW EXECUTE FUNCTION checklists_part_stays();
CREATE TRIGGER signed_off_stays BEFORE INSERT OR UPDATE OR DELETE ON checklists_answer
    FOR EACH ROW EXECUTE FUNCTION checklists_answer_stays();
CREATE TRIGGER signed_off_stays BEFORE INSERT OR UPDATE OR DELETE ON checklists_answerrevision
    FOR EACH ROW EXECUTE FUNCTION checklists_beside_answer_stays();
CREATE TRIGGER signed_off_stays BEFORE INSERT OR UPDATE OR DELETE ON checklists_evidence
    FOR EACH ROW EXECUTE FUNCTION checklists_beside_answer_stays();
"""

MAY_CHANGE = """
DROP TRIGGER signed_off_stays ON checklists_round;
DROP TRIGGER signed_off_stays ON checklists_agreement;
DROP TRIGGER signed_off_stays ON checklists_participation;
DROP TRIGGER signed_off_stays ON checklists_roundquestionset;
DROP TRIGGER signed_off_stays ON checklists_shortlist;
DROP TRIGGER signed_off_stays ON checklists_answer;
DROP TRIGGER signed_off_stays ON checklists_answerrevision;
DROP TRIGGER signed_off_stays ON checklists_evidence;
DROP FUNCTION checklists_round_stays();
DROP FUNCTION checklists_answer_stays();
DROP FUNCTION checklists_beside_answer_stays();
DROP FUNCTION checklists_part_stays();
DROP FUNCTION checklists_refuse_signed_off(uuid);
"""


class Migration(migrations.Migration):
    """The database itself refuses to change what was signed off, whoever asks.

    A round that is signed off leaves that state only with a reason on record.
    """

    dependencies = [("checklists", "0010_agreed_view_signed_off")]

    operations = [migrations.RunSQL(STAYS, MAY_CHANGE)]
