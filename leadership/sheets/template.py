"""The file to begin with: the headings, an example of a row, and what each column means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hubs.spreadsheets import Column, Note, Sheet
from leadership.sheets import columns

EXPLAINED = "Headings explained"


def template_workbook() -> list[Sheet | Note]:
    """Return the sheets of the template."""
    people = columns.read_columns(columns.PEOPLE)
    organisations = columns.read_columns(columns.ORGANISATIONS)
    return [
        Sheet(
            columns.PEOPLE_SHEET,
            people,
            [_example(people)],
            choices={"grade": columns.GRADES, "sector": columns.SECTORS},
        ),
        Sheet(
            columns.ORGANISATIONS_SHEET,
            organisations,
            [_example(organisations)],
            choices={"sector": columns.SECTORS},
        ),
        Note(
            EXPLAINED,
            [
                ("Heading", "What to write"),
                *((f"{columns.PEOPLE_SHEET}: {c.heading}", _explained(c)) for c in people),
                *(
                    (f"{columns.ORGANISATIONS_SHEET}: {c.heading}", _explained(c))
                    for c in organisations
                ),
                ("The example row", "Write over it, or leave it: it is never imported."),
                ("An empty cell", "Leaves what is recorded as it is. It removes nothing."),
                ("A sheet you do not need", "Delete it, or leave it with only its headings."),
            ],
        ),
    ]


def template_list() -> Sheet:
    """Return the template as one list of people, for CSV."""
    people = columns.read_columns(columns.PEOPLE)
    return Sheet(columns.PEOPLE_SHEET, people, [_example(people)])


def is_example(values: Mapping[str, str], known: Sequence[Column]) -> bool:
    """Whether a row is the template's own example, word for word."""
    example = {c.key: c.example for c in known if c.is_read}
    return bool(values) and all(values.get(key, "") == words for key, words in example.items())


def _example(known: Sequence[Column]) -> dict[str, str]:
    return {column.key: column.example for column in known}


def _explained(column: Column) -> str:
    return f"{'Required' if column.required else 'Optional'}. {column.explains}"
