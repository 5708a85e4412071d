"""The structure, the timeline and the matrix: drawn inside their frames, and said whole."""

import itertools
from dataclasses import replace
from datetime import date

import pytest

from leadership.pictures import (
    NARROW,
    PAPER,
    REPORT,
    WIDE,
    Cell,
    Held,
    Matrix,
    Partner,
    Post,
    Structure,
    Timeline,
    TimelineRow,
    draw_matrix,
    draw_structure,
    draw_timeline,
)
from leadership.pictures.timeline import vacancies

LAYOUTS = {"wide": WIDE, "report": REPORT, "narrow": NARROW, "paper": PAPER}
STRUCTURE = Structure(
    title="Who leads",
    board="Partnership board",
    board_line="Chair: Cllr Ann Frost",
    leader=Post("Accountable leader", "Helen Marsh", "since 1 September 2025"),
    deputy=None,
    posts=(Post("Senior sponsor", "David Okafor"), Post("Data lead", None, "since May")),
    partners=(Partner("Health", ["Grace Whitlock"]), Partner("Education", [])),
)
TODAY = date(2026, 11, 23)


def crowded(posts=9):
    long = "Wilhelmina Featherstonehaugh-Macalister of Northmoor"
    post = Post("Start for Life and perinatal mental health lead", long, long)
    return replace(STRUCTURE, board=long * 2, deputy=long, posts=(post,) * posts)


def edges(box):
    x, y, width, height = (float(v) for v in (box.x, box.y, box.width, box.height))
    return x, y, x + width, y + height


def timeline(*spans, start=date(2025, 1, 1), narrow=False):
    row = TimelineRow("Accountable leader", spans)
    return draw_timeline(Timeline([row], start, TODAY, TODAY), narrow=narrow)


SHARERS = (
    Held("Dana Whitlock", date(2026, 9, 1)),
    Held("Amir Rahman", date(2026, 10, 1)),
)


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("since", [date(2025, 2, 1), date(2026, 9, 1)], ids=["long", "short"])
def test_timeline_names_both_of_two_who_share(narrow, since):
    first = replace(SHARERS[0], start=since)
    drawn = timeline(first, SHARERS[1], narrow=narrow)
    names = {text.words: text for text in drawn.texts}
    assert any("Whitlock" in name for name in names)
    assert any("Rahman" in name for name in names)
    beside = [float(each.y) for each in drawn.texts if "t-b" in each.kind and each.size == "14"]
    assert len(beside) == len(set(beside))
    assert max(float(bar.y) + float(bar.height) for bar in drawn.bars) <= drawn.height


def test_timeline_names_both_who_began_on_the_same_day():
    same = [replace(each, start=date(2025, 1, 1)) for each in SHARERS]
    words = " ".join(text.words for text in timeline(*same).texts)
    assert "Whitlock" in words
    assert "Rahman" in words


def test_names_beside_a_bar_have_a_line_each_on_a_phone_and_push_the_next_role_down():
    rows = [TimelineRow("Lead", SHARERS), TimelineRow("Other", SHARERS[:1])]
    drawn = draw_timeline(Timeline(rows, date(2025, 1, 1), TODAY, TODAY), narrow=True)
    one = draw_timeline(Timeline(rows[1:] * 2, date(2025, 1, 1), TODAY, TODAY), narrow=True)
    assert drawn.height == one.height + 15


def test_line_of_the_day_crosses_the_bars_and_no_words_on_a_phone():
    drawn = timeline(SHARERS[0], narrow=True)
    bar = drawn.bars[0]
    assert drawn.today == f"M292 {bar.y}v{bar.height}"


@pytest.mark.parametrize(
    ("role", "spans", "said"),
    [
        ("Data and evaluation lead", (), "Data and evaluation lead"),
        ("Data and evaluation lead", SHARERS[:1], "Data and evaluation le…"),
        ("Sponsor", SHARERS[:1], "Dana Whitlock"),
    ],
)
def test_role_and_names_share_the_room_above_a_bar_on_a_phone(role, spans, said):
    rows = [TimelineRow(role, spans)]
    drawn = draw_timeline(Timeline(rows, date(2025, 1, 1), TODAY, TODAY), narrow=True)
    assert said in [text.words for text in drawn.texts]


@pytest.mark.parametrize("layout", [NARROW, REPORT], ids=["narrow", "report"])
@pytest.mark.parametrize(
    ("people", "said"),
    [
        (["Ann Lee", "Bo Day"], "Ann Lee and Bo Day"),
        (["Ann Lee", "Alexandra Whitlock", "Bartholomew Kent", "Dev Shah"], "Ann Lee and 3 others"),
        (["Ann Lee", "Alexandra Featherstonehaugh-Macalister"], "Ann Lee and 1 other"),
        (["Alexandra Featherstonehaugh-Macalister", "Ann Lee"], "2 people"),
    ],
)
def test_partners_that_do_not_fit_are_counted_and_never_cut(layout, people, said):
    partners = (Partner("Health", people),)
    drawn = draw_structure(replace(STRUCTURE, partners=partners), layout)
    words = " ".join(text.words for text in drawn.boxes[-1].texts)
    assert said in words


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("structure", [STRUCTURE, crowded(), crowded(1)])
def test_structure_boxes_stay_inside_and_never_overlap(structure, layout):
    drawn = draw_structure(structure, layout)
    boxes = [edges(box) for box in drawn.boxes]
    for left, top, right, bottom in boxes:
        assert 0 <= left < right <= drawn.width
        assert 0 < top < bottom <= drawn.height
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_structure_words_stay_inside_their_boxes(layout):
    for box in draw_structure(crowded(), layout).boxes:
        _, top, _, bottom = edges(box)
        assert all(top < float(text.y) < bottom for text in box.texts)


