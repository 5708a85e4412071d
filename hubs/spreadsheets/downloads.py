"""Spreadsheets as answers to a request: always to be kept, never to be shown by the browser."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse

from hubs.spreadsheets.writing import Note, Sheet, write_csv, write_workbook

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook_response(name: str, sheets: Sequence[Sheet | Note]) -> HttpResponse:
    """Answer with a workbook; `name` is the file's, without its ending."""
    return _file(f"{name}.xlsx", WORKBOOK, write_workbook(sheets))


def csv_response(name: str, sheet: Sheet) -> HttpResponse:
    """Answer with one list as CSV; `name` is the file's, without its ending."""
    return _file(f"{name}.csv", "text/csv; charset=utf-8", write_csv(sheet))


def _file(name: str, kind: str, content: bytes) -> HttpResponse:
    return HttpResponse(
        content,
        headers={
            "Content-Type": kind,
            "Content-Disposition": f'attachment; filename="{name}"',
        },
    )
