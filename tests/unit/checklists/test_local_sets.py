"""An area's own sets: hidden from others, published once and for all, compared with before."""

import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection, transaction

from checklists.actions import local_sets as actions
from checklists.actions.local_publishing import publish_local_set, whose_words
from checklists.actions.local_sets import MOST_SETS, add_local_set
from checklists.actions.local_statements import (
    DOWN,
    UP,
    add_local_statement,
    change_local_statement,
    move_local_statement,
    remove_local_statement,
)
from checklists.asked import asked_set, latest_set, latest_sets, sets_of
from checklists.models import (
    Agreement,
    LocalSet,
    LocalStatement,
    Question,
    QuestionSet,
    RoundQuestionSet,
)
from checklists.models.local_sets import MOST_STATEMENTS
from hubs.actions.refusals import ChangedMeanwhileError, RefusedError
from hubs.models import AuditEvent, LocalArea
from hubs.tenancy import area_scope
from tests.local_sets import TEXTS, begin, current, facts, publish, statement
from tests.reviews import Review

pytestmark = pytest.mark.django_db


@pytest.fixture
def open_northmoor(northmoor):
    """Northmoor's scope, open for the whole test."""
    with area_scope(northmoor.pk):
        yield northmoor


@pytest.fixture
def actor(people):
    return people.facilitator


@pytest.fixture
def draft(open_northmoor, actor):
    return begin(open_northmoor, actor)


@pytest.fixture
def published(open_northmoor, actor, draft):
    return publish(open_northmoor, actor, draft)


@pytest.fixture
def review_elsewhere(people):
    """A review of Eastvale."""
    return Review(people.elsewhere, people.facilitator)


def sql(text, *params):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(text, params)
        return cursor.rowcount


def refused(text, *params, match, error=DatabaseError):
    with pytest.raises(error, match=match):
        sql(text, *params)


# The wall --------------------------------------------------------------------------------------


def test_published_set_is_read_in_its_area_alone(published, eastvale):
    assert QuestionSet.objects.filter(key=published.key).exists()
    with area_scope(eastvale.pk):
        assert not QuestionSet.objects.filter(area__isnull=False).exists()
        assert not Question.objects.filter(whose__startswith="Northmoor").exists()
        assert len(latest_sets()) == 9
        assert not LocalSet.objects.exists()


def test_what_a_process_keeps_of_a_set_is_not_given_to_another_area(published, people, actor):
    review = Review(people.area, actor, sets=[published.key])
    assert asked_set(published.pk).key == published.key
    assert [each.key for each in sets_of(review.round.pk)] == [published.key]
    with area_scope(people.elsewhere.pk):
        assert sets_of(review.round.pk) == []
        with pytest.raises(QuestionSet.DoesNotExist):
            asked_set(published.pk)


def test_what_is_published_is_never_changed_or_removed(published):
    for table in ("checklists_questionset", "checklists_question"):
        refused(f"UPDATE {table} SET whose = 'x'", match="permission denied")
        refused(f"DELETE FROM {table}", match="permission denied")


SET = (
    "INSERT INTO checklists_questionset (id, key, version, title, kind, position, introduction,"
    " attribution, sections, dropped, checksum, loaded_at, whose, area_id) VALUES"
    " (gen_random_uuid(), %s, 1, 'x', 'rated', 1, '', '', '[]', '[]', '', now(), %s, %s)"
)


def test_nobody_publishes_for_another_area_or_for_all(open_northmoor, eastvale):
    wall = {"match": "row-level security", "error": ProgrammingError}
    refused(SET, "own--09", "Eastvale’s own", eastvale.pk, **wall)
    refused(SET, "everywhere", "", None, **wall)


@pytest.mark.parametrize(
    ("key", "whose", "constraint"),
    [
        ("looks-shipped", "Northmoor’s own", "set_of_an_area_says_so"),
        ("own--09", "", "set_says_whose_it_is"),
    ],
)
def test_own_set_says_so_in_its_key_and_in_words(open_northmoor, key, whose, constraint):
    refused(SET, key, whose, open_northmoor.pk, match=constraint, error=IntegrityError)


