"""The systems map and its twin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hubs.models import Sector
from hubs.presentation.shapes import SHAPES
from hubs.presentation.tables import Head, Table, TableCell, table
from hubs.presentation.words import counted, spelled
from leadership.pictures import (
    MAP_NARROW,
    MAP_WIDE,
    Placed,
    SystemsMap,
    SystemsMapPicture,
    draw_systems_map,
)
from leadership.presenters.links import Links
from leadership.structure import left_the_table, organisation_places
from leadership.table import AMOUNTS

type Standing = tuple[str, str, int, int]
"""The sector's name, the organisation's, its influence and its interest."""

MAP_HEADS = ("Organisation", "Mark", "Sector", "Influence", "Interest")
SECTOR_KEY = [
    (n, shape, sector.label)
    for n, (sector, shape) in enumerate(zip(Sector, SHAPES, strict=True), 1)
]
"""Number of the colour, shape, and the sector's name."""


@dataclass(frozen=True, slots=True)
class MapPage:
    """`unplaced`: pairs of an organisation's name and where to place it."""

    heading: str
    lead: str
    wide: SystemsMapPicture
    narrow: SystemsMapPicture
    table: Table
    key: Sequence[tuple[int, str, str]]
    is_empty: bool
    unplaced: Sequence[tuple[str, str]]
    links: Links


def systems_map(title: str, places: Iterable[Standing]) -> SystemsMap:
    """Return what the picture draws: organisations as sector's name, own name and both amounts."""
    numbers = {str(sector.label): n for n, sector in enumerate(Sector)}
    return SystemsMap(
        title,
        [
            Placed(name, numbers[sector], influence, interest)
            for sector, name, influence, interest in places
        ],
    )


def map_page(area_name: str, today: date, links: Links) -> MapPage:
    """Return the map, its table, and who is still to be placed; two queries.

    Organisations that have left the table are not offered any more.
    """
    heading = f"Systems map of {area_name}"
    every = organisation_places()
    placed = [
        (each.organisation_id, (each.sector_label, each.name, each.influence, each.interest))
        for each in every
        if each.influence and each.interest
    ]
    left = left_the_table(today)
    unplaced = [each for each in every if not each.influence and each.organisation_id not in left]
    standings = [standing for _pk, standing in placed]
    drawn = systems_map(heading, standings)
    return MapPage(
        heading=heading,
        lead=_lead(len(placed), len(unplaced)),
        wide=draw_systems_map(drawn, MAP_WIDE),
        narrow=draw_systems_map(drawn, MAP_NARROW),
        table=_table(placed, links),
        key=SECTOR_KEY,
        is_empty=not placed,
        unplaced=[
            (each.name, links.mend("place-edit", pk=each.organisation_id)) for each in unplaced
        ],
        links=links,
    )


def _lead(placed: int, unplaced: int) -> str:
    if not placed:
        return "No organisation is placed yet."
    verb = "is" if placed == 1 else "are"
    said = f"{counted(placed, 'organisation')} {verb} placed by influence and interest."
    if not unplaced:
        return said
    some = f"{spelled(unplaced).capitalize()} {'is' if unplaced == 1 else 'are'}"
    return f"{said} {some} still to be placed."


def _table(placed: Sequence[tuple[UUID, Standing]], links: Links) -> Table:
    heads: list[str | Head] = [*MAP_HEADS]
    rows: list[list[str | int | TableCell]] = []
    found = map_rows(standing for _pk, standing in placed)
    for (pk, _standing), (name, mark, sector, influence, interest) in zip(
        placed, found, strict=True
    ):
        link = TableCell(name, links.to("partner-view", pk=pk))
        rows.append([link, mark, sector, influence, interest])
        if links.may_manage:
            rows[-1].append(TableCell("Move", links.to("place-edit", pk=pk), about=name))
    if links.may_manage:
        heads.append("Change")
    return table("Organisations on the map", heads, rows)


def map_rows(places: Iterable[Standing]) -> list[tuple[str, int, str, str, str]]:
    """Return the rows of the twin; a mark's number is its place in it."""
    return [
        (name, mark, sector, amount_words(influence), amount_words(interest))
        for mark, (sector, name, influence, interest) in enumerate(places, start=1)
    ]


def amount_words(amount: int) -> str:
    """'Much, 4 of 5'."""
    return f"{AMOUNTS[amount]}, {amount} of {len(AMOUNTS)}"
