"""Comparing without names: whatever is shown, nobody can be told by taking one from another."""

from collections import Counter
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklists.results.anonymity import SMALLEST, group_counts, shown_groups

CELLS = st.dictionaries(
    st.tuples(st.sampled_from("HLEVF"), st.sampled_from("1234")), st.integers(1, 12), max_size=14
)


def everybody(cells):
    """One path for every answer, organisations belonging to their sector."""
    return [(s, f"{s}{o}") for (s, o), number in cells.items() for _each in range(number)]


def members(paths, group):
    """Who of everybody is in a group, by their number."""
    return frozenset(n for n, path in enumerate(paths) if path[: len(group)] == group)


@given(CELLS)
def test_no_pair_of_filters_leaves_fewer_than_five(cells):
    paths = everybody(cells)
    shown = [members(paths, group) for group in shown_groups(paths)]
    for one in shown:
        assert len(one) >= SMALLEST
    for one, other in combinations(shown, 2):
        for left in (one - other, other - one, one & other):
            if one <= other or other <= one or not one & other:
                assert not left or len(left) >= SMALLEST


def worked_out(shown, target):
    """Whether adding and subtracting shown groups in any way gives exactly the target."""
    people = sorted(set().union(*shown, target))
    rows = [[Fraction(p in group) for p in people] for group in shown]

    def rank(matrix):
        matrix, found = [row[:] for row in matrix], 0
        for column in range(len(people)):
            pivot = next((r for r in range(found, len(matrix)) if matrix[r][column]), None)
            if pivot is None:
                continue
            matrix[found], matrix[pivot] = matrix[pivot], matrix[found]
            for r in range(found + 1, len(matrix)):
                factor = matrix[r][column] / matrix[found][column]
                matrix[r] = [a - factor * b for a, b in zip(matrix[r], matrix[found], strict=True)]
            found += 1
        return found

    return rank([*rows, [Fraction(p in target) for p in people]]) == rank(rows)


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("HLE"), st.sampled_from("12")), st.integers(1, 9), max_size=6
    )
)
@settings(max_examples=60, deadline=None)
def test_no_sum_of_filters_gives_fewer_than_five(cells):
    paths = everybody(cells)
    shown = [members(paths, group) for group in shown_groups(paths)]
    organisations = sorted(set(paths))
    for number in range(1, len(organisations) + 1):
        for chosen in combinations(organisations, number):
            few = frozenset().union(*(members(paths, path) for path in chosen))
            if shown and 0 < len(few) < SMALLEST:
                assert not worked_out(shown, few)


def test_the_attack_would_be_found():
    everyone, most = frozenset(range(9)), frozenset(range(6))
    assert worked_out([everyone, most], frozenset({6, 7, 8}))
    assert not worked_out([everyone], frozenset({6, 7, 8}))


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        ({("H", "1"): 4}, set()),
        ({("H", "1"): 5}, {(), ("H",), ("H", "H1")}),
        # four would be left over: the group that gives them away is hidden
        ({("H", "1"): 6, ("L", "1"): 4}, {()}),
        # six are left over, though of two groups too small to show
        ({("H", "1"): 6, ("L", "1"): 3, ("E", "1"): 3}, {(), ("H",), ("H", "H1")}),
        # three are left over: the smaller of the two is hidden with them
        ({("H", "1"): 7, ("L", "1"): 5, ("E", "1"): 3}, {(), ("H",), ("H", "H1")}),
        # an organisation alone is hidden where its sector's others would be left over
        ({("H", "1"): 6, ("H", "2"): 2, ("L", "1"): 8}, {(), ("H",), ("L",), ("L", "L1")}),
    ],
)
def test_groups_are_shown_only_where_they_give_nobody_away(cells, shown):
    assert shown_groups(everybody(cells)) == shown


@given(CELLS)
def test_counts_add_up(cells):
    paths = everybody(cells)
    answers = [(path, number % 6) for number, path in enumerate(paths)]
    for group in group_counts(answers):
        depth = len(group.path)
        expected = Counter(level for path, level in answers if path[:depth] == group.path)
        assert group.counts == dict(expected)
