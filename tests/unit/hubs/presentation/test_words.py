"""Numbers with nouns, lists, differences, and fitting words into pictures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubs.presentation.shapes import SHAPES, clip, shape_path, words_width, wrap
from hubs.presentation.tables import table
from hubs.presentation.words import asked_for, counted, differing, listed
from hubs.templatetags.planner import dashes


@pytest.mark.parametrize(("number", "said"), [(0, "0 people"), (1, "1 person"), (2, "2 people")])
def test_counted_takes_the_plural_but_for_one(number, said):
    assert counted(number, "person", "people") == said


def test_listed_joins_the_last_with_and():
    assert [listed(x) for x in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Full name", "the full name"),
        ("Your comment", "your comment"),
        ("Why this rating", "why this rating"),
        ("NHS number", "the NHS number"),
        ("Due by", "due by"),
    ],
)
def test_what_a_field_asks_for_has_its_article(label, words):
    assert asked_for(label) == words


def test_differing_marks_only_the_words_that_differ():
    mine, theirs = differing("raised in April and dropped", "raised in May and dropped")
    assert [run.text for run in mine if run.differs] == ["April"]
    assert [run.text for run in theirs if run.differs] == ["May"]


@given(st.text(), st.text())
def test_differing_loses_nothing_of_either_text(mine, theirs):
    left, right = differing(mine, theirs)
    assert "".join(run.text for run in left) == mine
    assert "".join(run.text for run in right) == theirs


@given(st.text(max_size=80), st.floats(min_value=30, max_value=400))
def test_clip_and_wrap_never_leave_their_width(words, width):
    assert words_width(clip(words, width, 14), 14) <= width
    assert all(words_width(line, 14) <= width for line in wrap(words, width, 14))


def test_wrap_keeps_every_word_when_there_is_room():
    assert " ".join(wrap("Data and evaluation lead", 120, 14)) == "Data and evaluation lead"


@pytest.mark.parametrize("shape", SHAPES)
def test_shape_path_is_closed(shape):
    assert shape_path(shape, 12, 12, 9).endswith("z")


def test_shape_path_refuses_an_unknown_shape():
    with pytest.raises(ValueError, match="'star' is not one of circle"):
        shape_path("star", 0, 0, 9)


def test_table_refuses_a_row_of_another_length():
    with pytest.raises(ValueError, match="zip"):
        table("Areas", ["Area", "People"], [["Northmoor"]])


def test_dashes_keep_to_the_word_before_them():
    assert dashes("conflicts – <b>truths</b>") == "conflicts\u00a0– <b>truths</b>"


def test_differing_of_long_texts_marks_the_middle_and_loses_nothing():
    same, end = "before " * 50, " after" * 50
    one, other = (f"{same}{word * 4_000}{end}" for word in ("this ", "that and "))
    left, right = differing(one, other)
    assert ["".join(run.text for run in runs) for runs in (left, right)] == [one, other]
    marked = [run.text for run in left if run.differs]
    assert len(marked) == 1
    assert "before" not in marked[0]
    assert "after" not in marked[0]
