"""How participants are marked on a picture: the shape says the sector, the letters who or where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from checklists.pictures import Mark
from checklists.results import ResultMark
from hubs.models import Sector
from hubs.presentation.shapes import CIRCLE, DIAMOND, HEXAGON, HOUSE, SQUARE

SECTOR_SHAPES = {
    Sector.LOCAL_AUTHORITY: CIRCLE,
    Sector.HEALTH: SQUARE,
    Sector.EDUCATION: DIAMOND,
    Sector.VOLUNTARY: HEXAGON,
    Sector.FAMILIES: HOUSE,
}
ROLE, ORGANISATION = "role", "organisation"
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
        codes[name] = next(code for code in choices if code not in codes.values())
    return codes


def picture_marks(marks: Sequence[ResultMark], by: str = ROLE) -> list[Mark]:
    """The answers that were given, as marks named by role or by organisation, or not at all."""
    by_place = by == ORGANISATION and all(mark.is_named for mark in marks)
    codes = organisation_codes(mark.organisation for mark in marks) if by_place else {}
    return [
        Mark(
            code=codes.get(mark.organisation, mark.code),
            label=mark.organisation if codes else mark.role,
            shape=SECTOR_SHAPES[Sector(mark.sector)] if mark.is_named else CIRCLE,
            level=mark.level,
            organisation=mark.organisation,
        )
        for mark in marks
        if mark.level is not None
    ]


def shapes_of(marks: Iterable[ResultMark]) -> list[tuple[str, str]]:
    """The key to the shapes of the sectors that take part, in the framework's order."""
    present = {mark.sector for mark in marks}
    return [(SECTOR_SHAPES[sector], str(sector.label)) for sector in Sector if sector in present]
