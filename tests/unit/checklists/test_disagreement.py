"""The stated rules: when answers agree, and how far apart they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.disagreement import is_to_talk_about, most_common, ordinal_variation

COUNTS = st.dictionaries(st.integers(0, 5), st.integers(0, 60))


@pytest.mark.parametrize(
    ("counts", "talk"),
    [
        ({3: 9}, False),
        ({3: 2, 4: 7}, False),
        ({2: 1, 4: 8}, True),
        ({3: 6, 0: 3}, False),
        ({3: 5, 0: 3}, True),
        ({0: 9}, True),
        ({}, True),
    ],
)
def test_statement_is_to_talk_about_when_apart_or_unknown(counts, talk):
    assert is_to_talk_about(counts) is talk


@pytest.mark.parametrize(
    ("counts", "variation"),
    [({}, 0), ({0: 5}, 0), ({2: 7}, 0), ({1: 4, 5: 4}, 1), ({3: 1, 4: 1}, 0.25)],
)
def test_ordinal_variation_of_known_distributions(counts, variation):
    assert ordinal_variation(counts) == pytest.approx(variation)


@given(COUNTS)
def test_ordinal_variation_lies_between_nought_and_one(counts):
    assert 0 <= ordinal_variation(counts) <= 1.0000001


@given(COUNTS)
def test_ordinal_variation_is_the_same_upside_down(counts):
    turned = {6 - level if level else 0: number for level, number in counts.items()}
    assert ordinal_variation(turned) == pytest.approx(ordinal_variation(counts))


def test_ordinal_variation_grows_with_distance():
    near, far, ends = {2: 4, 3: 4}, {2: 4, 4: 4}, {1: 4, 5: 4}
    assert ordinal_variation(near) < ordinal_variation(far) < ordinal_variation(ends)


@pytest.mark.parametrize(
    ("counts", "level"), [({3: 2, 4: 7}, 4), ({3: 4, 4: 4}, 3), ({0: 9, 2: 1}, 2), ({0: 3}, None)]
)
def test_most_common_answer_is_the_lower_of_a_tie(counts, level):
    assert most_common(counts) == level
