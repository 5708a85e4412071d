"""Writing spreadsheets: every word stays a word, whatever it begins with."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest
from typing import Any

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from hubs.spreadsheets.headings import Column
from hubs.spreadsheets.limits import MOST_ROWS
from hubs.spreadsheets.safety import escaped, guarded

type Value = str | int | float | date | datetime | None
WORDS = "Words to choose from"
"""The sheet behind the lists to pick from."""

_HEAD = Font(bold=True)
_FILL = PatternFill("solid", fgColor="E4EEEC")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_DAY = "d mmmm yyyy"
_MOMENT = "d mmmm yyyy hh:mm"
_TITLE_LENGTH = 31
_NOT_IN_A_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One list: its columns, and rows by the columns' keys.

    `choices`: words to pick from in a column, by its key. Other words are still let through.
    """

    title: str
    columns: Sequence[Column]
    rows: Iterable[Mapping[str, Value]]
    choices: Mapping[str, Sequence[str]] | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A sheet of plain lines, such as when and for which day a workbook was made."""

    title: str
    lines: Sequence[Sequence[str]]


def write_csv(sheet: Sheet) -> bytes:
    """Return a list as CSV in UTF-8, marked as such so that Excel reads accents rightly."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([guarded(column.heading) for column in sheet.columns])
    for row in sheet.rows:
        writer.writerow([guarded(_plain(row.get(column.key))) for column in sheet.columns])
    return out.getvalue().encode("utf-8-sig")


def write_workbook(sheets: Sequence[Sheet | Note]) -> bytes:
    """Return an Excel workbook, the first sheet in front. It holds no formula and no link."""
    workbook = Workbook(write_only=True)
    taken: set[str] = set()
    offered = {
        column.heading: words
        for sheet in sheets
        if isinstance(sheet, Sheet)
        for column in sheet.columns
        if (words := (sheet.choices or {}).get(column.key))
    }
    for sheet in sheets:
        page = workbook.create_sheet(_title(sheet.title, taken))
        if isinstance(sheet, Note):
            _write_note(page, sheet)
        else:
            _write_list(page, sheet, list(offered))
    if offered:
        _write_words(workbook.create_sheet(_title(WORDS, taken)), offered)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _write_list(page: Any, sheet: Sheet, offered: Sequence[str]) -> None:
    page.freeze_panes = "A2"
    for place, column in enumerate(sheet.columns, 1):
        letter = get_column_letter(place)
        page.column_dimensions[letter].width = column.width
        if words := (sheet.choices or {}).get(column.key):
            page.data_validations.append(
                _offer(letter, offered.index(column.heading) + 1, len(words))
            )
    page.append([_head(page, column.heading) for column in sheet.columns])
    for row in sheet.rows:
        page.append([_cell(page, row.get(column.key)) for column in sheet.columns])


def _write_words(page: Any, offered: Mapping[str, Sequence[str]]) -> None:
    """The words to pick from, a column each: in a cell of its own, a word may hold a comma."""
    for place in range(1, len(offered) + 1):
        page.column_dimensions[get_column_letter(place)].width = 34
    page.append([_head(page, heading) for heading in offered])
    for line in zip_longest(*offered.values()):
        page.append([_cell(page, word) for word in line])


def _write_note(page: Any, note: Note) -> None:
    widest = max((len(line) for line in note.lines), default=0)
    for place in range(1, widest + 1):
        page.column_dimensions[get_column_letter(place)].width = 26 if place == 1 else 60
    for line in note.lines:
        page.append([_head(page, line[0]), *(_cell(page, words) for words in line[1:])])


def _head(page: Any, words: str) -> Any:
    cell = _cell(page, words)
    cell.font, cell.fill = _HEAD, _FILL
    return cell


def _cell(page: Any, value: Value) -> Any:
    cell = WriteOnlyCell(page)
    if isinstance(value, str):
        # The type is set after the value: openpyxl would take a leading "=" for a formula.
        cell.value = escaped(value)
        cell.data_type = "s"
        cell.alignment = _WRAPPED
        if value != guarded(value):
            cell.quotePrefix = True  # stays words when somebody edits the cell
        return cell
    if isinstance(value, datetime):
        cell.value = timezone.localtime(value).replace(tzinfo=None)
        cell.number_format = _MOMENT
    else:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = _DAY
    cell.alignment = _WRAPPED
    return cell


def _offer(letter: str, place: int, number: int) -> DataValidation:
    """A rule that offers the words in a column of the last sheet."""
    source = get_column_letter(place)
    rule = DataValidation(
        type="list",
        formula1=f"'{WORDS}'!${source}$2:${source}${number + 1}",
        allow_blank=True,
        showErrorMessage=False,
    )
    rule.add(f"{letter}2:{letter}{MOST_ROWS + 1}")
    return rule


def _plain(value: Value) -> str:
    """A value in a CSV file: days and times as every program reads them."""
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _title(words: str, taken: set[str]) -> str:
    """A sheet's name: at most 31 characters, without those that Excel forbids, and its own."""
    base = " ".join(words.translate(_NOT_IN_A_TITLE).split()) or "Sheet"
    name, number = base[:_TITLE_LENGTH].strip(), 2
    while name.casefold() in taken:
        ending = f" {number}"
        name, number = base[: _TITLE_LENGTH - len(ending)].strip() + ending, number + 1
    taken.add(name.casefold())
    return name
