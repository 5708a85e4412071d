"""Where the area stands: one strip a statement, with the rating agreed and the one before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from checklists.pictures import Strip, StripPicture, change_words, draw_strip
from checklists.scales import how_asked
from checklists.standings import Rating
from governance.presenters.words import OTHER_SCALE
from hubs.presentation.moments import local_day, month
from hubs.presentation.tables import Table, TableCell, table
from hubs.presentation.words import counted


@dataclass(frozen=True, slots=True)
class StripRow:
    text: str
    strip: StripPicture


@dataclass(frozen=True, slots=True)
class StripGroup:
    title: str
    rows: list[StripRow]


@dataclass(frozen=True, slots=True)
class AgreedRatings:
    lead: str
    head: str
    previous: str
    groups: list[StripGroup]
    twin: Table
    twin_summary: str


def agreed_ratings(ratings: Sequence[Rating]) -> AgreedRatings | None:
    """Return the last rating of every statement and the one before; None before the first."""
    if not ratings:
        return None
    now, before = _months(ratings, 0), _months(ratings, 1)
    strips = [_strip(rating) for rating in ratings]
    return AgreedRatings(
        lead=_standing_lead(ratings, now, before),
        head=f"Agreed {now}" if now else "Agreed",
        previous=(before or "The review before") if any(len(r.levels) > 1 for r in ratings) else "",
        groups=_groups(ratings, strips),
        twin=_twin(ratings, strips),
        twin_summary=f"Show the {counted(len(ratings), 'statement')} as a table",
    )


def _months(ratings: Sequence[Rating], turn: int) -> str:
    """Return the month of a turn where all statements share it, else nothing."""
    found = {month(local_day(r.agreed_on[turn])) for r in ratings if len(r.levels) > turn}
    return found.pop() if len(found) == 1 else ""


def _standing_lead(ratings: Sequence[Rating], now: str, before: str) -> str:
    said = f"The ratings partners agreed{f' in {now}' if now else ', the latest of each'}."
    again = [rating for rating in ratings if len(rating.levels) > 1]
    if not again:
        first = "From the next review on, a ring shows where each statement stood."
        return f"{said} {first} {_asked(ratings)}".strip()
    ways = Counter((r.levels[0] > r.levels[1]) - (r.levels[0] < r.levels[1]) for r in again)
    when = f"in {before}" if before else "one review earlier"
    moved = f"{ways[1] or 'None'} moved up, {ways[-1] or 'none'} moved down."
    ring = f"The ring is where each statement stood {when}."
    return f"{said} {ring} {moved} {_asked(ratings)}".strip()


def _asked(ratings: Sequence[Rating]) -> str:
    """On which scale the latest reviews were asked, if not the usual one, and if it changed."""
    ways = dict.fromkeys(how_asked(rating.scales[0]) for rating in ratings if rating.scales)
    changed = any(len(set(rating.scales[:2])) > 1 for rating in ratings)
    return " ".join(part for part in (*ways, OTHER_SCALE if changed else "") if part)


def _groups(ratings: Sequence[Rating], strips: Sequence[Strip]) -> list[StripGroup]:
    groups: dict[str, StripGroup] = {}
    for rating, strip in zip(ratings, strips, strict=True):
        group = groups.setdefault(rating.set_key, StripGroup(rating.set_title, []))
        group.rows.append(StripRow(rating.marked, draw_strip(strip)))
    return list(groups.values())


def _strip(rating: Rating) -> Strip:
    months = [month(local_day(moment)) for moment in rating.agreed_on]
    return Strip(
        agreed=rating.levels[0],
        previous=rating.levels[1] if len(rating.levels) > 1 else None,
        name=rating.text,
        when=months[0],
        previous_when=months[1] if len(months) > 1 else "",
        stands=rating.stands,
    )


def _twin(ratings: Sequence[Rating], strips: Sequence[Strip]) -> Table:
    return table(
        "Agreed ratings",
        ["Statement", "Agreed", "The review before", "Change"],
        [
            (
                rating.marked,
                TableCell(level=rating.levels[0]),
                TableCell("None", level=rating.levels[1] if len(rating.levels) > 1 else None),
                change_words(strip),
            )
            for rating, strip in zip(ratings, strips, strict=True)
        ],
    )
