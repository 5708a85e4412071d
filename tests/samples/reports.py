"""A whole report about the fictional area Northmoor, for tests of pages and PDFs.

Autumn 2026: 12 statements, nine participants, one vacancy, three gaps, four differences.
"""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from governance.snapshot import Snapshot, Standing, from_json

NORTHMOOR = Path(__file__).with_name("northmoor.json")
DRAFT = Standing(draft=3)
SIGNED = Standing(
    draft=3,
    signed_by="Anil Deshmukh",
    signed_role="Director of Children’s Services",
    signed_at=datetime(2026, 11, 20, 16, 12, tzinfo=UTC),
)


@cache
def northmoor_snapshot() -> Snapshot:
    return from_json(NORTHMOOR.read_text())
