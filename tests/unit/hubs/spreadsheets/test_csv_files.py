import pytest

from hubs.spreadsheets import UnreadableError, read_upload
from hubs.spreadsheets.csv_files import WINDOWS_NOTICE


def cells(content):
    (sheet,) = read_upload(content).sheets
    return [(row.number, list(row.cells)) for row in sheet.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_and_separators_are_recognised(encoding, separator):
    text = f"Name{separator}Place\r\nZoë{separator}Łódź 🎈\r\n"
    assert cells(text.encode(encoding)) == [(1, ["Name", "Place"]), (2, ["Zoë", "Łódź 🎈"])]


def test_windows_1252_is_read_and_said():
    read = read_upload("Name,Place\nZoë,Café\n".encode("cp1252"))
    assert read.sheets[0].rows[1].cells == ("Zoë", "Café")
    assert read.notices == [WINDOWS_NOTICE]


def test_numbers_are_those_of_the_spreadsheet_program():
    assert cells(b'Name,Place\n\n"a\nb",x\n,,\nc,y\n') == [
        (1, ["Name", "Place"]),
        (3, ["a\nb", "x"]),
        (5, ["c", "y"]),
    ]


def test_hint_of_the_separator_is_followed():
    assert cells(b"sep=;\nName;Place, town\nA;B\n") == [
        (2, ["Name", "Place, town"]),
        (3, ["A", "B"]),
    ]


def test_separator_inside_quotes_does_not_count():
    assert cells(b'"Name, first; last";Place\nA;B\n')[0] == (1, ["Name, first; last", "Place"])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty"),
        (b" \n ", "The file is empty"),
        (b",,\n,,\n", "The file has no rows"),
        (b"Name\nA\x00B\n", "holds characters that no text has"),
        (b"\xff\xfeN", "in an encoding that we cannot tell"),
        (b"Name\n\x81\x8d\n", "in an encoding that we cannot tell"),
        (b"MZ\x90\x00\x03", "The file is a program, whatever its name says"),
        (b"%PDF-1.7", "The file is a PDF"),
        (b"<!DOCTYPE html><p>", "The file is a web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "old Excel workbook (.xls), or protected"),
        (b'Name,Place\n"A,B\n', "A quotation mark in row 2 is not closed"),
        (b'Name,Place\n"A"b,B\n', "or stands inside a cell"),
        (b"x" * 2_097_153, "larger than 2 MB"),
        (b"Name\n" + b"x" * 5_001, "Row 2 has a cell with more than 5,000 characters"),
        (b"a," * 60 + b"a\n", "Row 1 has more than 60 columns"),
        (b"Name\n" + b"A\n" * 5_001, "more than 5,000 rows. Split it"),
    ],
)
def test_what_cannot_be_read_is_refused_with_how_to_mend_it(content, said):
    with pytest.raises(UnreadableError) as refused:
        read_upload(content)
    assert said in str(refused.value)


def test_as_many_rows_as_allowed_are_read():
    assert len(cells(b"Name\n" + b"A\n" * 5_000)) == 5_001
