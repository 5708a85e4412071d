"""The page of checks: every rule, what it finds on a day, why it matters and where it is mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hubs.presentation.words import counted, spelled
from leadership.as_at import AsAt
from leadership.presenters.links import Links
from leadership.structure import RULES, Gap, Rule, leadership_gaps
from leadership.structure.tense import PAST, Tense, tense_on


@dataclass(frozen=True, slots=True)
class CheckPart:
    """One rule with what it finds; none when it is clear."""

    rule: Rule
    status: tuple[str, str]
    items: Sequence[dict[str, str]]
    clear: str


@dataclass(frozen=True, slots=True)
class ChecksPage:
    heading: str
    lead: str
    found_heading: str
    found: Sequence[CheckPart]
    clear: Sequence[CheckPart]
    links: Links
    as_at: AsAt


def checks_page(as_at: AsAt, links: Links) -> ChecksPage:
    """Return every rule, those with findings first; three queries for any number of people."""
    told = tense_on(as_at.day, as_at.today)
    gaps = leadership_gaps(as_at.day, told=told)
    parts = [
        _part(rule, [gap for gap in gaps if gap.kind == rule.kind], links, told) for rule in RULES
    ]
    found = [part for part in parts if part.items]
    clear = [part for part in parts if not part.items]
    return ChecksPage(
        heading=_heading(len(gaps), as_at),
        lead=_lead(len(found), len(clear), told),
        found_heading="What was found" if as_at.is_past else "To mend",
        found=found,
        clear=clear,
        links=links,
        as_at=as_at,
    )


def _heading(gaps: int, as_at: AsAt) -> str:
    if as_at.is_past:
        things = f"{counted(gaps, 'thing')} needed mending" if gaps else "Everything was in place"
        return f"{things} on {as_at.words}"
    return f"{counted(gaps, 'thing')} to mend" if gaps else "Everything is in place"


def _lead(found: int, clear: int, told: Tense) -> str:
    rules = spelled(found + clear)
    if not found:
        return f"All {rules} checks of who leads {told['are']} clear."
    first = f"{spelled(found).capitalize()} of {rules} checks"
    rest = f"{spelled(clear)} {told['is' if clear == 1 else 'are']} clear"
    find = "found" if told is PAST else "finds" if found == 1 else "find"
    return f"{first} {find} something; {rest}."


def _part(rule: Rule, gaps: Sequence[Gap], links: Links, told: Tense) -> CheckPart:
    status = ("done", "Clear")
    if gaps:
        kind = "late" if any(gap.severity == "late" for gap in gaps) else "soon"
        status = (kind, f"{len(gaps)} found")
    return CheckPart(rule, status, [_item(gap, links) for gap in gaps], rule.clear_words(told))


def _item(gap: Gap, links: Links) -> dict[str, str]:
    url = gap.url(links.slug) if links.may_manage else ""
    return {"kind": gap.severity, "what": gap.sentence, "url": url, "link": gap.link_text}
