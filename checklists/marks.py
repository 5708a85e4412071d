"""How participants are marked on a picture: the shape says the sector, the letters who or where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from checklists.pictures import Mark
from checklists.results import ORGANISATION, ROLE, SECTOR, ResultMark
from hubs.models import Sector
from hubs.presentation.shapes import CIRCLE, DIAMOND, HEXAGON, HOUSE, SQUARE

SECTOR_SHAPES = {
    Sector.LOCAL_AUTHORITY: CIRCLE,
    Sector.HEALTH: SQUARE,
    Sector.EDUCATION: DIAMOND,
    Sector.VOLUNTARY: HEXAGON,
    Sector.FAMILIES: HOUSE,
}
SECTOR_CODES = {
    Sector.LOCAL_AUTHORITY: "LA",
    Sector.HEALTH: "HE",
    Sector.EDUCATION: "ED",
    Sector.VOLUNTARY: "VC",
    Sector.FAMILIES: "FA",
}
READ_AS_WORDS = {"NO", "OK"}
"""Letters that would say something on a picture of answers."""
SMALL_WORDS = {"a", "and", "for", "in", "of", "on", "the", "to", "with"}


def organisation_codes(names: Iterable[str]) -> dict[str, str]:
    """Give each organisation at most three letters of its own, such as NC for Northmoor Council."""
    codes: dict[str, str] = {}
    for name in sorted(set(names)):
        words = [w for w in re.findall(r"[^\W_]+", name) if w.lower() not in SMALL_WORDS]
        initials = "".join(word[0] for word in words).upper() or "?"
        whole = "".join(words).upper() or "?"
        choices = [initials[:2], initials[:3], *(whole[0] + letter for letter in whole[1:])]
        choices += [f"{whole[0]}{number}" for number in range(2, 100)]
        codes[name] = next(c for c in choices if c not in {*codes.values(), *READ_AS_WORDS})
    return codes


def codes_of(marks: Iterable[ResultMark]) -> dict[str, str]:
    """The letters of the organisations that marks are from."""
    return organisation_codes(mark.organisation for mark in marks)


def picture_marks(
    marks: Sequence[ResultMark], by: str = ROLE, codes: Mapping[str, str] | None = None
) -> list[Mark]:
    """The answers that were given, as marks named by role, organisation or sector.

    `codes`: the letters of the organisations, of all that take part, so that they are those of the
    key beside every picture. What is compared without names has circles without letters.
    """
    return [_mark(mark, mark.level, by, codes or {}) for mark in marks if mark.level is not None]


def _mark(mark: ResultMark, level: int, by: str, codes: Mapping[str, str]) -> Mark:
    if not mark.sector:
        return Mark(code="", label="", shape=CIRCLE, level=level)
    sector = Sector(mark.sector)
    code, label = mark.code, mark.role
    if by == ORGANISATION:
        code, label = codes[mark.organisation], mark.organisation
    elif by == SECTOR:
        code, label = SECTOR_CODES[sector], str(sector.label)
    return Mark(code, label, SECTOR_SHAPES[sector], level, mark.organisation)


def shapes_of(marks: Iterable[ResultMark]) -> list[tuple[str, str]]:
    """The key to the shapes of the sectors that take part, in the framework's order."""
    present = {mark.sector for mark in marks}
    if present == {""}:
        return [(CIRCLE, "One participant")]
    return [(SECTOR_SHAPES[sector], str(sector.label)) for sector in Sector if sector in present]
