"""The structure: the board, the accountable leader, the posts, the partners.

Four layouts of one content: WIDE for a page, REPORT for the page of a report, NARROW (a spine)
for a phone and PAPER for A4, where one unit is one point.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import batched

from django.utils.safestring import SafeString

from hubs.presentation.markup import picture
from hubs.presentation.shapes import Text, number, wrap
from hubs.presentation.words import counted, listed, lower_first


@dataclass(frozen=True, slots=True)
class Post:
    """A role and who holds it; ``holder`` is None when it is vacant."""

    role: str
    holder: str | None
    line: str = ""


@dataclass(frozen=True, slots=True)
class Partner:
    sector: str
    people: Sequence[str]


@dataclass(frozen=True, slots=True)
class Structure:
    """``board`` empty: none is drawn.

    ``leader.holder`` None: nobody is accountable. ``deputy`` None: nobody is named.
    ``shows_deputy`` False: the picture does not speak of a deputy at all.
    """

    title: str
    board: str
    board_line: str
    leader: Post
    deputy: str | None
    posts: Sequence[Post]
    partners: Sequence[Partner]
    shows_deputy: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """Sizes in picture units. ``seats`` boxes stand in a row; 1 makes a spine."""

    width: int
    seats: int
    gap: int
    small: float
    name: float
    lead: float
    pad: int
    head: float = 1.0
    """The part of the width that the board and the leader take."""
    type_width: float = 1.0
    """How wide the type is, by the careful estimate for the fonts of a screen."""
    bar: bool = False
    """Whether the partners stand in one bar that names their sectors, as where room is short."""


WIDE = Layout(width=1100, seats=5, gap=20, small=14, name=18, lead=21, pad=12, head=0.34)
REPORT = Layout(width=812, seats=5, gap=17, small=12, name=15, lead=20, pad=12, head=0.42)
NARROW = Layout(width=330, seats=1, gap=10, small=15, name=18, lead=21, pad=12)
PAPER = Layout(
    width=482,
    seats=5,
    gap=6,
    small=10,
    name=10.5,
    lead=12,
    pad=5,
    head=0.6,
    type_width=0.86,
    bar=True,
)


@dataclass(frozen=True, slots=True)
class Box:
    kind: str
    x: str
    y: str
    width: str
    height: str
    texts: Sequence[Text]

    @property
    def svg(self) -> str:
        place = f'x="{self.x}" y="{self.y}" width="{self.width}" height="{self.height}"'
        return f'<rect class="{self.kind}" {place} rx="4"/>{"".join(t.svg for t in self.texts)}'


@dataclass(frozen=True, slots=True)
class StructurePicture:
    title: str
    description: str
    width: int
    height: int
    wire: str
    gap_wire: str
    boxes: Sequence[Box]
    source: Structure

    @property
    def svg(self) -> SafeString:
        gap = f'<path class="wire wire--gap" d="{self.gap_wire}"/>' if self.gap_wire else ""
        return picture(
            "fh-structure",
            (self.width, self.height),
            (self.title, self.description),
            f'<path class="wire" d="{self.wire}"/>{gap}{"".join(box.svg for box in self.boxes)}',
        )


VACANT = "Vacant"


def describe(structure: Structure) -> str:
    """The whole picture in sentences: what a screen reader and the PDF's reader are given."""
    leader = structure.leader
    said = []
    if structure.board:
        line = f": {structure.board_line}" if structure.board_line else ""
        said.append(f"{structure.board}{line}.")
    if leader.holder:
        said.append(f"{leader.role}: {leader.holder}.")
        if structure.shows_deputy:
            said.append(
                f"Deputy: {structure.deputy}." if structure.deputy else "No deputy is named."
            )
    else:
        said.append(f"{leader.role}: vacant.")
    held = [f"{p.holder} ({p.role.lower()})" for p in structure.posts if p.holder]
    empty = [p.role.lower() for p in structure.posts if not p.holder]
    if held:
        said.append(f"Posts: {listed(held)}.")
    if empty:
        said.append(f"Vacant: {listed(empty)}.")
    if structure.partners:
        said.append(
            "Partners: "
            + "; ".join(f"{p.sector}: {listed(p.people) or 'nobody'}" for p in structure.partners)
            + "."
        )
    return " ".join(said)


def _texts(
    layout: Layout, x: float, y: float, width: float, lines: Sequence[_Line], *, middle: bool
) -> tuple[list[Text], float]:
    """Words from top to bottom; returns them with the height they take."""
    out, at = [], y
    for words, size, kind in lines:
        at += size * 1.3
        place = x + width / 2 if middle else x + layout.pad
        anchor = f"{kind} t-m".strip() if middle else kind
        out.append(Text(number(place), number(at), number(size), words, anchor))
    return out, at - y