def test_own_question_stands_in_no_shipped_set(open_northmoor):
    insert = (
        "INSERT INTO checklists_question (id, area_id, question_set_id, code, number, section,"
        " kind, text, short_name, guidance, levels, quoted, change, was, whose)"
        " SELECT gen_random_uuid(), %s, id, 'X', 99, '', 'rated', 'x', 'x', '', '{}', false, '',"
        " '[]', 'Northmoor’s own' FROM checklists_questionset WHERE key = 'leading-change';"
        " SET CONSTRAINTS ALL IMMEDIATE"
    )
    refused(insert, open_northmoor.pk, match="same_area", error=IntegrityError)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("checklists_roundquestionset", "question_set_id"),
        ("checklists_answer", "question_id"),
        ("checklists_agreement", "question_id"),
        ("checklists_action", "question_id"),
        ("checklists_reflection", "question_id"),
    ],
)
def test_every_table_that_points_at_questions_is_guarded(table, column):
    found = (
        "SELECT FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname = %s AND tgenabled = 'O'"
    )
    assert sql(found, table, f"{table}_{column}_same_area") == 1


def test_no_row_points_at_another_areas_set_or_question(published, review_elsewhere, eastvale):
    theirs = published.questions.all()[0].pk
    review_elsewhere.answer("LC1", 2)
    review_elsewhere.agree("LC1", 2)
    with area_scope(eastvale.pk):
        asked = "UPDATE checklists_roundquestionset SET question_set_id = %s"
        refused(asked, published.pk, match="neither shipped nor of the same area")
        for table in ("answer", "agreement"):
            moved = f"UPDATE checklists_{table} SET question_id = %s"
            refused(moved, theirs, match="neither shipped nor of the same area")
        assert RoundQuestionSet.objects.exclude(question_set=published.pk).count() == 1
        assert Agreement.objects.count() == 1


def test_own_question_is_answered_in_its_own_area(published, people, actor):
    review = Review(people.area, actor, sets=["leading-change", published.key])
    code = published.questions.all()[0].code
    review.answer(code, 2, 3)
    assert review.agree(code, 2).pk


# Writing ---------------------------------------------------------------------------------------


def test_set_stands_directly_after_the_one_it_extends(published):
    keys = [each.key for each in latest_sets()]
    assert keys.index(published.key) == keys.index("leading-change") + 1


def test_set_on_its_own_stands_last(open_northmoor, actor):
    publish(open_northmoor, actor, begin(open_northmoor, actor, title="Parents", extends=""))
    assert latest_sets()[-1].title == "Parents"
    assert "Leading change" not in latest_sets()[-1].question_set.attribution


def test_codes_are_given_once(draft, actor):
    remove_local_statement(
        actor=actor, statement=statement(draft, 2), seen=statement(draft, 2).state
    )
    add_local_statement(actor=actor, local_set=draft, facts=facts("Something else is so."))
    assert [each.code for each in current(draft).statements.all()] == ["X1.1", "X1.3"]
    assert [each.position for each in current(draft).statements.all()] == [1, 2]


def test_moving_changes_the_order_and_stops_at_the_ends(draft, actor):
    move_local_statement(actor=actor, statement=statement(draft, 2), way=UP)
    assert [each.code for each in current(draft).statements.all()] == ["X1.2", "X1.1"]
    assert move_local_statement(actor=actor, statement=statement(draft, 2), way=DOWN).position == 2
    gone = statement(draft, 1)
    remove_local_statement(actor=actor, statement=gone, seen=gone.state)
    assert move_local_statement(actor=actor, statement=gone, way=UP) is gone
    assert AuditEvent.objects.filter(verb="statement.moved").count() == 1


def test_what_changed_meanwhile_is_not_overwritten(draft, actor):
    old = statement(draft, 1)
    change_local_statement(actor=actor, statement=old, facts=facts("Newer words."), seen=old.state)
    with pytest.raises(ChangedMeanwhileError):
        change_local_statement(actor=actor, statement=old, facts=facts("Mine."), seen="as it was")
    with pytest.raises(ChangedMeanwhileError):
        actions.retire_local_set(actor=actor, local_set=draft, seen="as it was")


def test_writing_in_a_set_that_was_removed_meanwhile_is_refused(draft, actor):
    actions.remove_local_set(actor=actor, local_set=current(draft), seen=draft.state)
    with pytest.raises(ChangedMeanwhileError):
        add_local_statement(actor=actor, local_set=draft, facts=facts("Too late."))


def test_limits_hold_whoever_comes_second(open_northmoor, actor, draft):
    LocalSet.objects.filter(pk=draft.pk).update(number=MOST_SETS)
    with pytest.raises(RefusedError, match="20 sets"):
        add_local_set(area=open_northmoor, actor=actor, title="More", introduction="x", extends="")
    for number in range(MOST_STATEMENTS - len(TEXTS)):
        add_local_statement(actor=actor, local_set=draft, facts=facts(f"Statement {number}."))
    with pytest.raises(RefusedError, match="up to 30"):
        add_local_statement(actor=actor, local_set=draft, facts=facts("One too many."))


