"""Who is at the table: sectors by levels, with words as well as colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hubs.presentation.words import counted


@dataclass(frozen=True, slots=True)
class Cell:
    count: int
    detail: str = ""
    mend_url: str = ""
    mend_words: str = "Add a person"


@dataclass(frozen=True, slots=True)
class Matrix:
    """Cells are found by (row, column); one that is missing is a gap."""

    rows: Sequence[str]
    columns: Sequence[str]
    cells: Mapping[tuple[str, str], Cell] = field(default_factory=dict)
    caption: str = "People involved, by sector and level"
    corner: str = "Sector"


@dataclass(frozen=True, slots=True)
class DrawnCell:
    column: str
    kind: str
    words: str
    detail: str
    mend_url: str
    mend_words: str
    mend_about: str


@dataclass(frozen=True, slots=True)
class MatrixPicture:
    caption: str
    corner: str
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[DrawnCell]]]
    gaps: Sequence[tuple[str, str]]
    filled: int
    total: int


def _cell(row: str, column: str, cell: Cell) -> DrawnCell:
    kind = "is-gap" if cell.count == 0 else "is-thin" if cell.count == 1 else ""
    words = counted(cell.count, "person", "people") if cell.count else "Gap: nobody"
    about = f" from {row[0].lower()}{row[1:]}, {column[0].lower()}{column[1:]}"
    return DrawnCell(column, kind, words, cell.detail, cell.mend_url, cell.mend_words, about)


def draw_matrix(matrix: Matrix) -> MatrixPicture:
    rows = [
        (row, [_cell(row, c, matrix.cells.get((row, c), Cell(0))) for c in matrix.columns])
        for row in matrix.rows
    ]
    gaps = [(row, cell.column) for row, cells in rows for cell in cells if cell.kind == "is-gap"]
    total = len(matrix.rows) * len(matrix.columns)
    return MatrixPicture(
        matrix.caption, matrix.corner, matrix.columns, rows, gaps, total - len(gaps), total
    )
