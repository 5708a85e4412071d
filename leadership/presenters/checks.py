"""The page of checks: every rule, what it finds on a day, why it matters and where it is mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hubs.presentation.words import counted, spelled
from leadership.as_at import AsAt
from leadership.presenters.links import Links
from leadership.structure import RULES, Gap, Rule, leadership_gaps


@dataclass(frozen=True, slots=True)
class CheckPart:
    """One rule with what it finds; none when it is clear."""

    rule: Rule
    status: tuple[str, str]
    items: Sequence[dict[str, str]]


@dataclass(frozen=True, slots=True)
class ChecksPage:
    heading: str
    lead: str
    found: Sequence[CheckPart]
    clear: Sequence[CheckPart]
    links: Links
    as_at: AsAt


def checks_page(as_at: AsAt, links: Links) -> ChecksPage:
    """Return every rule, those with findings first; three queries for any number of people."""
    gaps = leadership_gaps(as_at.day)
    parts = [_part(rule, [gap for gap in gaps if gap.kind == rule.kind], links) for rule in RULES]
    found = [part for part in parts if part.items]
    clear = [part for part in parts if not part.items]
    return ChecksPage(
        heading=f"{counted(len(gaps), 'thing')} to mend" if gaps else "Everything is in place",
        lead=_lead(len(found), len(clear)),
        found=found,
        clear=clear,
        links=links,
        as_at=as_at,
    )


def _lead(found: int, clear: int) -> str:
    rules = spelled(found + clear)
    if not found:
        return f"All {rules} checks of who leads are clear."
    first = f"{spelled(found).capitalize()} of {rules} checks"
    rest = f"{spelled(clear)} {'is' if clear == 1 else 'are'} clear"
    return f"{first} {'finds' if found == 1 else 'find'} something; {rest}."


def _part(rule: Rule, gaps: Sequence[Gap], links: Links) -> CheckPart:
    status = ("done", "Clear")
    if gaps:
        kind = "late" if any(gap.severity == "late" for gap in gaps) else "soon"
        status = (kind, f"{len(gaps)} found")
    return CheckPart(rule, status, [_item(gap, links) for gap in gaps])


def _item(gap: Gap, links: Links) -> dict[str, str]:
    url = gap.url(links.slug) if links.may_manage else ""
    return {"kind": gap.severity, "what": gap.sentence, "url": url, "link": gap.link_text}