def test_structure_marks_a_vacant_post_and_its_wire():
    drawn = draw_structure(STRUCTURE)
    gaps = [box for box in drawn.boxes if box.kind == "box--gap"]
    assert ["Data lead", "Vacant", "since May"] in [[t.words for t in box.texts] for box in gaps]
    assert drawn.gap_wire


def test_structure_without_gaps_has_no_dashed_wire():
    whole = replace(STRUCTURE, deputy="Farah Aziz", posts=STRUCTURE.posts[:1], partners=())
    assert draw_structure(whole).gap_wire == ""


def test_structure_says_everything_it_shows():
    said = draw_structure(STRUCTURE).description
    assert said == (
        "Partnership board: Chair: Cllr Ann Frost. Accountable leader: Helen Marsh. "
        "No deputy is named. Posts: David Okafor (senior sponsor). Vacant: data lead. "
        "Partners: Health: Grace Whitlock; Education: nobody."
    )


def test_structure_without_a_leader_says_vacant():
    nobody = replace(STRUCTURE, leader=Post("Accountable leader", None))
    assert "Accountable leader: vacant." in draw_structure(nobody).description


def test_structure_without_posts_or_partners_is_board_and_leader():
    bare = replace(STRUCTURE, posts=(), partners=(), deputy="Farah Aziz")
    assert len(draw_structure(bare, NARROW).boxes) == 2


def test_timeline_draws_the_current_holder_up_to_today():
    drawn = timeline(Held("Helen Marsh", date(2025, 9, 1)), start=date(2025, 9, 1))
    (bar,) = drawn.bars
    assert bar.kind == "bar--now"
    assert drawn.today.startswith(f"M{float(bar.x) + float(bar.width) + 1.5:g} ")


def test_timeline_dashes_the_days_without_a_holder():
    drawn = timeline(Held("A", date(2025, 1, 1), date(2025, 6, 30)), Held("B", date(2025, 9, 1)))
    assert [bar.kind for bar in drawn.bars] == ["bar", "bar--now", "bar--gap"]
    assert ("Accountable leader", "Vacant", "1 July 2025", "31 August 2025") in drawn.table


def test_timeline_outlines_a_handover():
    drawn = timeline(Held("A", date(2025, 1, 1), date(2025, 6, 30)), Held("B", date(2025, 6, 1)))
    assert [bar.kind for bar in drawn.bars] == ["bar", "bar--now", "bar--both"]


def test_timeline_of_a_role_never_held_is_vacant_throughout():
    drawn = timeline()
    assert [bar.kind for bar in drawn.bars] == ["bar--gap"]
    assert "Vacant" in [text.words for text in drawn.texts]
    assert drawn.description == "Accountable leader: vacant from 1 January 2025 to now."


def test_timeline_puts_a_name_without_room_beside_its_bar():
    drawn = timeline(Held("Wilhelmina Featherstonehaugh", date(2026, 11, 20)))
    beside = [text for text in drawn.texts if text.kind == "t-b" and text.words.startswith("W. F")]
    assert len(beside) == 1


@pytest.mark.parametrize("narrow", [False, True])
def test_timeline_labels_of_many_years_do_not_touch(narrow):
    drawn = timeline(Held("A", date(2010, 1, 1)), start=date(2010, 1, 1), narrow=narrow)
    labels = sorted(float(text.x) for text in drawn.texts if text.y == "21" and text.kind == "t-2")
    assert labels
    assert all(b - a >= 34 for a, b in itertools.pairwise(labels))


def test_timeline_keeps_everything_inside_its_frame():
    drawn = timeline(Held("A", date(1999, 1, 1), date(2025, 3, 1)), Held("B", date(2030, 1, 1)))
    for bar in drawn.bars:
        assert 0 <= float(bar.x) <= float(bar.x) + float(bar.width) <= drawn.width


def test_vacancies_are_none_while_holders_follow_each_other():
    spans = [Held("A", date(2025, 1, 1), date(2025, 5, 31)), Held("B", date(2025, 6, 1))]
    assert vacancies(spans, date(2025, 1, 1), TODAY) == []


def test_vacancies_count_from_the_day_after_the_last_holder():
    spans = [Held("A", date(2025, 1, 1), date(2026, 9, 30))]
    assert vacancies(spans, date(2025, 1, 1), TODAY) == [(date(2026, 10, 1), TODAY)]


def test_matrix_tells_many_one_and_nobody_apart_in_words():
    cells = {("Health", "Practitioner"): Cell(3, "Nurses"), ("Health", "Lead"): Cell(1, "Jo")}
    drawn = draw_matrix(Matrix(["Health", "Education"], ["Practitioner", "Lead"], cells))
    (_, health), (_, education) = drawn.rows
    assert [(c.kind, c.words) for c in health] == [("", "3 people"), ("is-thin", "1 person")]
    assert [(c.kind, c.words) for c in education] == [("is-gap", "Gap: nobody")] * 2
    assert (drawn.filled, drawn.total) == (2, 4)
    assert drawn.gaps == [("Education", "Practitioner"), ("Education", "Lead")]
