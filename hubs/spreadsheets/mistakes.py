"""Rows that cannot be imported, and how they are shown to whoever can mend them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hubs.presentation.tables import Table, TableCell, table
from hubs.presentation.words import counted, lower_first


@dataclass(frozen=True, slots=True)
class Mistake:
    """Why a row cannot be imported. `column` is its heading, `found` what the cell holds."""

    sheet: str
    row: int
    column: str
    found: str
    why: str


def wrong_rows(mistakes: Sequence[Mistake]) -> list[tuple[str, int]]:
    """The rows with a mistake, each once."""
    return sorted({(mistake.sheet, mistake.row) for mistake in mistakes})


def row_words(number: int) -> str:
    """'Row 7', never broken over two lines."""
    return f"Row\u00a0{number}"


def ready_words(ready: int, wrong: int) -> str:
    """The heading of a dry run: how many rows would do something, and how many cannot."""
    said = f"{counted(ready, 'row')} {'is' if ready == 1 else 'are'} ready"
    if not wrong:
        return f"{said} to import"
    return f"{said}, {wrong} {'needs' if wrong == 1 else 'need'} a correction"


def mistakes_table(mistakes: Sequence[Mistake], *, name_sheets: bool = False) -> Table:
    """One line a mistake; `name_sheets` where the file has several lists."""
    rows: list[list[str | int | TableCell]] = [
        [
            f"{row_words(mistake.row)}, {lower_first(mistake.sheet)}"
            if name_sheets
            else row_words(mistake.row),
            mistake.column,
            TableCell(mistake.found, wrong=True) if mistake.found else "Empty",
            mistake.why,
        ]
        for mistake in mistakes
    ]
    return table("Rows to correct", ["Row", "Column", "In your file", "What is wrong"], rows)
