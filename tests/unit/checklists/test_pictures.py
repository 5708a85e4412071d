"""The strip, the spread, the counts and the unit row: where things are drawn, and what is said."""

import pytest

from checklists.pictures import (
    CountStrip,
    Mark,
    Spread,
    Strip,
    Unit,
    draw_count_strip,
    draw_spread,
    draw_strip,
    draw_unit_rows,
)


def strip(agreed, previous):
    return draw_strip(Strip(agreed, previous, "Statement 1", "May 2026", "November 2025"))


def marks(*levels):
    return [Mark(f"P{i}", f"Person {i}", "circle", level) for i, level in enumerate(levels)]


def spread(*levels, previous=None):
    return draw_spread(Spread(marks(*levels), previous, "Answers", "in May"))


def test_strip_places_levels_fifty_units_apart():
    assert [strip(level, None).drawn.x for level in range(1, 6)] == [25, 75, 125, 175, 225]


def test_strip_that_moved_up_has_a_ring_a_line_and_the_words():
    drawn = strip(4, 2)
    assert (drawn.drawn.ring_x, drawn.drawn.move, drawn.drawn.unchanged) == (
        75,
        "M83 16H162",
        False,
    )
    assert drawn.change == "Up 2 from Basic"
    assert drawn.description == (
        "Agreed May 2026: Substantial progress. November 2025: Basic, so up 2 from Basic."
    )


def test_strip_that_moved_down_draws_its_line_from_the_right():
    drawn = strip(1, 3)
    assert drawn.drawn.move == "M117 16H38"
    assert drawn.change == "Down 2 from Early progress"


def test_strip_without_a_change_has_a_halo_and_no_ring():
    drawn = strip(3, 3)
    assert (drawn.drawn.unchanged, drawn.drawn.ring_x, drawn.drawn.move) == (True, None, "")
    assert drawn.change == "No change"


def test_strip_of_a_first_round_says_so():
    drawn = strip(5, None)
    assert (drawn.change, drawn.description) == ("First rating", "Agreed May 2026: Mature.")


def test_strip_not_agreed_keeps_the_last_rating_in_sight():
    drawn = strip(None, 3)
    assert (drawn.drawn.x, drawn.drawn.ring_x, drawn.words) == (None, 125, "Not agreed yet")
    assert drawn.change == "Early progress last round"


def test_strip_never_agreed_draws_no_mark():
    drawn = strip(None, None)
    assert (drawn.drawn.x, drawn.drawn.ring_x, drawn.change) == (None, None, "")
    assert drawn.description == "Not agreed yet."


@pytest.mark.parametrize(("level", "white"), [(1, False), (3, False), (4, True), (5, True)])
def test_strip_letters_turn_white_on_dark_levels(level, white):
    assert ("t-w" in strip(level, None).drawn.ink) is white


def test_spread_stacks_two_marks_a_row_upward():
    drawn = spread(2, 2, 2)
    below, beside, above = drawn.marks
    assert below.y == beside.y
    assert float(above.y) < float(below.y)
    assert (below.x, beside.x, above.x) == ("59.2", "81.8", "70.5")


def test_spread_keeps_dont_know_apart_from_the_levels():
    drawn = spread(0, 5)
    columns = {column.letter: float(column.middle) for column in drawn.columns}
    assert columns["?"] - columns["M"] > columns["M"] - columns["S"]


def test_spread_says_who_chose_what_in_words():
    assert spread(3, 1, previous=2).description == (
        "Not yet started: Person 1; Early progress: Person 0. Agreed in May: Basic."
    )


def test_spread_of_nobody_has_its_axis_and_says_so():
    drawn = spread()
    assert drawn.marks == []
    assert drawn.description == "Nobody has answered."
    assert drawn.height == 99


def test_spread_of_sixty_uses_small_marks_that_stay_inside():
    drawn = spread(*[3] * 60)
    assert len(drawn.marks) == 60
    assert {mark.code for mark in drawn.marks} == {""}
    assert min(float(mark.y) for mark in drawn.marks) > 0
    assert all(94 < float(mark.x) < 141 for mark in drawn.marks)


def test_spread_of_fourteen_at_one_level_still_shows_codes():
    assert all(mark.code for mark in spread(*[3] * 14).marks)


def test_spread_table_has_every_mark_whole():
    long = Mark("AL", "A very long role " * 9, "house", 0, "An organisation")
    drawn = draw_spread(Spread([long], None, "Answers"))
    assert drawn.table == [("A very long role " * 9, "An organisation", "Don’t know")]


def test_count_strip_grows_with_the_number_and_never_leaves_its_place():
    few = draw_count_strip(CountStrip({2: 1, 3: 7}, None, "x"))
    many = draw_count_strip(CountStrip({2: 1, 3: 59}, None, "x"))
    assert float(few.dots[1].radius) > float(few.dots[0].radius)
    assert float(many.dots[1].radius) <= 17
    assert float(many.dots[0].radius) >= 8


def test_count_strip_says_its_numbers():
    drawn = draw_count_strip(CountStrip({0: 1, 3: 7}, 2, "x"))
    assert drawn.description == "7 Early progress, 1 Don’t know. Agreed last round: Basic."
    assert drawn.ring_x == 67


def test_count_strip_of_nobody_draws_nothing():
    assert draw_count_strip(CountStrip({}, None, "x")).dots == []


def test_unit_rows_sort_levels_and_put_what_is_missing_last():
    drawn = draw_unit_rows([Unit("May 2026", [4, None, 1])], "Statements")
    assert [mark.level for mark in drawn.marks] == [1, 4, 0]
    assert drawn.description == (
        "May 2026: 1 Not yet started, 1 Substantial progress, 1 not agreed."
    )


def test_unit_rows_wrap_after_twelve_marks():
    drawn = draw_unit_rows([Unit("May 2026", [3] * 13)], "Statements")
    assert drawn.marks[12].x == drawn.marks[0].x
    assert drawn.marks[12].y > drawn.marks[0].y
    assert drawn.marks[12].y + 12 < drawn.height


def test_unit_rows_without_statements_say_nothing_is_agreed():
    drawn = draw_unit_rows([Unit("May 2026", [])], "Statements")
    assert drawn.description == "May 2026: nothing agreed."
