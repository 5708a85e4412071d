"""The command against real PostgreSQL, as the owner who may load and as the role who may not."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from checklists.models import Question, QuestionSet
from checklists.sets import SHIPPED, read_question_sets
from leadership.models import Role
from tests.unit.checklists.set_files import SCALES, SET, line_of, write
from tests.versions import SECOND, THIRD, yaml_of


def load(folder=SHIPPED):
    out = StringIO()
    call_command("load_question_sets", folder=folder, stdout=out)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "scales.yaml").write_text(SCALES, encoding="utf-8")
    return write(tmp_path, SET)


def test_load_adds_the_nine_sets_with_every_question(as_owner):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM checklists_question; DELETE FROM checklists_questionset")
    assert load().count("Added ") == 9
    stored = {
        (q.question_set.key, q.code): (q.text, q.number, q.kind, q.quoted, list(q.levels.values()))
        for q in Question.objects.select_related("question_set")
    }
    assert stored == {
        (each.key, q.code): (q.text, q.number, q.kind, q.quoted, list(q.levels))
        for each in read_question_sets()
        for q in each.questions
    }


def test_loaded_set_keeps_title_sections_order_and_attribution(as_owner, folder):
    load(folder)
    question_set = QuestionSet.objects.get(key="tiny-set")
    assert (question_set.title, question_set.position) == ("Tiny set", 1)
    assert question_set.attribution == "The people of Northmoor wrote these."
    assert question_set.sections == [
        {"key": "first", "title": "First part", "introduction": ""},
        {"key": "second", "title": "Second part", "introduction": "Write what you think."},
    ]
    rated, opened = question_set.questions.all()
    assert (rated.section, rated.levels["5"]) == ("First part", "Everybody does it every week.")
    assert (opened.section, opened.levels) == ("Second part", {})


def test_loading_twice_changes_nothing(as_owner, folder):
    load(folder)
    before = list(QuestionSet.objects.values()), list(Question.objects.values())
    assert load(folder) == "1 question set was already up to date.\n"
    assert (list(QuestionSet.objects.values()), list(Question.objects.values())) == before


def test_changed_words_under_the_same_version_are_refused(as_owner, folder):
    load(folder)
    write(folder, SET.replace("at all?", "ever?"))
    with pytest.raises(CommandError) as error:
        load(folder)
    assert str(error.value) == (
        "Nothing was loaded.\ntiny-set.yaml, line 2: version 1 is already in use with other words; "
        "raise the version to 2"
    )
    assert Question.objects.get(code="TS2").text == "Why would we do it at all?"


def test_new_version_stands_beside_the_old(as_owner, folder):
    load(folder)
    old = Question.objects.get(code="TS2")
    text = SET.replace("version: 1", "version: 2\ndropped: []").replace("at all?", "ever?")
    text = text.replace("code: TS1", "code: TS1\n        was: [TS1]\n        change: same")
    text = text.replace("code: TS2", "code: TS2\n        was: [TS2]\n        change: reworded")
    write(folder, text)
    assert load(folder) == "Added Tiny set, version 2\n"
    texts = Question.objects.filter(code="TS2").order_by("question_set__version")
    assert [q.text for q in texts] == ["Why would we do it at all?", "Why would we do it ever?"]
    old.refresh_from_db()
    assert old.question_set.version == 1
    new = QuestionSet.objects.get(key="tiny-set", version=2)
    assert new.dropped == []
    assert [(q.was, q.change) for q in new.questions.all()] == [
        (["TS1"], "same"),
        (["TS2"], "reworded"),
    ]


def test_version_lower_than_the_newest_is_refused(as_owner, folder):
    write(folder, yaml_of(3, THIRD, []), name="made-up.yaml")
    load(folder)
    write(folder, yaml_of(2, SECOND, ["MU6"]), name="made-up.yaml")
    with pytest.raises(CommandError, match="version 2 is older than version 3, which is in use"):
        load(folder)


def test_one_broken_set_keeps_every_other_set_out(as_owner, folder):
    other = SET.replace("tiny-set", "other-set").replace("TS", "OS").replace("S: Most", "Z: Most")
    write(folder, other, name="other-set.yaml")
    before = QuestionSet.objects.count()
    with pytest.raises(CommandError) as error:
        load(folder)
    line = line_of(other, "levels:")
    assert f"other-set.yaml, line {line}: OS1: “S” is missing" in str(error.value)
    assert QuestionSet.objects.count() == before


def test_broken_scale_keeps_the_sets_out(as_owner, folder):
    broken = SCALES.replace("place: M", "place: X")
    (folder / "scales.yaml").write_text(broken, encoding="utf-8")
    wanted = f"scales.yaml, line {line_of(broken, 'place: X')}: “place” must be one of"
    with pytest.raises(CommandError, match=wanted):
        load(folder)
    assert not QuestionSet.objects.filter(key="tiny-set").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        ("UPDATE checklists_question SET text = 'changed'", "permission denied"),
        ("DELETE FROM checklists_questionset", "permission denied"),
        (
            "INSERT INTO checklists_questionset (id) VALUES (gen_random_uuid())",
            "row-level security",
        ),
    ],
)
def test_restricted_role_reads_the_sets_and_cannot_change_them(statement, refusal):
    assert QuestionSet.objects.count() == 9
    with (
        pytest.raises(DatabaseError, match=refusal),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.django_db(transaction=True)
def test_cleaning_up_after_a_test_that_commits_spares_the_reference_data():
    call_command("flush", interactive=False, reset_sequences=False, inhibit_post_migrate=True)
    assert QuestionSet.objects.count() == 9
    assert Role.objects.exists()
