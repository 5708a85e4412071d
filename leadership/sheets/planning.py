"""What the rows of a file would do to what an area has recorded: reads, decides, writes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from hubs.models import Sector
from hubs.spreadsheets import Column
from hubs.spreadsheets.cells import WrongCellError, address, one_line, one_of
from hubs.spreadsheets.mistakes import Mistake
from leadership.models import Grade
from leadership.sheets import columns
from leadership.sheets.matching import Matcher, TypedPerson
from leadership.sheets.organisations import Organisations
from leadership.sheets.plan import ImportPlan, PersonLine
from leadership.sheets.recorded import Recorded
from leadership.sheets.tables import Line, Tables

LONGEST_NAME = 150


def plan_import(tables: Tables, recorded: Recorded) -> ImportPlan:
    """Return what importing would do. The same file and the same area give the same plan."""
    return _Planner(tables, recorded).plan()


class _Planner:
    def __init__(self, tables: Tables, recorded: Recorded) -> None:
        self.tables = tables
        self.organisations = Organisations(recorded)
        self.matcher = Matcher(recorded)
        self.mistakes: list[Mistake] = []
        self.sheet = columns.PEOPLE_SHEET

    def plan(self) -> ImportPlan:
        self._read_organisations()
        self.sheet = columns.PEOPLE_SHEET
        typed = [self._typed(line) for line in self.tables.people]
        for each in typed:
            if each and each.organisation:
                self.organisations.mention(each.organisation, each.sector, each.row)
        lines = [line for each in typed if each and (line := self._placed(each))]
        uses = Counter(self.organisations.key(each.organisation) for each in typed if each)
        return ImportPlan(
            people=lines,
            organisations=self.organisations.to_add(uses),
            known_organisations=self.organisations.known,
            mistakes=sorted(self.mistakes, key=lambda m: (m.sheet != self.sheet, m.row)),
            rows=len(self.tables.people) + len(self.tables.organisations),
        )

    def _read_organisations(self) -> None:
        self.sheet = columns.ORGANISATIONS_SHEET
        for line in self.tables.organisations:
            name = self._cell(line, columns.ORGANISATION, _name_of("the organisation"))
            sector = self._cell(line, columns.SECTOR_NEEDED, _sector)
            if name is None or sector is None:
                continue
            if not sector:
                self._wrong(line, columns.SECTOR, "Write the sector of the organisation.")
            elif first := self.organisations.listed_before(name, line.number):
                why = f"Row {first} has the same organisation. Keep one of them."
                self._wrong(line, columns.ORGANISATION, why)
            elif why := self.organisations.list_one(name, sector, line.number):
                self._wrong(line, columns.SECTOR, why)

    def _typed(self, line: Line) -> TypedPerson | None:
        """The cells of a row, each sane by itself; None where one is not."""
        before = len(self.mistakes)
        name = self._cell(line, columns.NAME, _name_of("the person"))
        email = self._cell(line, columns.EMAIL, address)
        job_title = self._cell(line, columns.JOB_TITLE, _any_words)
        grade = self._cell(line, columns.GRADE, _grade)
        organisation = self._cell(line, columns.ORGANISATION, _name_of("the organisation"))
        sector = self._cell(line, columns.SECTOR, _sector)
        if len(self.mistakes) > before:
            return None
        return TypedPerson(
            row=line.number,
            name=str(name),
            email=str(email),
            job_title=str(job_title),
            grade=int(grade) if grade else None,
            organisation=str(organisation),
            sector=str(sector),
        )

    def _placed(self, typed: TypedPerson) -> PersonLine | None:
        """Whom a row is about; None, with the mistake noted, where that cannot be told."""
        if why := self.organisations.fault(typed.organisation, typed.sector):
            self._note(typed.row, columns.SECTOR, typed.sector and _label(typed.sector), why)
            return None
        try:
            return self.matcher.place(typed)
        except WrongCellError as wrong:
            column = columns.EMAIL if typed.email else columns.NAME
            self._note(typed.row, column, typed.email or typed.name, str(wrong))
            return None

    def _cell[V](self, line: Line, column: Column, clean: Callable[[str], V]) -> V | None:
        try:
            return clean(line.values.get(column.key, ""))
        except WrongCellError as wrong:
            self._wrong(line, column, str(wrong))
            return None

    def _wrong(self, line: Line, column: Column, why: str) -> None:
        self._note(line.number, column, line.values.get(column.key, ""), why)

    def _note(self, row: int, column: Column, found: str, why: str) -> None:
        self.mistakes.append(Mistake(self.sheet, row, column.heading, found, why))


def _name_of(noun: str) -> Callable[[str], str]:
    needed = f"Write the name of {noun}."
    return lambda words: one_line(words, most=LONGEST_NAME, needed=needed)


def _any_words(words: str) -> str:
    return one_line(words, most=LONGEST_NAME)


def _grade(words: str) -> int:
    """A grade's number; 0 where none is given."""
    return int(one_of(words, Grade.choices, "grade") or 0)


def _sector(words: str) -> str:
    return str(one_of(words, Sector.choices, "sector") or "")


def _label(sector: str) -> str:
    return str(Sector(sector).label)
