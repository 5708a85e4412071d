"""A whole report about the fictional area Northmoor, for tests of pages and PDFs.

Autumn 2026: 12 statements, nine participants, one vacancy, three gaps, four differences.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from governance.snapshot import SCHEMA_VERSION, Snapshot, Standing, from_json
from governance.snapshot.facts import NamedSeatFacts, PlaceFacts, TermFacts

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


def northmoor_with_partners() -> Snapshot:
    """The same as the version of today takes it: with named seats, the map and the years before."""
    snapshot = northmoor_snapshot()
    amounts = [(5, 5), (4, 4), (5, 2), (3, 2), (2, 5), (2, 5)]
    terms = [(r.name, r.holder, r.since, r.until) for r in snapshot.roles if r.since]
    return replace(
        snapshot,
        schema=SCHEMA_VERSION,
        named_seats=(
            NamedSeatFacts(
                seat="Local community leaders",
                gap="No community leader is at the table.",
                names=(),
            ),
            NamedSeatFacts(
                seat="Parents and carers in active co-production",
                gap="No parent or carer is in active co-production.",
                names=("Wyn Croft", "Xan Hill"),
            ),
        ),
        places=tuple(
            PlaceFacts(
                organisation=each.organisation,
                sector=each.sector,
                influence=influence,
                interest=interest,
            )
            for each, (influence, interest) in zip(snapshot.respondents, amounts, strict=True)
        ),
        terms=(
            *(TermFacts(role=r, holder=h, since=s, until=u) for r, h, s, u in terms),
            TermFacts(
                role="Data and evaluation lead",
                holder="Sian Price",
                since=date(2025, 4, 1),
                until=date(2026, 9, 30),
            ),
        ),
    )
