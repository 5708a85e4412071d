"""The dry run of a list of areas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from hubs.models import AreaUpload, LocalArea, User
from hubs.onboarding import AreaLine, AreaPlan, AreaRows, plan_areas
from hubs.presentation.row_map import READY, SAME, WRONG, RowMap, RowMapPicture, draw_row_map
from hubs.presentation.tables import Table, TableCell, table
from hubs.presentation.words import counted
from hubs.spreadsheets.mistakes import mistakes_table, ready_words, row_words, wrong_rows

MOST_MISTAKES = 153
"""As many as there are authorities: more rows than that are the same fault again."""


def kept_area_uploads(user: User) -> QuerySet[AreaUpload]:
    """The user's list of areas that waits to be confirmed."""
    return AreaUpload.objects.filter(user=user, expires_at__gt=timezone.now())


@dataclass(frozen=True, slots=True)
class AreaUploadPage:
    """`button` is empty where there is nothing to confirm, because of mistakes or otherwise."""

    upload: AreaUpload
    heading: str
    lead: str
    fingerprint: str
    notices: Sequence[str]
    tally: Sequence[tuple[str, str]]
    row_map: RowMapPicture | None
    mistakes: Table | None
    rows_heading: str
    rows: Table | None
    button: str


def area_upload_page(upload: AreaUpload) -> AreaUploadPage:
    """Return what a file would do now; two queries, whatever the number of rows."""
    rows = AreaRows.from_data(upload.tables)
    areas = dict(LocalArea.objects.values_list("gss_code", "slug"))
    plan = plan_areas(rows, areas.keys())
    changes_nothing = not plan.new and not plan.mistakes
    return AreaUploadPage(
        upload=upload,
        heading="Every area in this file is here already"
        if changes_nothing
        else ready_words(len(plan.new), len(wrong_rows(plan.mistakes))),
        lead="Importing it would change nothing, so there is nothing to confirm."
        if changes_nothing
        else "Nothing has been imported. An import is all or nothing, so no area is ever half "
        "set up.",
        fingerprint=plan.fingerprint,
        notices=rows.notices,
        tally=_tally(plan),
        row_map=_row_map(rows, plan),
        mistakes=mistakes_table(plan.mistakes[:MOST_MISTAKES]) if plan.mistakes else None,
        rows_heading="What the other rows would do" if plan.mistakes else "What each row would do",
        rows=_rows(plan.lines, areas) if plan.lines else None,
        button="" if plan.mistakes or changes_nothing else f"Add {counted(len(plan.new), 'area')}",
    )


def _tally(plan: AreaPlan) -> list[tuple[str, str]]:
    new = len(plan.new)
    return [
        (str(new), "area to add" if new == 1 else "areas to add"),
        (str(new), "administrator to invite" if new == 1 else "administrators to invite"),
        (str(len(plan.lines) - new), "here already"),
    ]


def _row_map(rows: AreaRows, plan: AreaPlan) -> RowMapPicture | None:
    if not 2 <= len(rows.rows) <= MOST_MISTAKES:
        return None
    states = {line.row: READY if line.is_new else SAME for line in plan.lines}
    blocks = [(number, states.get(number, WRONG)) for number, _values in rows.rows]
    return draw_row_map(RowMap(blocks, f"The {len(blocks)} rows of the file"))


def _rows(lines: Sequence[AreaLine], areas: dict[str, Any]) -> Table:
    rows: list[list[str | int | TableCell]] = [
        [
            row_words(line.row),
            line.area
            if line.is_new
            else TableCell(line.area, reverse("hubs:area-view", args=[areas[line.gss_code]])),
            line.gss_code,
            f"{line.name}, {line.email}",
            "New area" if line.is_new else "Already here: no change, no invitation",
        ]
        for line in lines
    ]
    heads = ["Row", "Area", "ONS code", "Administrator", "Result"]
    return table("Rows that are right", heads, rows)
