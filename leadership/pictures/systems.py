"""The systems map: how much influence each organisation has and how much interest it shows.

A field of five by five places. Marks in one place stand beside each other; where there are more
than fit, the last says how many more. Three layouts of one content: MAP_WIDE names the marks,
MAP_NARROW (a phone) and MAP_PAPER (A4, one unit is one point) number them for the table beside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from hubs.presentation.markup import escaped, picture
from hubs.presentation.shapes import SHAPES, Text, number, shape_path, wrap
from hubs.presentation.words import listed
from leadership.table import AMOUNTS

STEPS = 5
CORNERS = ("Win their interest", "Work side by side", "Keep in touch", "Strengthen their voice")
"""What to do at the top left, top right, bottom left and bottom right."""
NOBODY = "No organisation is placed on the map yet."


@dataclass(frozen=True, slots=True)
class Placed:
    """An organisation on the map. `sector` is the place of its sector in the key, from 0."""

    name: str
    sector: int
    influence: int
    interest: int


@dataclass(frozen=True, slots=True)
class SystemsMap:
    """`placed` in the order of the table: a mark's number is its place there, from 1."""

    title: str
    placed: Sequence[Placed]


@dataclass(frozen=True, slots=True)
class MapLayout:
    """Sizes in picture units. `names`: up to so many marks of one place have theirs written out."""

    width: int
    left: int
    cell: int
    radius: float
    small: float
    names: int = 0
    feet: float = 3
    """How far below the field the lower corners are named, in sizes of the type."""

    @property
    def wide(self) -> float:
        return (self.width - self.left - 1) / STEPS


MAP_WIDE = MapLayout(width=1100, left=110, cell=104, radius=11, small=14, names=3)
MAP_NARROW = MapLayout(width=330, left=16, cell=84, radius=9, small=12, feet=4.4)
MAP_PAPER = MapLayout(width=482, left=16, cell=46, radius=9, small=10)


@dataclass(frozen=True, slots=True)
class MapMark:
    """One organisation's mark, or how many more there are: `sector` None."""

    x: float
    y: float
    words: str
    sector: int | None

    def svg(self, layout: MapLayout) -> str:
        size = number(layout.radius + 2 if len(self.words) < 3 else layout.radius)
        kind = "t-m t-b" if self.sector is None else "t-m"
        words = Text(number(self.x), number(self.y + layout.radius * 0.42), size, self.words, kind)
        if self.sector is None:
            return words.svg
        outline = shape_path(SHAPES[self.sector], self.x, self.y, layout.radius)
        return f'<path class="mark s{self.sector + 1}" d="{outline}"/>{words.svg}'


@dataclass(frozen=True, slots=True)
class SystemsMapPicture:
    title: str
    description: str
    width: int
    height: int
    grid: str
    marks: Sequence[MapMark]
    texts: Sequence[Text]
    layout: MapLayout

    @property
    def svg(self) -> SafeString:
        return picture(
            "fh-map",
            (self.width, self.height),
            (self.title, self.description),
            f'<path class="grid" d="{escaped(self.grid)}"/>'
            f"{''.join(mark.svg(self.layout) for mark in self.marks)}"
            f"{''.join(text.svg for text in self.texts)}",
        )


def describe_map(systems: SystemsMap) -> str:
    """The whole picture in sentences: what a screen reader and the PDF's reader are given."""
    places: dict[tuple[int, int], list[str]] = defaultdict(list)
    for each in systems.placed:
        places[each.influence, each.interest].append(each.name)
    said = [
        f"Influence {AMOUNTS[influence].lower()}, interest {AMOUNTS[interest].lower()}: "
        f"{listed(names)}."
        for (influence, interest), names in sorted(places.items(), reverse=True)
    ]
    return " ".join(said) or NOBODY


