import pytest

from hubs.spreadsheets import UnreadableError, read_upload, write_csv, write_workbook
from leadership.sheets import Tables, tables_of, template_list, template_workbook
from tests.unit.hubs.spreadsheets.files import workbook

PEOPLE = [("Full name", "Organisation"), ("Ann", "Council")]
PLACES = [("Organisation", "Sector"), ("Council", "Health")]


def tables(content):
    return tables_of(read_upload(content))


def values(lines):
    return [dict(line.values) for line in lines]


def test_sheets_are_found_by_their_names():
    found = tables(workbook(PLACES, "Organisations", people=PEOPLE, Notes=[("x",)]))
    assert values(found.people) == [{"name": "Ann", "organisation": "Council"}]
    assert values(found.organisations) == [{"organisation": "Council", "sector": "Health"}]
    assert found.notices == ["The sheet “Notes” was left out."]


def test_first_sheet_is_told_by_its_headings():
    assert values(tables(workbook(PLACES)).organisations)
    assert values(tables(workbook(PEOPLE)).people)


def test_columns_that_are_not_read_are_said():
    rows = [(*PEOPLE[0], "Last day", "Shoe size"), (*PEOPLE[1], "x", "y")]
    assert tables(workbook(rows)).notices == [
        "The columns “Last day” and “Shoe size” were not read."
    ]


def test_blank_rows_and_rows_of_unread_columns_are_passed_over():
    rows = [(*PEOPLE[0], "Shoe size"), (None, None, "43"), (), ("Ann", "Council", "")]
    assert [line.number for line in tables(workbook(rows)).people] == [4]


@pytest.mark.parametrize("rows", [PEOPLE[:1], [PEOPLE[0], (None, None)]])
def test_headings_alone_are_refused(rows):
    with pytest.raises(UnreadableError, match="nothing under the headings"):
        tables(workbook(rows))


def test_template_alone_holds_nothing_to_import():
    for content in (write_workbook(template_workbook()), write_csv(template_list())):
        with pytest.raises(UnreadableError, match="nothing under the headings"):
            tables(content)


def test_example_row_is_left_out_beside_others():
    content = write_csv(template_list()) + b"Ann,,,,Council,Health\r\n"
    found = tables(content)
    assert [line.values["name"] for line in found.people] == ["Ann"]
    assert "The example row of the template was left out." in found.notices


def test_tables_survive_being_kept():
    found = tables(workbook(PLACES, "Organisations", People=PEOPLE))
    assert Tables.from_data(found.to_data()) == found
