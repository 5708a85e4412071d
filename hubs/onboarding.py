"""Areas from a spreadsheet: what each row would do, decided without writing anything.

An area is a local authority of the shipped list; its row names who is to look after it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from hashlib import sha256
from typing import Any

from hubs.authorities import Authority, authorities
from hubs.presentation.words import listed
from hubs.spreadsheets import Column, Sheet, UnreadableError, UploadedSheets, match_headings
from hubs.spreadsheets.cells import WrongCellError, address, folded, one_line
from hubs.spreadsheets.mistakes import Mistake

AREAS_SHEET = "Areas"
_CODE_LENGTH = 9

CODE = Column(
    "code",
    "ONS code",
    also=("GSS code", "Code"),
    required=True,
    explains="The nine characters of the local authority.",
    example="E06000014",
    width=16,
)
AREA = Column("area", "Area name", also=("Area", "Local authority", "Council"), width=34)
NAME = Column(
    "name",
    "Administrator’s name",
    also=("Administrator", "Name", "Full name"),
    required=True,
    width=30,
)
EMAIL = Column(
    "email",
    "Administrator’s email",
    also=("Email", "Email address", "Administrator’s email address"),
    required=True,
    width=36,
)
COLUMNS = (CODE, AREA, NAME, EMAIL)


@dataclass(frozen=True, slots=True)
class AreaRows:
    """The rows of a file, as they are kept until somebody confirms them."""

    rows: Sequence[tuple[int, Mapping[str, str]]]
    notices: Sequence[str]

    def to_data(self) -> dict[str, Any]:
        """Return the rows as JSON."""
        rows = [[number, dict(values)] for number, values in self.rows]
        return {"rows": rows, "notices": list(self.notices)}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> AreaRows:
        """Return what `to_data` has kept."""
        return cls([(number, values) for number, values in data["rows"]], data["notices"])


@dataclass(frozen=True, slots=True)
class AreaLine:
    """A row that is right; `is_new` False where the area is here already and stays as it is."""

    row: int
    gss_code: str
    area: str
    name: str
    email: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class AreaPlan:
    """Everything an import would do; nothing of it is done while there is a mistake."""

    lines: Sequence[AreaLine]
    mistakes: Sequence[Mistake]
    rows: int

    @property
    def new(self) -> list[AreaLine]:
        """The areas that would be added."""
        return [line for line in self.lines if line.is_new]

    @property
    def fingerprint(self) -> str:
        """Tell two plans apart: what somebody has seen is what they confirm."""
        facts = [[asdict(line) for line in self.lines], [asdict(each) for each in self.mistakes]]
        return sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def areas_template() -> Sheet:
    """Return the list to begin with: every local authority of England, its administrator empty."""
    rows = [{"code": each.gss_code, "area": each.name} for each in authorities().values()]
    return Sheet(AREAS_SHEET, COLUMNS, rows)


def area_rows(uploaded: UploadedSheets) -> AreaRows:
    """Find the rows in a file; those that name no administrator at all are left out.

    Raises `UnreadableError` where headings are wrong, or where nothing follows them.
    """
    sheets = {sheet.title.casefold(): sheet for sheet in uploaded.sheets}
    sheet = sheets.get(AREAS_SHEET.casefold(), uploaded.sheets[0])
    found = match_headings(sheet, COLUMNS)
    notices = list(uploaded.notices)
    if found.left_out:
        columns = listed([f"“{heading}”" for heading in found.left_out])
        notices.append(f"Not read: {columns}.")
    values = [(row.number, found.values(row)) for row in sheet.rows[1:]]
    rows = [(number, cells) for number, cells in values if cells["name"] or cells["email"]]
    if len(rows) < len(values):
        notices.append("Rows without an administrator were left out.")
    if not rows:
        raise UnreadableError(
            "No row names an administrator. Write a name and an email address for each area."
        )
    return AreaRows(rows, notices)


def plan_areas(rows: AreaRows, existing: Set[str]) -> AreaPlan:
    """Return what importing would do, where `existing` are the ONS codes of the areas here."""
    planner = _Planner(existing)
    for number, values in rows.rows:
        planner.take(number, values)
    return AreaPlan(planner.lines, planner.mistakes, len(rows.rows))


class _Planner:
    def __init__(self, existing: Set[str]) -> None:
        self.existing = existing
        self.lines: list[AreaLine] = []
        self.mistakes: list[Mistake] = []
        self.seen: dict[str, int] = {}

    def take(self, number: int, values: Mapping[str, str]) -> None:
        before = len(self.mistakes)
        authority = self._cell(number, values, CODE, lambda code: _authority(code, values))
        name = self._cell(
            number, values, NAME, lambda w: one_line(w, most=150, needed="Write their full name.")
        )
        email = self._cell(number, values, EMAIL, _needed_address)
        if authority:
            self._cell(number, values, CODE, lambda _code: self._only_once(authority, number))
            self._cell(number, values, AREA, lambda area: _fits(area, authority))
        if len(self.mistakes) > before or authority is None:
            return
        code = authority.gss_code
        is_new = code not in self.existing
        self.lines.append(AreaLine(number, code, authority.name, str(name), str(email), is_new))

    def _only_once(self, authority: Authority, number: int) -> None:
        first = self.seen.setdefault(authority.gss_code, number)
        if first != number:
            raise WrongCellError(f"Row {first} is the same area. Keep one of them.")

    def _cell[V](
        self, row: int, values: Mapping[str, str], column: Column, clean: Callable[[str], V]
    ) -> V | None:
        found = values.get(column.key, "")
        try:
            return clean(found)
        except WrongCellError as wrong:
            self.mistakes.append(Mistake(AREAS_SHEET, row, column.heading, found, str(wrong)))
            return None


def _authority(code: str, values: Mapping[str, str]) -> Authority:
    wanted = one_line(code, most=40, needed="Write the ONS code of the area.").upper()
    for each in authorities().values():
        if wanted == each.gss_code or wanted in each.former_codes:
            return each
    if len(wanted) != _CODE_LENGTH:
        raise WrongCellError(
            f"The code has {len(wanted)} characters. A code has {_CODE_LENGTH}, such as "
            f"{CODE.example}."
        )
    hint = _by_name(values.get("area", ""))
    raise WrongCellError(f"No upper-tier authority of England has this code. {hint}".strip())


def _by_name(area: str) -> str:
    names = {folded(each.name): each for each in authorities().values()}
    near = get_close_matches(folded(area), names, n=1, cutoff=0.8)
    return f"{names[near[0]].name} is {names[near[0]].gss_code}." if near else ""


def _fits(area: str, authority: Authority) -> None:
    """A name beside the code is a check that the code is the one meant."""
    known = {folded(authority.name), folded(authority.official_name)}
    if not area or folded(area) in known or get_close_matches(folded(area), known, cutoff=0.75):
        return
    raise WrongCellError(
        f"The code {authority.gss_code} is {authority.name}. Correct the code or the name."
    )


def _needed_address(words: str) -> str:
    email = address(words)
    if not email:
        raise WrongCellError("Write their own work address. The invitation goes there.")
    return email