@dataclass(frozen=True, slots=True)
class _Cell:
    """The place of one influence and interest, with its left upper corner."""

    layout: MapLayout
    x: float
    y: float

    def drawn(self, inside: Sequence[tuple[int, Placed]]) -> tuple[list[MapMark], list[Text]]:
        if len(inside) <= self.layout.names:
            return self._named(inside)
        return list(self._crowd(inside)), []

    def _named(self, inside: Sequence[tuple[int, Placed]]) -> tuple[list[MapMark], list[Text]]:
        """Marks under each other, each with its name on as many lines as have room."""
        lay, marks, texts = self.layout, [], []
        step = lay.cell / len(inside)
        line = lay.small * 1.12
        for at, (count, each) in enumerate(inside):
            middle = self.y + step * (at + 0.5)
            marks.append(MapMark(self.x + 20, middle, str(count), each.sector))
            lines = wrap(each.name, lay.wide - 56, lay.small, lines=min(int(step // line), 3))
            top = middle - line * (len(lines) - 1) / 2 + lay.small * 0.35
            texts += [
                Text(number(self.x + 38), number(top + line * n), number(lay.small), words)
                for n, words in enumerate(lines)
            ]
        return marks, texts

    def _crowd(self, inside: Sequence[tuple[int, Placed]]) -> Iterator[MapMark]:
        """Marks side by side in rows; the last says how many have no room."""
        lay = self.layout
        gap = lay.radius * 2.5
        across, down = int(lay.wide // gap), int(lay.cell // gap)
        room = across * down
        shown = inside if len(inside) <= room else inside[: room - 1]
        words = [(str(count), each.sector) for count, each in shown]
        more: list[tuple[str, int | None]] = [*words]
        if len(shown) < len(inside):
            more.append((f"+{len(inside) - len(shown)}", None))
        rows = -(-len(more) // across)
        for at, (said, sector) in enumerate(more):
            row, seat = divmod(at, across)
            in_row = min(across, len(more) - row * across)
            yield MapMark(
                self.x + lay.wide / 2 + gap * (seat - (in_row - 1) / 2),
                self.y + lay.cell / 2 + gap * (row - (rows - 1) / 2),
                said,
                sector,
            )


def draw_systems_map(systems: SystemsMap, layout: MapLayout = MAP_WIDE) -> SystemsMapPicture:
    inside: dict[tuple[int, int], list[tuple[int, Placed]]] = defaultdict(list)
    for count, each in enumerate(systems.placed, start=1):
        inside[each.influence, each.interest].append((count, each))
    top = layout.small * 3.4
    marks: list[MapMark] = []
    texts = list(_frame_words(layout, top))
    for (influence, interest), those in sorted(inside.items()):
        x = layout.left + layout.wide * (interest - 1)
        cell = _Cell(layout, x, top + layout.cell * (STEPS - influence))
        drawn, names = cell.drawn(those)
        marks += drawn
        texts += names
    return SystemsMapPicture(
        title=systems.title,
        description=describe_map(systems),
        width=layout.width,
        height=round(top + layout.cell * STEPS + layout.small * (layout.feet + 0.5)),
        grid=_grid(layout, top),
        marks=marks,
        texts=texts,
        layout=layout,
    )


def _grid(layout: MapLayout, top: float) -> str:
    left, right, foot = layout.left, layout.width - 1, top + layout.cell * STEPS
    across = "".join(
        f"M{number(left)} {number(top + layout.cell * n)}H{number(right)}" for n in range(STEPS + 1)
    )
    down = "".join(
        f"M{number(left + layout.wide * n)} {number(top)}V{number(foot)}" for n in range(STEPS + 1)
    )
    return across + down


def _frame_words(layout: MapLayout, top: float) -> Iterator[Text]:
    """The names of the sides and corners, and the five steps on both."""
    lay, right = layout, layout.width - 1
    size, foot = number(layout.small), top + layout.cell * STEPS
    middle = lay.left + (lay.width - lay.left) / 2
    yield Text("0", number(lay.small), size, "Influence ↑", "t-b")
    yield Text(number(middle), number(foot + lay.small * 3), size, "Interest →", "t-b t-m")
    yield Text(number(lay.left), number(top - 8), size, CORNERS[0], "t-2")
    yield Text(number(right), number(top - 8), size, CORNERS[1], "t-2 t-e")
    low = number(foot + lay.small * lay.feet)
    yield Text(number(lay.left), low, size, CORNERS[2], "t-2")
    yield Text(number(right), low, size, CORNERS[3], "t-2 t-e")
    for step, amount in AMOUNTS.items():
        words = amount if lay.left > 40 else str(step)
        level = top + lay.cell * (STEPS - step + 0.5) + lay.small * 0.35
        yield Text("0", number(level), size, words, "t-2")
        centre = lay.left + lay.wide * (step - 0.5)
        yield Text(number(centre), number(foot + lay.small * 1.4), size, words, "t-2 t-m")
