import pytest

from hubs.spreadsheets import Column, UnreadableError, match_headings
from hubs.spreadsheets.headings import is_headed
from hubs.spreadsheets.reading import ReadRow, ReadSheet

COLUMNS = (
    Column("name", "Full name", also=("Name",), required=True),
    Column("email", "Email address", also=("E-mail",)),
    Column("place", "Organisation", required=True),
    Column("left", "Last day", is_read=False),
)


def sheet(*heads, rows=()):
    lines = [ReadRow(1, heads), *(ReadRow(n, row) for n, row in enumerate(rows, 2))]
    return ReadSheet("", lines)


def reasons(*heads):
    with pytest.raises(UnreadableError) as refused:
        match_headings(sheet(*heads), COLUMNS)
    return refused.value.reasons


def test_headings_are_found_in_any_order_and_spelling():
    given = sheet("ORGANISATION *", "e-mail", "name (required)", rows=[("Trust", "a@b.example")])
    found = match_headings(given, COLUMNS)
    assert found.values(given.rows[1]) == {"place": "Trust", "email": "a@b.example", "name": ""}
    assert found.left_out == []


def test_columns_that_are_not_read_are_told():
    given = sheet("Name", "Organisation", "Last day", "Shoe size", "", rows=[("", "", "", "", "x")])
    left = match_headings(given, COLUMNS).left_out
    assert left == ["Last day", "Shoe size", "column 5 without a heading"]


def test_empty_column_without_a_heading_is_no_matter():
    given = sheet("Name", "", "Organisation", rows=[("A", "", "B")])
    assert match_headings(given, COLUMNS).left_out == []


def test_near_miss_is_a_reason_with_a_suggestion():
    assert reasons("Name", "Organisation", "Email adress") == (
        "The heading “Email adress” is not known. Did you mean “Email address”?",
    )


def test_heading_given_twice_is_refused_also_under_two_names():
    assert reasons("Name", "Full name", "Organisation") == (
        "Two columns are headed “Full name”. Remove one, or rename it.",
    )


def test_missing_headings_are_named_with_what_is_there():
    (said,) = reasons("Jo Bloggs", "Council")
    assert said.startswith("The headings “Full name” and “Organisation” are missing.")
    assert "“Jo Bloggs” and “Council”" in said
    (said,) = reasons("Name")
    assert said.startswith("The heading “Organisation” is missing.")


def test_is_headed_asks_for_every_required_heading():
    assert is_headed(sheet("name", "organisation"), COLUMNS)
    assert not is_headed(sheet("name"), COLUMNS)
