from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from hubs.spreadsheets import read_upload
from leadership import roles
from leadership.models import Level
from tests.integration.leadership.pages import HOME, words
from tests.queries import at_most
from tests.unit.leadership.builders import appointment, person, seat

BOOK = f"{HOME}export.xlsx"


@pytest.fixture
def recorded(inside):
    with inside():
        helen = person("Helen Marsh", email="helen@x.example", job_title="=HYPERLINK(1)")
        anita = person("Anita Doyle", left_on=date(2025, 8, 31))
        appointment(roles.ACCOUNTABLE_LEADER, anita, date(2023, 1, 1), ends_on=date(2025, 8, 31))
        appointment(roles.ACCOUNTABLE_LEADER, helen, date(2025, 9, 1), deputy=person("Lewis Grant"))
        seat(helen, Level.STRATEGIC, date(2026, 1, 1), note="Chairs")


def rows_of(client, address):
    return [list(row.cells) for row in read_upload(client.get(address).content).sheets[0].rows]


def sheets_of(client, address):
    content = client.get(address).content
    return {sheet.title: [r.cells for r in sheet.rows] for sheet in read_upload(content).sheets}


@pytest.mark.usefixtures("recorded")
def test_workbook_has_every_list_as_at_today(manager):
    sheets = sheets_of(manager, BOOK)
    assert list(sheets) == [
        "People",
        "Organisations",
        "Appointments",
        "Seats at the table",
        "About this file",
    ]
    assert [row[0] for row in sheets["People"]] == ["Full name", "Helen Marsh", "Lewis Grant"]
    assert sheets["People"][1][6] == "Accountable leader"
    assert sheets["Organisations"][1][:3] == ("Northmoor Council", "Local authority", "2")
    assert sheets["Appointments"][1][:7] == (
        "Accountable leader",
        "Helen Marsh",
        "=HYPERLINK(1)",
        "Northmoor Council",
        "Substantive",
        "Other",
        "2025-09-01",
    )
    assert sheets["Seats at the table"][1][:6] == (
        "Local authority",
        "Strategic lead",
        "Helen Marsh",
        "Northmoor Council",
        "",
        "Chairs",
    )
    assert ("As at", "23 November 2026") in sheets["About this file"]


@pytest.mark.usefixtures("recorded")
def test_lists_are_as_at_the_day_asked_for(manager):
    past = "?on=2025-08-31"
    sheets = sheets_of(manager, BOOK + past)
    assert [row[0] for row in sheets["People"]] == [
        "Full name",
        "Anita Doyle",
        "Helen Marsh",
        "Lewis Grant",
    ]
    assert sheets["Appointments"][1][1] == "Anita Doyle"
    assert len(sheets["Seats at the table"]) == 1
    (_heads, held) = rows_of(manager, f"{HOME}export/appointments.csv{past}")
    assert held[1] == "Anita Doyle"
    answer = manager.get(f"{HOME}export/people.csv{past}")
    assert answer["Content-Disposition"].endswith('"northmoor-people-2025-08-31.csv"')


@pytest.mark.usefixtures("recorded")
def test_nothing_that_was_typed_becomes_a_formula(manager, tmp_path):
    assert b",'=HYPERLINK(1)," in manager.get(f"{HOME}export/people.csv").content
    file = tmp_path / "book.xlsx"
    file.write_bytes(manager.get(BOOK).content)
    cell = load_workbook(file)["People"]["C2"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


@pytest.mark.usefixtures("recorded")
@pytest.mark.parametrize("name", ["export.xlsx", "export/people.csv", "export/organisations.csv"])
def test_what_went_out_comes_in_again_and_changes_nothing(manager, name):
    file = SimpleUploadedFile(name.rpartition("/")[2], manager.get(HOME + name).content)
    shown = manager.post(f"{HOME}people/import/", {"file": file}, follow=True)
    assert "Everything in this file is recorded already" in words(shown)


@pytest.mark.usefixtures("recorded")
def test_addresses_go_out_to_those_who_look_after_the_people_only(manager, reader):
    for name in ("export.xlsx", "export/people.csv"):
        assert "helen@x.example" in str(read_upload(manager.get(HOME + name).content))
        assert "helen@x.example" not in str(read_upload(reader.get(HOME + name).content))


@pytest.mark.parametrize("name", ["export.xlsx", "export/people.csv"])
def test_day_that_makes_no_sense_is_explained(manager, name):
    response = manager.get(f"{HOME}{name}?on=2025-02-30", follow=True)
    assert response.status_code == 422
    assert response.redirect_chain == [(f"{HOME}?on=2025-02-30", 302)]


def test_list_of_another_name_is_not_found(manager):
    assert manager.get(f"{HOME}export/secrets.csv").status_code == 404


@pytest.mark.parametrize("number_of_people", [1, 50])
def test_workbook_costs_the_same_queries_for_any_number_of_people(
    manager, inside, number_of_people
):
    with inside():
        for number in range(number_of_people):
            holder = appointment(roles.DATA_LEAD, f"Person {number}").person
            seat(holder, Level.STRATEGIC)
    with at_most(10):
        assert manager.get(BOOK).status_code == 200


@pytest.mark.usefixtures("recorded")
def test_pages_offer_the_files_of_their_day(manager):
    assert f'href="{BOOK}"' in words(manager.get(f"{HOME}people/"))
    past = words(manager.get(f"{HOME}?on=2025-08-31"))
    assert f'href="{BOOK}?on=2025-08-31"' in past
    assert "seats as they were on 31 August 2025." in past
