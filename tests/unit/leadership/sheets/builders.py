"""Rows of a file, and rows that are recorded, without a database."""

from hubs.models import Organisation, Sector
from leadership.models import Grade, Person
from leadership.sheets import Line, Tables, plan_import
from leadership.sheets.recorded import arranged

COUNCIL = Organisation(name="Northmoor Council", sector=Sector.LOCAL_AUTHORITY)
TRUST = Organisation(name="Moor Trust", sector=Sector.HEALTH)


def recorded_person(name="Helen Marsh", **fields):
    fields.setdefault("organisation", COUNCIL)
    fields.setdefault("grade", Grade.MANAGER)
    return Person(name=name, **fields)


def row(name="Helen Marsh", **cells):
    return {"name": name, "organisation": "Northmoor Council"} | cells


def planned(*rows, people=(), organisations=()):
    """The plan of a file whose rows begin at row 2."""
    tables = Tables(
        [Line(number, values) for number, values in enumerate(rows, 2)],
        [Line(number, values) for number, values in enumerate(organisations, 2)],
        [],
    )
    return plan_import(tables, arranged([COUNCIL, TRUST], people))


def results(plan):
    return [str(line.result) for line in plan.people]


def mistakes(plan):
    return [(mistake.row, mistake.column, mistake.found) for mistake in plan.mistakes]


def only_reason(plan):
    (mistake,) = plan.mistakes
    return mistake.why
