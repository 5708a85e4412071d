"""The systems map: each mark in its place, none on another, all said; how large pictures are."""

import itertools
import re
from datetime import date

import pytest

from hubs.presentation.paper import on_paper
from hubs.presentation.shapes import clip, words_width
from leadership.pictures import (
    MAP_NARROW,
    MAP_PAPER,
    MAP_WIDE,
    NARROW,
    PAPER,
    REPORT,
    WIDE,
    Held,
    Partner,
    Placed,
    Post,
    Structure,
    SystemsMap,
    Timeline,
    TimelineRow,
    draw_structure,
    draw_systems_map,
    draw_timeline,
)

LAYOUTS = {"wide": MAP_WIDE, "narrow": MAP_NARROW, "paper": MAP_PAPER}
STRANGE = ("مركز الأسرة", "👩‍👩‍👧‍👦 Families", "W" * 150, "北荒原家庭中心", '<b>&"Bold"</b>')
LIMIT = 30_000
LONG = "Wilhelmina Featherstonehaugh-Macalister"


def drawn(*placed, layout=MAP_WIDE):
    return draw_systems_map(SystemsMap("Systems map", placed), layout)


def spread_out(count):
    """So many organisations with long names, over all places."""
    return [Placed(f"{LONG} {n}", n % 5, n % 5 + 1, n // 5 % 5 + 1) for n in range(count)]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("count", [1, 2, 3, 4, 12, 60])
def test_marks_of_one_place_stay_in_it_and_apart(layout, count):
    picture = drawn(*(Placed(f"Group {n}", n % 5, 2, 4) for n in range(count)), layout=layout)
    left = layout.left + layout.wide * 3
    top = layout.small * 3.4 + layout.cell * 3
    for mark in picture.marks:
        assert left <= mark.x - layout.radius
        assert mark.x + layout.radius <= left + layout.wide
        assert top <= mark.y - layout.radius
        assert mark.y + layout.radius <= top + layout.cell
    for a, b in itertools.combinations(picture.marks, 2):
        assert abs(a.x - b.x) >= 2 * layout.radius or abs(a.y - b.y) >= 2 * layout.radius


def test_marks_without_room_are_counted():
    picture = drawn(*(Placed(f"Group {n}", 0, 1, 1) for n in range(60)), layout=MAP_NARROW)
    *shown, more = picture.marks
    assert more.sector is None
    assert more.words == f"+{60 - len(shown)}"
    assert f">{more.words}</text>" in picture.svg


def test_more_influence_is_higher_and_more_interest_is_further_right():
    low, high = (drawn(Placed("A", 0, n, n)).marks[0] for n in (1, 5))
    assert high.y < low.y
    assert high.x > low.x


def test_few_marks_have_their_names_beside_them_and_many_have_numbers():
    few = [Placed("Moorland Trust", 1, 3, 3), Placed("Parents’ Panel", 4, 3, 3)]
    said = [text.words for text in drawn(*few).texts]
    assert "Moorland Trust" in said
    assert "Moorland Trust" not in [t.words for t in drawn(*few, layout=MAP_NARROW).texts]
    crowd = drawn(*few, *few)
    assert [mark.words for mark in crowd.marks] == ["1", "2", "3", "4"]


def test_sectors_differ_by_shape_and_by_colour():
    svg = drawn(*(Placed("A", n, n + 1, 3) for n in range(5))).svg
    marks = re.findall(r'<path class="mark (s\d)" d="([^"]+)"', svg)
    assert sorted(colour for colour, _outline in marks) == ["s1", "s2", "s3", "s4", "s5"]
    assert len({re.sub(r"[\d. -]+", "", outline) for _colour, outline in marks}) == 5


def test_map_is_said_whole():
    said = drawn(Placed("Moorland Trust", 1, 5, 2), Placed("A & B", 3, 1, 4)).description
    assert said == (
        "Influence very much, interest little: Moorland Trust. "
        "Influence very little, interest much: A & B."
    )
    assert drawn().description == "No organisation is placed on the map yet."


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_strange_names_break_nothing(layout):
    picture = drawn(*(Placed(name, n, 3, n + 1) for n, name in enumerate(STRANGE)), layout=layout)
    assert "<b>" not in picture.svg
    assert "&lt;b&gt;&amp;" in picture.svg
    for name in STRANGE:
        assert name in picture.description


def test_names_stay_inside_their_place():
    picture = drawn(*(Placed(name, n, 3, n + 1) for n, name in enumerate(STRANGE)))
    for text in picture.texts:
        if text.x in {str(round(MAP_WIDE.left + MAP_WIDE.wide * n + 38, 1)) for n in range(5)}:
            assert words_width(text.words, MAP_WIDE.small) <= MAP_WIDE.wide - 56


def test_room_of_wide_joined_and_combining_characters():
    assert words_width("北", 10) == words_width("🎈", 10) == 13
    assert words_width("e\u0301", 10) == words_width("e", 10)
    assert words_width("👩\u200d👧", 10) == 26
    assert clip("👩\u200d👧" * 9, 30, 10) == "👩…"


def structure_of_sixty():
    names = [f"{LONG} {n}" for n in range(60)]
    sectors = ("Health", "Education", "Voluntary, community and faith", "Families", "Police")
    return Structure(
        title="Who leads",
        board="Partnership board",
        board_line=f"Chair: {LONG}",
        leader=Post("Accountable leader", names[0], "Northmoor Council, since 1 Sep 2025"),
        deputy=names[1],
        posts=[Post(f"Lead of part {n}", names[n], "since 1 Sep 2025") for n in range(2, 20)],
        partners=[Partner(each, names[20 + 8 * n : 28 + 8 * n]) for n, each in enumerate(sectors)],
    )


def timeline_of_sixty():
    rows = [
        TimelineRow(
            f"Lead of part {row}",
            [Held(f"{LONG} {n}", date(2025, n + 1, 1), date(2025, n + 1, 25)) for n in range(10)],
        )
        for row in range(6)
    ]
    return Timeline(rows, date(2025, 1, 1), date(2026, 11, 23), date(2026, 11, 23))


PICTURES = {
    **{
        f"map {name}": draw_systems_map(SystemsMap("Map", spread_out(60)), layout)
        for name, layout in LAYOUTS.items()
    },
    **{
        f"structure {name}": draw_structure(structure_of_sixty(), layout)
        for name, layout in zip(
            ("wide", "report", "narrow", "paper"), (WIDE, REPORT, NARROW, PAPER), strict=True
        )
    },
    "timeline": draw_timeline(timeline_of_sixty()),
    "timeline narrow": draw_timeline(timeline_of_sixty(), narrow=True),
    "timeline paper": draw_timeline(timeline_of_sixty(), paper=True),
}


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_picture_of_sixty_people_is_small(picture):
    assert len(picture.svg.encode()) <= LIMIT


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_picture_on_paper_needs_no_style_sheet_and_is_small(picture):
    printed = on_paper(picture.svg)
    assert printed.count(' class="') == 1
    assert f"<title>{picture.title}. " in printed
    assert "<desc>" not in printed
    assert len(printed.encode()) <= 2 * LIMIT
