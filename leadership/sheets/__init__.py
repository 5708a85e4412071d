"""Who leads as spreadsheets: what goes out, what comes in, and what coming in would do.

Columns are named once, in `columns`: the export, the template, the reading and the explanations
follow. Everything here reads; `leadership.actions.importing` alone writes.
"""

from leadership.sheets import columns
from leadership.sheets.exporting import LISTS, list_on, workbook_on
from leadership.sheets.plan import (
    Change,
    ImportPlan,
    NewOrganisationLine,
    PersonLine,
    Result,
)
from leadership.sheets.planning import plan_import
from leadership.sheets.recorded import Recorded, read_recorded
from leadership.sheets.tables import Line, Tables, tables_of
from leadership.sheets.template import template_list, template_workbook

__all__ = [
    "LISTS",
    "Change",
    "ImportPlan",
    "Line",
    "NewOrganisationLine",
    "PersonLine",
    "Recorded",
    "Result",
    "Tables",
    "columns",
    "list_on",
    "plan_import",
    "read_recorded",
    "tables_of",
    "template_list",
    "template_workbook",
    "workbook_on",
]
