import csv
import io
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from hubs.spreadsheets import WORDS, Column, Note, Sheet, read_upload, write_csv, write_workbook
from hubs.spreadsheets.safety import escaped, guarded, unescaped, unguarded

COLUMNS = (Column("name", "Name"), Column("day", "Day"))
HOSTILE = ["=1+1", "+44 20", "-1", "@SUM(A1)", "'=x", "''-", "＝1", "<script>", "_x0041_", "a\x0bb"]


def sheet(*names, title="People"):
    return Sheet(title, COLUMNS, [{"name": name, "day": date(2026, 3, 1)} for name in names])


def read(content):
    return [list(row.cells) for row in read_upload(content).sheets[0].rows]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_back_from_a_workbook_as_they_were(words):
    content = write_workbook([sheet(words)])
    assert read(content)[1] == [words, "2026-03-01"]
    cell = load_workbook(io.BytesIO(content))["People"]["A2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix is (words != guarded(words))


@pytest.mark.parametrize("words", [words for words in HOSTILE if "\x0b" not in words])
def test_hostile_words_come_back_from_csv_and_never_begin_a_formula(words):
    content = write_csv(sheet(words))
    assert read(content)[1] == [words, "2026-03-01"]
    first = next(iter(list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))[1]))
    assert first[0] not in "=+-@\t\r\n＝"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_guarding_and_escaping_lose_nothing(words):
    assert unguarded(guarded(words)) == words
    assert unescaped(escaped(words)) == words
    assert not guarded(words).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_csv_opens_in_excel_with_its_accents():
    content = write_csv(sheet("Zoë"))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig") == "Name,Day\r\nZoë,2026-03-01\r\n"


def test_moments_are_told_in_london():
    at = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
    one = Sheet("Times", [Column("at", "At"), Column("n", "N")], [{"at": at, "n": None}])
    assert read(write_csv(one))[1] == ["2026-06-01 10:30"]
    assert read(write_workbook([one]))[1] == ["2026-06-01 10:30"]


def test_titles_are_made_fit_for_excel_and_unique():
    titles = ["A/B: [c]?*", "x" * 40, "X" * 40, ""]
    book = load_workbook(io.BytesIO(write_workbook([sheet("a", title=t) for t in titles])))
    assert book.sheetnames == ["A B c", "x" * 31, "X" * 29 + " 2", "Sheet"]


def test_words_to_pick_from_may_hold_commas_and_are_offered():
    choices = {"name": ["Voluntary, community and faith", "Health"]}
    one = Sheet("People", COLUMNS, [], choices=choices)
    book = load_workbook(io.BytesIO(write_workbook([one, Note("About", [("a", "b"), ("c",)])])))
    assert book.sheetnames == ["People", "About", WORDS]
    (rule,) = book["People"].data_validations.dataValidation
    assert rule.formula1 == f"'{WORDS}'!$A$2:$A$3"
    assert [cell.value for cell in book[WORDS]["A"]] == ["Name", *choices["name"]]
    assert book["About"]["B1"].value == "b"
