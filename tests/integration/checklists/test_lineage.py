"""What a question of one version is in another: the map of a set, followed in one place."""

import pytest

from checklists.asked import (
    ancestors,
    related_in,
    root_of,
    same_as,
    since,
    upgrade,
)
from checklists.models import QuestionSet
from tests.versions import SECOND, THIRD, Asked, yaml_of


@pytest.fixture
def versions(made_up):
    made_up.bring(2)
    made_up.bring(3)
    return made_up


def codes(questions):
    return [(each.question_set.version, each.code) for each in questions]


@pytest.mark.parametrize(
    ("code", "then", "change", "was"),
    [
        ("MU1", 2, "same", ["MU1"]),
        ("MU1", 1, "reworded", ["MU1"]),
        ("MU2", 2, "reworded", ["MU2"]),
        ("MU2", 1, "split", ["MU2"]),
        ("MU3", 1, "split", ["MU2"]),
        ("MU4", 2, "same", ["MU4"]),
        ("MU4", 1, "merged", ["MU3", "MU4"]),
        ("MU5", 2, "reworded", ["MU6"]),
        ("MU5", 1, "reworded", ["MU5"]),
        ("MU6", 2, "same", ["MU5"]),
        ("MU6", 1, "new", []),
        ("MU7", 1, "reworded", ["MU7"]),
    ],
)
def test_question_of_the_third_version_stands_to_those_before(versions, code, then, change, was):
    found = since(versions.question(3, code), versions.asked(then))
    assert (found.change, [each.code for each in found.was]) == (change, was)
    assert found.is_comparable == (change in {"same", "reworded"})


@pytest.mark.parametrize(
    ("code", "change", "now"),
    [
        ("MU1", "reworded", ["MU1"]),
        ("MU2", "split", ["MU2", "MU3"]),
        ("MU3", "merged", ["MU4"]),
        ("MU5", "reworded", ["MU5"]),
    ],
)
def test_question_of_the_first_version_stands_to_a_later_one(versions, code, change, now):
    found = since(versions.question(1, code), versions.asked(3))
    assert (found.change, [each.code for each in found.was]) == (change, now)


def test_dropped_question_is_nothing_in_a_later_version(versions):
    assert since(versions.question(1, "MU6"), versions.asked(3)) is None
    assert related_in(versions.asked(3), versions.question(1, "MU6")) == ()


def test_words_that_came_back_are_the_same_as_the_first(made_up):
    text = "We tell one story."
    made_up.bring(2)
    made_up.bring(3)
    fourth = [Asked("MU1", text, ["MU1"], "reworded")]
    fourth += [Asked(q.code, q.text, [q.code], "same", q.kind) for q in THIRD[1:]]
    made_up.load(yaml_of(4, fourth, []))
    assert since(made_up.question(4, "MU1"), made_up.asked(1)).change == "same"
    assert since(made_up.question(4, "MU1"), made_up.asked(2)).change == "reworded"


def test_statement_is_followed_while_only_its_words_change(versions):
    assert codes(same_as(versions.question(3, "MU5"))) == [(3, "MU5"), (2, "MU6"), (1, "MU5")]
    assert codes(same_as(versions.question(3, "MU4"))) == [(3, "MU4"), (2, "MU4")]
    assert codes(ancestors(versions.question(3, "MU4"))) == [
        (3, "MU4"),
        (2, "MU4"),
        (1, "MU3"),
        (1, "MU4"),
    ]


def test_reused_code_is_another_statement(versions):
    roots = {version: root_of(versions.question(version, "MU6")) for version in (1, 2, 3)}
    assert len(set(roots.values())) == 3
    assert root_of(versions.question(2, "MU6")) == root_of(versions.question(3, "MU5"))


def test_upgrade_tells_every_question_that_changed(versions):
    found = upgrade(versions.asked(1), versions.asked(2))
    assert [(was.code, now.code) for was, now in found.reworded] == [("MU1", "MU1"), ("MU7", "MU7")]
    assert [(was.code, [q.code for q in now]) for was, now in found.split] == [
        ("MU2", ["MU2", "MU3"])
    ]
    assert [([q.code for q in was], now.code) for was, now in found.merged] == [
        (["MU3", "MU4"], "MU4")
    ]
    assert [each.code for each in found.new] == ["MU5"]
    assert [each.code for each in found.dropped] == ["MU6"]


def test_nothing_changes_within_a_version(versions):
    assert not upgrade(versions.asked(2), versions.asked(2)).is_any


def test_following_the_map_costs_no_query_once_a_process_knows_the_versions(
    versions, django_assert_num_queries
):
    for each in versions.asked(3).questions:
        ancestors(each)
    first = versions.asked(1)
    questions = versions.asked(3).questions
    with django_assert_num_queries(0):
        assert [since(each, first) for each in questions]


def test_service_that_begins_with_a_later_version_has_nothing_before(made_up):
    text = yaml_of(2, SECOND, ["MU6"]).replace("made-up", "later-set").replace("MU", "LT")
    made_up.load_as("later-set", text)
    asked = QuestionSet.objects.get(key="later-set")
    question = asked.questions.get(code="LT1")
    assert (asked.version, question.was, question.change) == (2, ["LT1"], "reworded")
    assert same_as(question) == (question,)
    assert ancestors(question) == (question,)
