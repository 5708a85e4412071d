"""The systems map and its twin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Case, IntegerField, QuerySet, Value, When

from hubs.models import Organisation, Sector
from hubs.presentation.shapes import SHAPES
from hubs.presentation.tables import Table, TableCell, table
from hubs.presentation.words import counted
from leadership.models import MapPlace
from leadership.pictures import (
    MAP_NARROW,
    MAP_WIDE,
    Placed,
    SystemsMap,
    SystemsMapPicture,
    draw_systems_map,
)
from leadership.presenters.links import Links
from leadership.table import AMOUNTS

SECTORS = [str(sector.value) for sector in Sector]
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


def by_sector(organisations: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """In the framework's order of the sectors, then by name."""
    place = Case(
        *(When(sector=sector, then=Value(n)) for n, sector in enumerate(SECTORS)),
        output_field=IntegerField(),
    )
    return organisations.order_by(place, "name", "id")


def place_of(organisation: Organisation) -> MapPlace | None:
    """Return where an organisation that was fetched with its place stands; None: nowhere yet."""
    try:
        place: MapPlace = organisation.map_place
    except ObjectDoesNotExist:
        return None
    return place


def systems_map(title: str) -> tuple[SystemsMap, list[Organisation], list[Organisation]]:
    """Return the open area's map, the organisations on it and those that are not; one query."""
    organisations = by_sector(Organisation.objects.select_related("map_place"))
    placed, unplaced, marks = [], [], []
    for organisation in organisations:
        place = place_of(organisation)
        if place is None:
            unplaced.append(organisation)
            continue
        placed.append(organisation)
        sector = SECTORS.index(organisation.sector)
        marks.append(Placed(organisation.name, sector, place.influence, place.interest))
    return SystemsMap(title, marks), placed, unplaced


def map_page(area_name: str, links: Links) -> MapPage:
    """Return the map, its table, and who is still to be placed; one query."""
    heading = f"Systems map of {area_name}"
    drawn, placed, unplaced = systems_map(heading)
    return MapPage(
        heading=heading,
        lead=_lead(len(placed), len(unplaced)),
        wide=draw_systems_map(drawn, MAP_WIDE),
        narrow=draw_systems_map(drawn, MAP_NARROW),
        table=_table(drawn, placed, links),
        key=[(n, shape, words) for n, shape, words in SECTOR_KEY],
        is_empty=not placed,
        unplaced=[(each.name, links.mend("place-edit", pk=each.pk)) for each in unplaced],
        links=links,
    )


def _lead(placed: int, unplaced: int) -> str:
    if not placed:
        return "No organisation is placed yet."
    verb = "is" if placed == 1 else "are"
    said = f"{counted(placed, 'organisation')} {verb} placed by influence and interest."
    return f"{said} {counted(unplaced, 'organisation')} to place." if unplaced else said


def _table(systems: SystemsMap, placed: Sequence[Organisation], links: Links) -> Table:
    heads = ["Organisation", "Mark", "Sector", "Influence", "Interest"]
    rows: list[list[str | int | TableCell]] = [
        [
            TableCell(mark.name, links.to("partner-view", pk=organisation.pk)),
            count,
            organisation.get_sector_display(),
            amount_words(mark.influence),
            amount_words(mark.interest),
        ]
        for count, (mark, organisation) in enumerate(
            zip(systems.placed, placed, strict=True), start=1
        )
    ]
    if links.may_manage:
        heads.append("Change")
        for row, organisation in zip(rows, placed, strict=True):
            url = links.to("place-edit", pk=organisation.pk)
            row.append(TableCell("Move", url, about=organisation.name))
    return table("Organisations on the map", heads, rows)


def amount_words(amount: int) -> str:
    """'Much, 4 of 5'."""
    return f"{AMOUNTS[amount]}, {amount} of {len(AMOUNTS)}"
