import pytest

from hubs.onboarding import AreaRows, area_rows, areas_template, plan_areas
from hubs.spreadsheets import UnreadableError, read_upload, write_csv

BARNSLEY = {"code": "E08000038", "area": "Barnsley", "name": "Ben First", "email": "b@x.example"}


def plan(*rows, existing=()):
    return plan_areas(AreaRows(list(enumerate(rows, 2)), []), set(existing))


def wrong(**cells):
    (mistake,) = plan(BARNSLEY | cells).mistakes
    return mistake.column, mistake.why


def test_area_of_the_list_is_new_with_its_administrator():
    (line,) = plan(BARNSLEY | {"email": "B@X.example"}).lines
    assert (line.area, line.name, line.email, line.is_new) == (
        "Barnsley",
        "Ben First",
        "b@x.example",
        True,
    )


def test_former_code_leads_to_the_same_authority():
    (line,) = plan(BARNSLEY | {"code": "e08000016"}).lines
    assert line.gss_code == "E08000038"


def test_area_that_is_here_stays_as_it_is():
    found = plan(BARNSLEY, existing=["E08000038"])
    assert (found.new, found.lines[0].is_new, found.mistakes) == ([], False, [])


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        ({"code": "E0800003"}, "ONS code", "The code has 8 characters. A code has 9"),
        ({"code": ""}, "ONS code", "Write the ONS code of the area."),
        ({"code": "E99999999"}, "ONS code", "has this code. Barnsley is E08000038."),
        ({"code": "E99999999", "area": ""}, "ONS code", "No upper-tier authority of England"),
        ({"area": "Darlington"}, "Area name", "The code E08000038 is Barnsley."),
        ({"name": ""}, "Administrator’s name", "Write their full name."),
        ({"email": ""}, "Administrator’s email", "Write their own work address."),
        ({"email": "j.firth@harrowdale"}, "Administrator’s email", "not a whole email address"),
    ],
)
def test_wrong_cell_is_told_with_how_to_mend_it(cells, column, said):
    found, why = wrong(**cells)
    assert found == column
    assert said in why


@pytest.mark.parametrize(
    "area", ["", "BARNSLEY", "Barnsley Metropolitan Borough Council", "Barnsly"]
)
def test_name_beside_the_code_may_be_spelled_in_several_ways(area):
    assert not plan(BARNSLEY | {"area": area}).mistakes


def test_same_area_twice_is_told_at_the_second_row():
    (mistake,) = plan(BARNSLEY, BARNSLEY | {"code": "E08000016"}).mistakes
    assert (mistake.row, mistake.why) == (3, "Row 2 is the same area. Keep one of them.")


def test_fingerprint_changes_with_what_would_happen():
    assert plan(BARNSLEY).fingerprint == plan(BARNSLEY).fingerprint
    assert plan(BARNSLEY).fingerprint != plan(BARNSLEY, existing=["E08000038"]).fingerprint


def test_template_lists_every_authority_and_names_nobody():
    content = write_csv(areas_template())
    assert len(read_upload(content).sheets[0].rows) == 154
    with pytest.raises(UnreadableError, match="No row names an administrator"):
        area_rows(read_upload(content))


def test_rows_without_an_administrator_are_left_out_and_said():
    content = b"ONS code,Administrator,Email,Phone\nE08000038,Ben,b@x.example,1\nE06000014,,,\n"
    found = area_rows(read_upload(content))
    assert [number for number, _values in found.rows] == [2]
    assert found.notices == [
        "Not read: “Phone”.",
        "Rows without an administrator were left out.",
    ]
    assert AreaRows.from_data(found.to_data()) == found