type _Line = tuple[str, float, str]
type _Item = tuple[str, bool, list[_Line]]


def _lines(layout: Layout, width: float, *said: _Line) -> list[_Line]:
    """Each of the sayings on at most two lines; those with no words take no room."""
    inner = (width - 2 * layout.pad) / layout.type_width
    return [
        (words, size, kind)
        for whole, size, kind in said
        for words in wrap(whole, inner, size, bold="t-b" in kind or "t-late" in kind)
    ]


def _post_lines(layout: Layout, post: Post, width: float) -> list[_Line]:
    name = (post.holder, layout.name, "t-b") if post.holder else (VACANT, layout.name, "t-late")
    line = post.line if layout.seats > 1 else ""
    return _lines(
        layout, width, (post.role, layout.small, "t-2"), name, (line, layout.small, "t-2")
    )


def _partner_lines(layout: Layout, partner: Partner, width: float) -> list[_Line]:
    sector: _Line = (partner.sector, layout.small, "t-2")
    if not partner.people:
        return _lines(layout, width, sector, ("Nobody", layout.small + 1, "t-late"))
    for words in _people(layout, partner.people):
        drawn = _lines(layout, width, (words, layout.small + 1, "t-b"))
        if " ".join(line for line, _, _ in drawn) == words:
            break
    return [*_lines(layout, width, sector), *drawn]


def _people(layout: Layout, names: Sequence[str]) -> list[str]:
    """Who takes part, in fewer and fewer words: the first that fits is drawn."""
    if len(names) == 1:
        return [names[0]]
    others = f"{names[0]} and {counted(len(names) - 1, 'other')}"
    shorter = [others, counted(len(names), "person", "people")]
    return [listed(names), *shorter] if layout.seats == 1 or len(names) == 2 else shorter


@dataclass(slots=True)
class _Drawing:
    layout: Layout
    y: float = 1
    wire: str = ""
    gap_wire: str = ""

    def box(
        self,
        kind: str,
        x: float,
        width: float,
        height: float,
        lines: Sequence[_Line],
        *,
        middle: bool = False,
    ) -> Box:
        texts, used = _texts(self.layout, x, self.y, width, lines, middle=middle)
        drop = (height - used) / 2 - self.layout.small * 0.12
        placed = [Text(t.x, number(float(t.y) + drop), t.size, t.words, t.kind) for t in texts]
        return Box(kind, number(x), number(self.y), number(width), number(height), placed)

    def line(self, path: str, *, gap: bool = False) -> None:
        if gap:
            self.gap_wire += path
        else:
            self.wire += path


def _height(lines: Sequence[_Line], pad: float) -> float:
    return sum(size * 1.3 for _, size, _ in lines) + 2 * pad


def _head(drawing: _Drawing, structure: Structure) -> Iterator[Box]:
    lay, leader = drawing.layout, structure.leader
    spine = lay.seats == 1
    width = lay.width * lay.head
    left = (lay.width - width) / 2
    if not structure.board:
        yield from _leader(drawing, structure, left, width, spine=spine)
        return
    lines = _lines(
        lay, width, (structure.board, lay.name - 1, "t-b"), (structure.board_line, lay.small, "t-2")
    )
    height = _height(lines, lay.pad)
    yield drawing.box("box--board", left, width, height, lines, middle=not spine)
    foot = drawing.y + height
    drawing.y = foot + (20 if spine else lay.gap + 8)
    middle = 24 if spine else lay.width / 2
    drawing.line(f"M{number(middle)} {number(foot)}V{number(drawing.y)}", gap=not leader.holder)
    yield from _leader(drawing, structure, left, width, spine=spine)


def _leader(
    drawing: _Drawing, structure: Structure, left: float, width: float, *, spine: bool
) -> Iterator[Box]:
    lay, leader = drawing.layout, structure.leader
    held = leader.holder is not None
    tone = "t-w" if held else "t-2"
    said = leader.line
    if held and spine and structure.shows_deputy:
        said = f"Deputy: {structure.deputy}" if structure.deputy else "▲ No deputy named"
    name = (leader.holder or VACANT, lay.lead, "t-b t-w" if held else "t-late")
    lines = _lines(lay, width, (leader.role, lay.small, tone), name, (said, lay.small, tone))
    height = _height(lines, lay.pad)
    yield drawing.box(
        "box--lead" if held else "box--gap", left, width, height, lines, middle=not spine
    )
    top = drawing.y
    drawing.y = top + height
    if spine or not held or not structure.shows_deputy:
        return
    side = left + width + lay.gap + 8
    room = min(lay.width - side, 170)
    who = (structure.deputy, "t-b") if structure.deputy else ("No one named", "t-late")
    what = _lines(lay, room, ("Deputy", lay.small, "t-2"), (who[0], lay.small + 1, who[1]))
    tall = _height(what, lay.pad * 0.7)
    centre = top + height / 2
    drawing.line(
        f"M{number(left + width)} {number(centre)}H{number(side)}", gap=not structure.deputy
    )
    drawing.y = centre - tall / 2
    yield drawing.box("box" if structure.deputy else "box--gap", side, room, tall, what)
    drawing.y = top + height


