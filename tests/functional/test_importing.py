"""People come in from a spreadsheet: a file with a fault, the corrected one, and what went out."""

import pytest
from playwright.sync_api import expect

from hubs.spreadsheets import read_upload
from hubs.tenancy import area_scope
from tests.unit.leadership.builders import person

pytestmark = pytest.mark.django_db(transaction=True)
HEADS = "Full name,Email address,Job title,Grade,Organisation,Sector"
RIGHT = "Nadia Noor,nadia@x.example,Analyst,Manager,Moorland Integrated Care Board,Health"
WRONG = "Idris Bello,idris@harrowdale,School nurse,Manager,Moorland Integrated Care Board,"


def choose(page, *rows):
    content = "\n".join([HEADS, *rows]).encode()
    file = {"name": "people.csv", "mimeType": "text/csv", "buffer": content}
    page.locator("input[type=file]").set_input_files(file)


def test_people_come_in_all_or_nothing(people, northmoor, signed_in_page, axe):
    # given somebody who manages leadership, and one person who is recorded
    with area_scope(northmoor.pk):
        person("Helen Marsh", email="helen@x.example")
    page = signed_in_page(people.administrator)
    page.goto("/areas/northmoor/leadership/people/")
    page.get_by_role("link", name="Import people from a spreadsheet").click()
    axe(page)

    # when they choose no file, and then one with a row that is wrong
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose a file")
    axe(page)
    choose(page, RIGHT, WRONG)
    page.get_by_role("button", name="Check the file").click()

    # then they see which, why, and that nothing has happened
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("1 row is ready, 1 needs a correction")
    expect(page.get_by_text("This is not a whole email address.")).to_be_visible()
    expect(page.get_by_text("Nothing has been imported.")).to_be_visible()
    axe(page)

    # when they send the corrected file and confirm
    choose(page, RIGHT, WRONG.replace("@harrowdale", "@harrowdale.example"))
    page.get_by_role("button", name="Check the file again").click()
    expect(heading).to_have_text("2 rows are ready to import")
    axe(page)
    page.get_by_role("button", name="Import 2 people").click()

    # then both are listed, and going out and in again changes nothing
    expect(page.get_by_text("2 people added, 0 changed")).to_be_visible()
    expect(page.get_by_role("link", name="Idris Bello")).to_be_visible()
    axe(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download everything as an Excel workbook").click()
    path = download.value.path()
    assert "Idris Bello" in str(read_upload(path.read_bytes()))
    page.get_by_role("link", name="Import people from a spreadsheet").click()
    page.locator("input[type=file]").set_input_files(
        {"name": "back.xlsx", "mimeType": "", "buffer": path.read_bytes()}
    )
    page.get_by_role("button", name="Check the file").click()
    expect(heading).to_have_text("Everything in this file is recorded already")
    axe(page)
    page.get_by_role("button", name="Stop this import").click()
    expect(page.get_by_text("The import is stopped.")).to_be_visible()


def test_check_of_a_long_file_is_sound(people, signed_in_page, sound_at_every_width):
    page = signed_in_page(people.administrator)
    page.goto("/areas/northmoor/leadership/people/import/")
    choose(page, RIGHT, WRONG, *(f"Person {n},,,,Place {n},Health" for n in range(60)))
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_role("heading", name="Rows to correct")).to_be_visible()
    sound_at_every_width(page)
