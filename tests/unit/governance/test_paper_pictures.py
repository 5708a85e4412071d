"""Pictures for paper: escaped, described, and whole however many or however long."""

import pytest

from governance.presenters.paper_pictures import spread, strip

LETTERS = dict(enumerate("NBESM", start=1))


def test_strip_shows_the_move_and_says_it():
    drawn = strip(4, 2, "S", "Substantial progress now; Basic in May 2026")
    assert "<title>Substantial progress now; Basic in May 2026</title>" in drawn
    assert "M27.5 9H64.5" in drawn
    assert ">S</text>" in drawn


def test_strip_without_an_agreed_level_has_no_letter():
    assert "</text>" not in strip(None, 2, "", "Not yet agreed")


@pytest.mark.parametrize(("count", "dots"), [(3, 3), (9, 9), (12, 12), (13, 1), (60, 1)])
def test_spread_draws_each_mark_or_their_number(count, dots):
    drawn = spread({3: ["C"] * count}, LETTERS, {}, 3, "answers")
    assert drawn.count("h0") == dots
    assert (f">{count}</text>" in drawn) == (dots == 1)


def test_spread_grows_by_rows_of_four():
    low, tall = (spread({1: ["C"] * n}, LETTERS, {}, None, "t") for n in (4, 5))
    assert 'height="30.0"' in low
    assert 'height="44.4"' in tall
