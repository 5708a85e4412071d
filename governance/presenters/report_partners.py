"""The partners in the report: seats with a name, the systems map, and the roles over time."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from django.utils import timezone
from django.utils.safestring import SafeString

from governance.snapshot.facts import Snapshot
from hubs.presentation.paper import on_paper
from hubs.presentation.tables import Table, TableCell, table
from leadership.pictures import (
    MAP_NARROW,
    MAP_PAPER,
    MAP_WIDE,
    Held,
    SystemsMap,
    SystemsMapPicture,
    Timeline,
    TimelinePicture,
    TimelineRow,
    draw_systems_map,
    draw_timeline,
)
from leadership.presenters import MAP_HEADS, SECTOR_KEY, map_rows, systems_map, timeline_between

ROWS_OF_A_PAGE = 20
"""A table of so many rows, with names of two lines, stands on one page and is kept together."""


class Partners:
    """What the snapshot says of partners; one that was taken before has none of it."""

    key = SECTOR_KEY
    heads = MAP_HEADS

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    @property
    def named(self) -> list[tuple[str, str]]:
        """Each named seat with who fills it; an empty text is a gap."""
        return [(seat.seat, ", ".join(seat.names)) for seat in self.snapshot.named_seats]

    @property
    def named_table(self) -> Table:
        rows = [
            (seat, names or TableCell("Gap: nobody", kind="late")) for seat, names in self.named
        ]
        return table("Seats with a name", ["Seat", "Filled by"], rows)

    @cached_property
    def systems(self) -> SystemsMap:
        return systems_map(f"Systems map of {self.snapshot.area.name}", self._standings)

    @property
    def _standings(self) -> list[tuple[str, str, int, int]]:
        places = self.snapshot.places
        return [(p.sector, p.organisation, p.influence, p.interest) for p in places]

    @property
    def map_rows(self) -> list[tuple[str, int, str, str, str]]:
        return map_rows(self._standings)

    @property
    def map_fits_a_page(self) -> bool:
        return len(self._standings) <= ROWS_OF_A_PAGE

    @property
    def map_table(self) -> Table:
        return table("Organisations on the map", list(MAP_HEADS), self.map_rows)

    @property
    def map_wide(self) -> SystemsMapPicture:
        return draw_systems_map(self.systems, MAP_WIDE)

    @property
    def map_narrow(self) -> SystemsMapPicture:
        return draw_systems_map(self.systems, MAP_NARROW)

    @property
    def map_on_paper(self) -> SafeString:
        return on_paper(draw_systems_map(self.systems, MAP_PAPER).svg)

    @cached_property
    def timeline(self) -> Timeline | None:
        """The roles over the last two years; None where no appointment is known."""
        if not self.snapshot.terms:
            return None
        held: dict[str, list[Held]] = defaultdict(list)
        for term in self.snapshot.terms:
            held[term.role].append(Held(term.holder, term.since, term.until))
        roles = dict.fromkeys([*(role.name for role in self.snapshot.roles), *held])
        day = timezone.localdate(self.snapshot.taken_at)
        begun = {role.name: role.begins_on for role in self.snapshot.roles}
        rows = [TimelineRow(role, held[role], begun.get(role)) for role in roles]
        return timeline_between(rows, day, words="This day")

    @property
    def timeline_wide(self) -> TimelinePicture | None:
        return draw_timeline(self.timeline) if self.timeline else None

    @property
    def timeline_narrow(self) -> TimelinePicture | None:
        return draw_timeline(self.timeline, narrow=True) if self.timeline else None

    @property
    def timeline_on_paper(self) -> SafeString:
        if self.timeline is None:
            return SafeString("")
        return on_paper(draw_timeline(self.timeline, paper=True).svg)

    @property
    def terms(self) -> list[tuple[str, str, str, str]]:
        """The timeline in words: role, who, from and to."""
        return list(draw_timeline(self.timeline).table) if self.timeline else []

    @property
    def terms_table(self) -> Table:
        return table("Appointments over time", ["Role", "Person", "From", "To"], self.terms)
