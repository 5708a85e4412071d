"""The dry run of a spreadsheet: what would happen, what is wrong, and how to mend it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.utils import timezone

from hubs.models import User
from hubs.presentation.moments import ago
from hubs.presentation.row_map import (
    MOST_BLOCKS,
    READY,
    SAME,
    WRONG,
    RowMap,
    RowMapPicture,
    draw_row_map,
)
from hubs.presentation.tables import Table, TableCell, table
from hubs.presentation.words import counted, lower_first
from hubs.spreadsheets import Column, Sheet
from hubs.spreadsheets.mistakes import mistakes_table, ready_words, row_words, wrong_rows
from leadership.actions.importing import Imported
from leadership.models import PeopleUpload
from leadership.presenters.links import Links
from leadership.querysets import PeopleUploadQuerySet
from leadership.sheets import (
    ImportPlan,
    Line,
    NewOrganisationLine,
    PersonLine,
    Result,
    Tables,
    columns,
    plan_import,
    read_recorded,
)

ROWS_ON_A_PAGE = 50
SHOWN_AT_ONCE = 50
"""Of the rows to correct and of the organisations to add: the file with notes has them all."""


def kept_uploads(user: User) -> PeopleUploadQuerySet:
    """The user's files that wait to be confirmed in the open area."""
    return PeopleUpload.objects.all().of_user(user, timezone.now())


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that was checked and neither confirmed nor stopped."""

    file_name: str
    when: str
    url: str


def waiting_upload(user: User, links: Links) -> Waiting | None:
    """Return the user's file that waits, so that a closed window loses nothing; one query."""
    upload = kept_uploads(user).defer("tables").first()
    if upload is None:
        return None
    url = links.to("upload-view", pk=upload.pk)
    return Waiting(upload.file_name, ago(upload.created_at), url)


@dataclass(frozen=True, slots=True)
class UploadPage:
    """`button` is empty where there is nothing to confirm, because of mistakes or otherwise."""

    upload: PeopleUpload
    heading: str
    lead: str
    fingerprint: str
    notices: Sequence[str]
    tally: Sequence[tuple[str, str]]
    row_map: RowMapPicture | None
    mistakes: Table | None
    mistakes_left: str
    organisations: Table | None
    organisations_left: str
    rows_heading: str
    rows: Table
    page: Page[PersonLine]
    button: str
    links: Links


def upload_page(upload: PeopleUpload, number: str, links: Links) -> UploadPage:
    """Return what a file would do now; two queries, whatever the number of rows."""
    tables = Tables.from_data(upload.tables)
    plan = plan_import(tables, read_recorded())
    page = Paginator(plan.people, ROWS_ON_A_PAGE).get_page(number)
    added = plan.organisations
    return UploadPage(
        upload=upload,
        heading=_heading(plan),
        lead=_lead(plan),
        fingerprint=plan.fingerprint,
        notices=tables.notices,
        tally=_tally(plan),
        row_map=_row_map(tables, plan),
        mistakes=_mistakes(plan, tables) if plan.mistakes else None,
        mistakes_left=_left(len(plan.mistakes), "more is", "more are"),
        organisations=_organisations(added[:SHOWN_AT_ONCE]) if added else None,
        organisations_left="; ".join(each.name for each in added[SHOWN_AT_ONCE:]),
        rows_heading=_rows_heading(plan),
        rows=_rows(page, links),
        page=page,
        button="" if plan.mistakes or plan.changes_nothing else _button(plan),
        links=links,
    )


def imported_words(done: Imported) -> str:
    """Say what has been done."""
    people = (
        f"{counted(done.added, 'person', 'people')} added, {done.changed} changed and "
        f"{done.unchanged} left as they were."
    )
    if not done.organisations:
        return f"The import is done: {people}"
    places = counted(done.organisations, "organisation")
    return f"The import is done: {people} {places} added."


def noted_sheets(upload: PeopleUpload) -> list[Sheet]:
    """Return the file's rows again, each with what is wrong beside it, to correct and send back."""
    tables = Tables.from_data(upload.tables)
    plan = plan_import(tables, read_recorded())
    notes: dict[tuple[str, int], list[str]] = defaultdict(list)
    for mistake in plan.mistakes:
        notes[mistake.sheet, mistake.row].append(f"{mistake.column}: {mistake.why}")
    sheets = [
        (columns.PEOPLE_SHEET, columns.PEOPLE, tables.people),
        (columns.ORGANISATIONS_SHEET, columns.ORGANISATIONS, tables.organisations),
    ]
    return [_noted(title, known, lines, notes) for title, known, lines in sheets if lines]


