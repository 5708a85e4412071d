"""Whom is this row about? Found by address, else by name and organisation; never guessed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from hubs.presentation.words import counted, uk_date
from hubs.spreadsheets.cells import WrongCellError, folded
from leadership.models import Grade, Person
from leadership.sheets import columns
from leadership.sheets.plan import Change, PersonLine, Result
from leadership.sheets.recorded import NameKey, Recorded, name_key


@dataclass(frozen=True, slots=True)
class TypedPerson:
    """A row whose cells are sane. `grade` None and "" elsewhere: the cell was empty."""

    row: int
    name: str
    email: str
    job_title: str
    grade: int | None
    organisation: str
    sector: str

    @property
    def key(self) -> NameKey:
        return name_key(self.name, self.organisation)


class Matcher:
    """Places rows one after another, and remembers which rows have taken whom."""

    def __init__(self, recorded: Recorded) -> None:
        self.recorded = recorded
        self.taken: dict[UUID, int] = {}
        self.addresses: dict[str, int] = {}
        self.named: dict[NameKey, TypedPerson] = {}
        self.namesakes: dict[str, list[Person]] = defaultdict(list)
        for person in recorded.people.values():
            self.namesakes[folded(person.name)].append(person)

    def place(self, typed: TypedPerson) -> PersonLine:
        """Return what a row does. Raises `WrongCellError` where that cannot be told or done."""
        self._refuse_twice(typed)
        person = self._find(typed)
        if person is None:
            return _new(typed, self._note(typed))
        if person.pk in self.taken:
            raise WrongCellError(
                f"Row {self.taken[person.pk]} is about the same person. Keep one of them."
            )
        self.taken[person.pk] = typed.row
        changes = _changes(typed, person)
        if changes and person.left_on and person.has_left:
            raise WrongCellError(
                f"{person.name} left on {uk_date(person.left_on)}. Bring them back on their own "
                "page first, or take the row out."
            )
        return _line(typed, person, changes)

    def _refuse_twice(self, typed: TypedPerson) -> None:
        if typed.email:
            first = self.addresses.setdefault(typed.email, typed.row)
            if first != typed.row:
                raise WrongCellError(
                    f"Row {first} has the same email address. Keep one of them, or give each "
                    "person their own."
                )
        before = self.named.setdefault(typed.key, typed)
        if before is not typed and not (before.email and typed.email):
            raise WrongCellError(
                f"Row {before.row} has the same name and organisation. Keep one of them, or give "
                "both an email address to tell the two people apart."
            )

    def _find(self, typed: TypedPerson) -> Person | None:
        if typed.email and (known := self.recorded.by_email.get(typed.email)):
            return known
        found = self.recorded.by_name.get(typed.key, [])
        if typed.email:
            found = [person for person in found if not person.email and person.pk not in self.taken]
        if len(found) > 1:
            raise WrongCellError(
                f"{counted(len(found), 'person', 'people')} of this name are listed for "
                f"{typed.organisation}. Give the email address that is recorded for the one meant."
            )
        return found[0] if found else None

    def _note(self, typed: TypedPerson) -> str:
        """A namesake may be the same person at another organisation or address: worth a look."""
        others = self.namesakes.get(folded(typed.name), [])
        if not others:
            return ""
        where = others[0].email or others[0].organisation.name
        return f"Somebody of this name is listed already ({where})."


def _new(typed: TypedPerson, note: str) -> PersonLine:
    return PersonLine(
        row=typed.row,
        name=typed.name,
        email=typed.email,
        organisation=typed.organisation,
        result=Result.NEW,
        person_id=None,
        facts={
            "name": typed.name,
            "email": typed.email,
            "job_title": typed.job_title,
            "grade": typed.grade or Grade.OTHER.value,
            "organisation": folded(typed.organisation),
        },
        note=note,
    )


def _line(typed: TypedPerson, person: Person, changes: list[Change]) -> PersonLine:
    wanted: dict[str, str | int] = {
        "name": typed.name,
        "email": typed.email,
        "job_title": typed.job_title,
        "grade": typed.grade or person.grade,
        "organisation": folded(typed.organisation),
    }
    return PersonLine(
        row=typed.row,
        name=typed.name,
        email=typed.email or person.email,
        organisation=typed.organisation,
        result=Result.CHANGED if changes else Result.SAME,
        person_id=person.pk,
        facts={change.field: wanted[change.field] for change in changes},
        changes=changes,
    )


def _changes(typed: TypedPerson, person: Person) -> list[Change]:
    """What differs from the record; an empty cell leaves it as it is."""
    place = person.organisation.name
    changes = [
        Change(column.key, column.heading, before, after)
        for column, before, after in (
            (columns.NAME, person.name, typed.name),
            (columns.EMAIL, person.email, typed.email),
            (columns.JOB_TITLE, person.job_title, typed.job_title),
            (columns.GRADE, person.get_grade_display(), _grade(typed)),
        )
        if after and before != after
    ]
    if folded(place) != folded(typed.organisation):
        heading = columns.ORGANISATION.heading
        changes.append(Change("organisation", heading, place, typed.organisation))
    return changes


def _grade(typed: TypedPerson) -> str:
    return str(Grade(typed.grade).label) if typed.grade else ""