def _rows(drawing: _Drawing, items: Sequence[_Item], *, more: bool) -> Iterator[Box]:
    """Boxes in rows, each under a rail; a vacant one hangs by a dashed wire.

    ``more`` says that something hangs below the last row: the trunk then passes between its boxes.
    """
    lay = drawing.layout
    seats = lay.seats
    if len(items) > seats:
        row_count = -(-len(items) // seats)
        seats = -(-len(items) // row_count)  # rows of like length
    width = (lay.width - (lay.seats - 1) * lay.gap) / lay.seats
    rows = list(batched(items, seats))
    for row in rows:
        height = max(_height(lines, lay.pad) for _, _, lines in row)
        span = len(row) * width + (len(row) - 1) * lay.gap
        start = (lay.width - span) / 2
        middles = [start + i * (width + lay.gap) + width / 2 for i in range(len(row))]
        top, rail = drawing.y, drawing.y + lay.gap + 4
        drawing.y = rail + lay.gap + 6
        centre = lay.width / 2
        drawing.line(f"M{number(centre)} {number(top)}V{number(rail)}")
        drawing.line(
            f"M{number(min(*middles, centre))} {number(rail)}H{number(max(*middles, centre))}"
        )
        for (kind, vacant, lines), middle in zip(row, middles, strict=True):
            drawing.line(f"M{number(middle)} {number(rail)}V{number(drawing.y)}", gap=vacant)
            yield drawing.box(kind, middle - width / 2, width, height, lines)
        drawing.y += height
        if len(row) % 2 == 0 and (more or row is not rows[-1]):
            drawing.line(f"M{number(centre)} {number(rail)}V{number(drawing.y)}")


def _spine(drawing: _Drawing, items: Sequence[_Item]) -> Iterator[Box]:
    lay, indent = drawing.layout, 52
    for number_of, (kind, vacant, lines) in enumerate(items, 1):
        height = _height(lines, lay.pad)
        start = drawing.y
        drawing.y += lay.gap
        branch = drawing.y + height / 2
        drawing.line(f"M24 {number(start)}V{number(branch)}")
        drawing.line(f"M24 {number(branch)}H{indent}", gap=vacant)
        yield drawing.box(kind, indent, lay.width - indent, height, lines)
        tail = drawing.y + height
        if number_of < len(items):
            drawing.line(f"M24 {number(branch)}V{number(tail)}")
        drawing.y = tail


def _items(structure: Structure, layout: Layout) -> tuple[list[_Item], list[_Item]]:
    seats = layout.seats
    width = layout.width - 52 if seats == 1 else (layout.width - (seats - 1) * layout.gap) / seats
    posts: list[_Item] = [
        ("box" if p.holder else "box--gap", not p.holder, _post_lines(layout, p, width))
        for p in structure.posts
    ]
    partners: list[_Item] = [
        ("box--part" if p.people else "box--gap", not p.people, _partner_lines(layout, p, width))
        for p in structure.partners
    ]
    return posts, partners


def _bar(drawing: _Drawing, structure: Structure) -> Box:
    """The sectors with anybody in them, in one box as wide as the picture."""
    lay = drawing.layout
    there = [partner.sector for partner in structure.partners if partner.people]
    words = f"Partners: {listed([*there[:1], *map(lower_first, there[1:])]) or 'nobody yet'}"
    lines = _lines(lay, lay.width - 2, (words, lay.small, ""))
    height = _height(lines, lay.pad)
    drawing.y += lay.gap + 2
    box = drawing.box("box--board", 1, lay.width - 2, height, lines, middle=True)
    drawing.y += height
    return box


def draw_structure(structure: Structure, layout: Layout = WIDE) -> StructurePicture:
    drawing = _Drawing(layout)
    boxes = list(_head(drawing, structure))
    posts, partners = _items(structure, layout)
    if layout.seats == 1:
        boxes += _spine(drawing, [*posts, *partners])
    else:
        boxes += _rows(drawing, posts, more=bool(partners) and not layout.bar)
        boxes += [_bar(drawing, structure)] if layout.bar else _rows(drawing, partners, more=False)
    return StructurePicture(
        title=structure.title,
        description=describe(structure),
        width=layout.width,
        height=round(drawing.y) + 2,
        wire=drawing.wire,
        gap_wire=drawing.gap_wire,
        boxes=boxes,
        source=structure,
    )
