"""Pictures in every state: usual, missing, long, few and many."""

from __future__ import annotations

from datetime import date, timedelta

from checklists.pictures import (
    CountStrip,
    Mark,
    Spread,
    SpreadPicture,
    Strip,
    Unit,
    draw_count_strip,
    draw_spread,
    draw_strip,
    draw_unit_rows,
)
from hubs.presentation.progress import DayStrip, Steps, draw_day_strip, draw_steps
from hubs.presentation.tables import Head, Table, TableCell, table

WHEN, BEFORE = "May 2026", "November 2025"
LONG = (
    "A made-up statement that is far longer than any shipped one, written so that somebody can "
    "see how the words beside a picture wrap when an area adds a set of its own and does not stop"
)
PEOPLE = (
    ("AL", "Accountable leader", "circle", "Northmoor Council"),
    ("SS", "Senior sponsor", "circle", "Northmoor Council"),
    ("TL", "Transformation lead", "circle", "Northmoor Council"),
    ("LM", "Lead member", "circle", "Northmoor Council"),
    ("HV", "Health visiting lead", "square", "Northmoor Community Health NHS Trust"),
    ("MT", "Maternity lead", "square", "Moorland Hospitals NHS Trust"),
    ("HT", "Headteacher", "diamond", "Fernley Primary School"),
    ("VC", "Voluntary sector lead", "hexagon", "Northmoor Voluntary Alliance"),
    ("PP", "Parents’ panel", "house", "Northmoor Parents’ Panel"),
)
SHAPES = (
    ("circle", "Council"),
    ("square", "Health"),
    ("diamond", "Education"),
    ("hexagon", "Voluntary, community and faith"),
    ("house", "Families"),
)


def strips() -> list[dict[str, object]]:
    rows: tuple[tuple[str, int | None, int | None, str], ...] = (
        ("Moved up one level", 3, 2, ""),
        ("Moved up from the first to the last", 5, 1, ""),
        ("Moved down", 2, 4, ""),
        ("No change", 1, 1, ""),
        ("No round before this one", 4, None, ""),
        ("Not agreed this time", None, 3, ""),
        ("Never agreed", None, None, ""),
        (LONG, 4, 3, ""),
        ("Moved up, with other words than before", 4, 3, "Reworded"),
        ("Made from a statement that asked for more", 3, None, "Split from a wider statement"),
    )
    out: list[dict[str, object]] = []
    for text, now, before, stands in rows:
        name = f"{text}: agreed rating"
        strip = draw_strip(Strip(now, before, name, WHEN, BEFORE, stands))
        out.append({"text": text, "strip": strip})
    out[3]["status"] = ("late", "3 rounds, no action")
    out[4] |= {"url": "#strips"}
    return out


def _answers(levels: list[int]) -> list[Mark]:
    return [
        Mark(code, label, shape, level, organisation)
        for (code, label, shape, organisation), level in zip(PEOPLE, levels, strict=False)
    ]


def _crowd(counts: dict[int, int]) -> list[Mark]:
    kinds = [shape for shape, _ in SHAPES]
    levels = [level for level, count in counts.items() for _ in range(count)]
    return [
        Mark(f"{i}", f"Participant {i}", kinds[i % 5], level, f"Organisation {i % 12 + 1}")
        for i, level in enumerate(levels, 1)
    ]


def spreads() -> list[tuple[str, SpreadPicture, Table]]:
    cases: tuple[tuple[str, list[Mark], int | None], ...] = (
        ("Nine answers, three levels apart", _answers([4, 4, 3, 4, 2, 2, 2, 1, 1]), 2),
        ("Four do not know", _answers([1, 3, 1, 0, 0, 2, 0, 1, 0]), 1),
        ("One participant", _answers([3]), None),
        ("Nobody has answered", [], 3),
        ("Sixty participants", _crowd({1: 3, 2: 9, 3: 21, 4: 18, 5: 2, 0: 7}), 3),
        ("Sixty participants, all at one level", _crowd({3: 60}), None),
    )
    drawn = [
        (name, draw_spread(Spread(marks, before, f"Answers: {name}", "in May")))
        for name, marks, before in cases
    ]
    heads = ["Role", "Organisation", "Answer"]
    return [
        (name, picture, table("Answers by role and organisation", heads, picture.table))
        for name, picture in drawn
    ]


def counts() -> list[dict[str, object]]:
    cases: tuple[tuple[str, dict[int, int], int | None], ...] = (
        ("Most chose one level", {2: 1, 3: 7, 0: 1}, 2),
        ("One participant", {4: 1}, None),
        ("Sixty participants", {1: 1, 2: 8, 3: 31, 4: 15, 0: 5}, 3),
        ("Sixty at one level", {3: 60}, None),
        ("Nobody has answered", {}, 3),
    )
    return [
        {"name": name, "strip": draw_count_strip(CountStrip(n, before, name, "in May"))}
        for name, n, before in cases
    ]


def units() -> list[dict[str, object]]:
    autumn = [3, 1, 3, 2, 3, 3, 2, 4, 3, 2, 3, 3]
    usual = [Unit("November 2025", [2, 1, 3, 2, 2, 3, 1, 3, 2, 2, 2, 3]), Unit("May 2026", autumn)]
    many: list[int | None] = [*autumn, *autumn, None, None, 5, 5]
    return [
        {"name": "Two rounds", "units": draw_unit_rows(usual, "The 12 statements by agreed level")},
        {
            "name": "Twenty-eight statements, two not agreed",
            "units": draw_unit_rows([Unit("May 2026", many)], "The 28 statements by agreed level"),
        },
    ]


def _weekday(day: date) -> bool:
    return day.weekday() < 5


def days() -> list[dict[str, object]]:
    today = date(2026, 11, 23)
    cases = (
        ("Three and a half weeks ahead", date(2026, 12, 8), date(2026, 12, 17)),
        ("Papers due today", today, today + timedelta(days=9)),
        ("Papers late", today - timedelta(days=2), today + timedelta(days=7)),
        ("Four months ahead", date(2027, 3, 9), date(2027, 3, 18)),
        ("The board is today", today - timedelta(days=9), today),
    )
    return [
        {"name": name, "days": draw_day_strip(DayStrip(today, due, board, _weekday))}
        for name, due, board in cases
    ]


def steps() -> Table:
    names = ("Area details", "People invited", "Roles filled", "First review", "First report")
    areas = (
        ("Northmoor", 5, TableCell("On track", kind="track")),
        ("Eastvale", 2, TableCell("Stuck for 2 weeks", kind="soon")),
        (
            "Stow-under-Wychwood and the Upper Evenlode Valley",
            0,
            TableCell("Not started", kind="todo"),
        ),
    )
    rows: list[list[TableCell | int | str]] = []
    for area, done, status in areas:
        picture = draw_steps(Steps(area, [(name, i < done) for i, name in enumerate(names)]))
        rows.append([TableCell(area, url="#tables"), TableCell(steps=picture), done * 2, status])
    heads: list[Head | str] = ["Area", "Set-up", Head("People", number=True), "Status"]
    return table("Areas, with set-up progress", heads, rows)
