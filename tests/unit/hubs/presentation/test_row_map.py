from hubs.presentation.row_map import READY, SAME, WRONG, RowMap, draw_row_map


def drawn(*states):
    rows = list(enumerate(states, 2))
    return draw_row_map(RowMap(rows, "The rows"))


def test_every_row_is_a_block_and_a_wrong_one_says_its_number():
    picture = drawn(READY, WRONG, SAME, READY)
    assert picture.wide.count("<rect") == 3
    assert picture.wide.count("row--wrong") == 1
    assert ">3</text>" in picture.wide
    assert "Row 3 needs a correction. 2 rows are ready. 1 row is recorded already." in picture.wide


def test_lines_are_thirty_blocks_and_ten_on_a_phone():
    picture = drawn(*[READY] * 31)
    assert 'viewBox="0 0 720 53"' in picture.wide
    assert 'viewBox="0 0 240 109"' in picture.narrow


def test_words_below_name_only_what_is_there():
    assert drawn(READY, READY).words == ("Each block is one row of your file, from row 2 to row 3.")
    both = drawn(WRONG, WRONG, SAME, SAME)
    assert both.words.endswith("needs a correction. An outlined block is recorded already.")
    assert "Rows 2 and 3 need a correction. 0 rows are ready. 2 rows are" in both.wide
