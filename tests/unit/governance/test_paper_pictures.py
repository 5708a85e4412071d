"""Pictures for paper: escaped, described, and whole however many or however long."""

import pytest

from governance.presenters.paper_pictures import spread, strip
from governance.presenters.paper_structure import Box, fitted, structure

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


def test_structure_escapes_and_shortens_what_people_typed():
    long = Box(name="Sponsor", lines=("<script>" + "W" * 200,))
    drawn = structure(
        board="A & B", chair="", leader=long, others=[long] * 5, partners="", title="<t>"
    )
    assert "<script>" not in drawn
    assert "A &amp; B" in drawn
    assert "W" * 30 not in drawn
    assert drawn.count("<rect") == 7


def test_vacancy_is_dashed_and_marked():
    vacant = Box(name="Data lead", lines=("VACANT",), vacant=True)
    drawn = structure(board="B", chair="C", leader=vacant, others=[], partners="P", title="t")
    assert "stroke-dasharray" in drawn
    assert "VACANT" in drawn


def test_text_that_fits_is_left_alone():
    assert fitted("Helen Marsh", 130, 10) == "Helen Marsh"
    assert fitted("W" * 40, 130, 10).endswith("…")
