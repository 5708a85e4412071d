"""What there is to take away as a spreadsheet: what the `downloads` component shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Downloads:
    """A workbook with everything, and each list by itself as (words, address)."""

    lead: str
    workbook_url: str
    lists: Sequence[tuple[str, str]]
