import zipfile
from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest
from openpyxl import Workbook

from hubs.spreadsheets import UnreadableError, read_upload
from hubs.spreadsheets.limits import MOST_UNPACKED
from tests.unit.hubs.spreadsheets.files import saved, with_part, workbook

SHEET = "xl/worksheets/sheet1.xml"
HEADS = ("Name", "Place")


def cells(content):
    return [list(row.cells) for row in read_upload(content).sheets[0].rows]


def refusal(content):
    with pytest.raises(UnreadableError) as refused:
        read_upload(content)
    return str(refused.value)


def test_cells_are_read_as_somebody_would_type_them():
    row = (
        "Zoë 🎈",
        7,
        7.0,
        1.5,
        True,
        date(2026, 3, 1),
        datetime.fromisoformat("2026-03-01 09:30"),
        None,
        " x ",
    )
    assert cells(workbook([row])) == [
        ["Zoë 🎈", "7", "7", "1.5", "Yes", "2026-03-01", "2026-03-01 09:30", "", "x"]
    ]


def test_sheets_that_are_hidden_or_empty_are_passed_over():
    book = Workbook()
    book.active.title = "Empty"
    hidden = book.create_sheet("Hidden")
    hidden.append(["secret"])
    hidden.sheet_state = "hidden"
    book.create_sheet("Seen").append(["a"])
    assert [sheet.title for sheet in read_upload(saved(book)).sheets] == ["Seen"]


def test_row_numbers_are_kept_across_gaps():
    book = Workbook()
    book.active["B2"], book.active["A900"] = "Name", "A"
    rows = read_upload(saved(book)).sheets[0].rows
    assert [(row.number, row.cells) for row in rows] == [(2, ("", "Name")), (900, ("A",))]


def test_size_that_the_file_says_of_itself_is_not_believed():
    content = with_part(
        workbook([HEADS, ("A", "B")]), SHEET, lambda xml: xml.replace(b'ref="A1:B2"', b'ref="A1"')
    )
    assert cells(content) == [["Name", "Place"], ["A", "B"]]


def test_result_of_a_formula_counts_and_one_without_result_is_refused():
    content = workbook([HEADS, ("A", "=1+1")])
    assert "Cell B2 of the sheet “Sheet1” is a formula" in refusal(content)
    known = with_part(content, SHEET, lambda xml: xml.replace(b"<v></v>", b"<v>2</v>"))
    known = with_part(known, SHEET, lambda xml: xml.replace(b"<v/>", b"<v>2</v>"))
    assert cells(known) == [["Name", "Place"], ["A", "2"]]


def test_merged_cells_are_refused_by_their_place():
    book = Workbook()
    book.active.append(["Name"])
    book.active["A2"] = "A"
    book.active.merge_cells("A2:A4")
    assert "Cells A2:A4 of the sheet “Sheet” are merged" in refusal(saved(book))


def test_zip_bomb_is_refused_before_it_is_unpacked():
    content = with_part(workbook([HEADS]), "xl/media/x.bin", lambda _: bytes(MOST_UNPACKED + 1))
    assert len(content) < 100_000
    assert "far larger inside than it looks" in refusal(content)


def test_entities_are_refused_and_nothing_is_fetched():
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    content = with_part(
        workbook([HEADS]),
        SHEET,
        lambda xml: bomb + xml.replace(b"<sheetData>", b"<sheetData><!-- &b; -->"),
    )
    assert openpyxl.DEFUSEDXML is True
    assert "damaged" in refusal(content)


def test_macros_are_refused():
    content = with_part(workbook([HEADS]), "xl/vbaProject.bin", lambda _: b"x")
    assert "The workbook has macros" in refusal(content)


def test_other_packages_are_told_apart():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    assert "not an Excel workbook" in refusal(out.getvalue())


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content[: len(content) // 2],
        lambda content: with_part(content, SHEET, lambda xml: xml[:200]),
        lambda content: with_part(content, "xl/workbook.xml", lambda _: b"<x/>"),
        lambda content: with_part(content, "xl/styles.xml", lambda _: b"no xml"),
        lambda content: with_part(content, SHEET, lambda xml: xml.replace(b'r="A1"', b'r="?"')),
        lambda content: content.replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\xb7"),
        lambda content: with_part(
            content, "[Content_Types].xml", lambda xml: xml.replace(b"sheet.main", b"sheet.min")
        ),
    ],
)
def test_damaged_workbook_is_refused_in_words(change):
    said = refusal(change(workbook([HEADS, ("A", "B")])))
    assert "damaged" in said or "no rows" in said


def test_cell_far_down_is_refused_and_one_far_out_is_left_out():
    far = workbook([HEADS, ("A", "B")])
    down = with_part(far, SHEET, lambda xml: xml.replace(b'r="2"', b'r="1048576"'))
    out = with_part(far, SHEET, lambda xml: xml.replace(b'r="B2"', b'r="XFD2"'))
    assert "goes on below row 50,000" in refusal(down)
    assert cells(out)[1] == ["A"]


def test_more_than_sixty_columns_are_refused():
    assert "more than 60 columns" in refusal(workbook([["x"] * 61]))
    assert len(cells(workbook([["x"] * 60]))[0]) == 60


def test_more_rows_than_allowed_are_refused():
    assert "more than 5,000 rows" in refusal(workbook([["Name"]] * 5_002))


@pytest.mark.parametrize("words", ["a_x0000_b", "_xD800_"])
def test_characters_that_no_database_holds_are_refused(words):
    assert "Row 2 has a cell with characters that no text has" in refusal(
        workbook([HEADS, (words,)])
    )


def test_protected_part_is_refused():
    content = bytearray(workbook([HEADS]))
    flags = content.index(b"PK\x01\x02") + 8
    content[flags] |= 1
    assert "protected with a password" in refusal(bytes(content))


def test_too_many_sheets_are_refused():
    others = {f"S{number}": [["x"]] for number in range(20)}
    assert "more than 20 sheets" in refusal(workbook([["x"]], **others))