def _noted(
    title: str,
    known: tuple[Column, ...],
    lines: Sequence[Line],
    notes: dict[tuple[str, int], list[str]],
) -> Sheet:
    rows = [
        {**line.values, columns.WRONG.key: "\n".join(notes.get((title, line.number), []))}
        for line in lines
    ]
    return Sheet(title, [columns.WRONG, *columns.read_columns(known)], rows)


def _heading(plan: ImportPlan) -> str:
    if plan.changes_nothing and not plan.mistakes:
        return "Everything in this file is recorded already"
    wrong = len(wrong_rows(plan.mistakes))
    return ready_words(plan.rows - wrong - plan.counted(Result.SAME), wrong)


def _lead(plan: ImportPlan) -> str:
    if plan.changes_nothing and not plan.mistakes:
        return "Importing it would change nothing, so there is nothing to confirm."
    return "Nothing has been imported. An import is all or nothing, so it never stops half-way."


def _tally(plan: ImportPlan) -> list[tuple[str, str]]:
    new = plan.counted(Result.NEW)
    added = len(plan.organisations)
    return [
        (f"{new:,}", "person to add" if new == 1 else "people to add"),
        (f"{plan.counted(Result.CHANGED):,}", "to change"),
        (f"{plan.counted(Result.SAME):,}", "unchanged"),
        (f"{added:,}", "organisation to add" if added == 1 else "organisations to add"),
    ]


def _row_map(tables: Tables, plan: ImportPlan) -> RowMapPicture | None:
    if not 2 <= len(tables.people) <= MOST_BLOCKS:
        return None
    states = {line.row: SAME if line.result is Result.SAME else READY for line in plan.people}
    rows = [(line.number, states.get(line.number, WRONG)) for line in tables.people]
    return draw_row_map(RowMap(rows, f"The {len(rows)} rows about people"))


def _mistakes(plan: ImportPlan, tables: Tables) -> Table:
    several = bool(tables.people and tables.organisations)
    return mistakes_table(plan.mistakes[:SHOWN_AT_ONCE], name_sheets=several)


def _left(number: int, one: str, several: str) -> str:
    left = number - SHOWN_AT_ONCE
    if left <= 0:
        return ""
    return f"{left:,} {one if left == 1 else several} in the file with notes."


def _organisations(added: Sequence[NewOrganisationLine]) -> Table:
    rows: list[list[str | int | TableCell]] = [
        [each.name, each.sector, counted(each.rows, "person", "people")] for each in added
    ]
    heads = ["Organisation", "Sector", "In this file"]
    if any(each.like for each in added):
        heads.append("Looks like one that is listed")
        for row, each in zip(rows, added, strict=True):
            row.append(f"{each.like}: is it the same?" if each.like else "–")
    return table("Organisations to add", heads, rows)


def _rows_heading(plan: ImportPlan) -> str:
    return "What the other rows would do" if plan.mistakes else "What each row would do"


def _rows(page: Page[PersonLine], links: Links) -> Table:
    rows: list[list[str | int | TableCell]] = [
        [
            row_words(line.row),
            TableCell(line.name, links.to("person-view", pk=line.person_id))
            if line.person_id
            else line.name,
            line.email or "–",
            line.organisation,
            _result(line),
        ]
        for line in page
    ]
    heads = ["Row", "Person", "Email address", "Organisation", "Result"]
    return table("Rows that are right", heads, rows)


def _result(line: PersonLine) -> str:
    if line.result is Result.NEW:
        return f"New person. {line.note}" if line.note else "New person"
    if line.result is Result.SAME:
        return "Recorded already: no change"
    changes = "; ".join(
        f"{lower_first(each.heading)} from {each.before or 'nothing'} to {each.after}"
        for each in line.changes
    )
    return f"Changes {changes}"


def _button(plan: ImportPlan) -> str:
    new, changed = plan.counted(Result.NEW), plan.counted(Result.CHANGED)
    if not (new or changed):
        return f"Add {counted(len(plan.organisations), 'organisation')}"
    return f"Import {counted(new + changed, 'person', 'people')}"
