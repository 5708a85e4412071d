"""A closed review as spreadsheets: the files that its page offers."""

from __future__ import annotations

from uuid import UUID

from django.utils.text import slugify

from checklists.sheets import LISTS
from hubs.presentation.addresses import address
from hubs.presentation.downloads import Downloads


def downloads_of(slug: str, round_id: UUID) -> Downloads:
    """Return the files of a review that is no longer open."""
    place = {"slug": slug, "round_id": round_id}
    return Downloads(
        lead="What was agreed and why, how the answers spread, the actions, and each answer by "
        "role and organisation, as on this page.",
        workbook_url=address("checklists:results-workbook", **place),
        lists=[
            (words, address("checklists:results-list", **place, list_name=name))
            for name, words in LISTS.items()
        ],
    )


def file_name(slug: str, title: str, what: str = "") -> str:
    """'northmoor-autumn-review-2026-actions'."""
    return "-".join(part for part in (slug, slugify(title)[:60] or "review", what) if part)