def test_title_taken_a_moment_ago_is_refused(open_northmoor, actor, draft):
    with pytest.raises(RefusedError) as refusal:
        begin(open_northmoor, actor, title=draft.title.upper())
    assert list(refusal.value.message_dict) == ["title"]


# Publishing ------------------------------------------------------------------------------------


def test_first_version_says_whose_it_is_and_what_levels_mean(published, actor):
    first = published.questions.all()[0]
    assert (published.version, published.published_by, published.position) == (1, actor, 1)
    assert (published.whose, first.whose, first.change) == ("Northmoor’s own",) * 2 + ("",)
    assert "its authors had no hand in them" in published.attribution
    assert not first.quoted
    assert first.levels["1"].startswith("Nothing is in place")
    assert AuditEvent.objects.filter(verb="question_set.published").count() == 1


def test_levels_of_its_own_count_instead(open_northmoor, actor):
    own = begin(open_northmoor, actor, "One.")
    levels = ["", "A parent was asked once.", "", " ", ""]
    add_local_statement(actor=actor, local_set=own, facts=facts("Two.", levels=levels))
    question = publish(open_northmoor, actor, own).questions.get(text="Two.")
    assert question.levels["2"] == "A parent was asked once."
    assert all(question.levels.values())


def test_next_version_says_where_each_statement_comes_from(open_northmoor, actor, draft, published):
    first, second = statement(draft, 1), statement(draft, 2)
    words = facts("Parents decide how hub money is spent.")
    change_local_statement(actor=actor, statement=first, facts=words, seen=first.state)
    remove_local_statement(actor=actor, statement=second, seen=second.state)
    asked = facts("What would you change first?", kind="open")
    add_local_statement(actor=actor, local_set=draft, facts=asked)
    newer = publish(open_northmoor, actor, draft)
    said = [(each.code, each.change, each.was) for each in newer.questions.all()]
    assert said == [("X1.1", "reworded", ["X1.1"]), ("X1.3", "new", [])]
    assert (newer.version, newer.kind, newer.dropped) == (2, "mixed", ["X1.2"])
    assert [each.text for each in published.questions.all()] == list(TEXTS)
    assert latest_set(newer.key).question_set == newer


def test_unchanged_statement_stays_the_same(open_northmoor, actor, draft, published):
    add_local_statement(actor=actor, local_set=draft, facts=facts("Something else is so."))
    newer = publish(open_northmoor, actor, draft)
    assert [each.change for each in newer.questions.all()] == ["same", "same", "new"]


@pytest.mark.parametrize("seen", ["as it was", None])
def test_nothing_is_published_unseen_or_twice(open_northmoor, actor, draft, published, seen):
    with pytest.raises(ChangedMeanwhileError):
        publish_local_set(
            area=open_northmoor, actor=actor, local_set=draft, seen=seen or published.checksum
        )
    assert QuestionSet.objects.filter(key=published.key).count() == 1


def test_retired_set_is_offered_to_nobody_until_it_is_back(draft, published, actor):
    retired = actions.retire_local_set(actor=actor, local_set=draft, seen=current(draft).state)
    assert published.key not in {each.key for each in latest_sets()}
    actions.restore_local_set(actor=actor, local_set=retired, seen=retired.state)
    assert published.key in {each.key for each in latest_sets()}


def test_published_set_is_not_removed_and_a_draft_is(open_northmoor, actor, draft, published):
    now = current(draft)
    with pytest.raises(RefusedError, match="never removed"):
        actions.remove_local_set(actor=actor, local_set=now, seen=now.state)
    other = begin(open_northmoor, actor, title="Another")
    actions.remove_local_set(actor=actor, local_set=other, seen=other.state)
    assert list(LocalSet.objects.all()) == [now]
    assert LocalStatement.objects.count() == len(TEXTS)


def test_every_write_is_in_the_trail(draft, published, actor):
    now = current(draft)
    actions.change_local_set(
        actor=actor, local_set=now, title="Ours", introduction="x", seen=now.state
    )
    assert [each.verb for each in AuditEvent.objects.order_by("pk")] == [
        "question_set.added",
        "statement.added",
        "statement.added",
        "question_set.published",
        "question_set.changed",
    ]


def test_whose_words_end_as_english_does():
    assert whose_words(LocalArea(name="Northmoor")) == "Northmoor’s own"
    assert whose_words(LocalArea(name="The Downs")) == "The Downs’ own"
