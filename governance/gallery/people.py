"""Who leads, in every state: filled, vacant, overlapping, long, crowded and empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from leadership.pictures import (
    NARROW,
    PAPER,
    REPORT,
    WIDE,
    Cell,
    Held,
    Matrix,
    MatrixPicture,
    Partner,
    Post,
    Structure,
    Timeline,
    TimelineRow,
    draw_matrix,
    draw_structure,
    draw_timeline,
)

USUAL = Structure(
    title="Who leads family hubs in Northmoor on 23 November 2026",
    board="Family Hubs Partnership Board",
    board_line="Chair: Cllr Sunita Bains · next meets 17 Dec",
    leader=Post("Accountable leader", "Helen Marsh", "Northmoor Council, since 1 Sep 2025"),
    deputy=None,
    posts=(
        Post("Senior sponsor", "David Okafor", "Director, since Apr 2024"),
        Post("Transformation lead", "Ruth Adeyemi", "since 2 Nov 2026"),
        Post("Data and evaluation lead", None, "since 30 Sep 2026"),
        Post("Lead member", "Cllr Sunita Bains", "since May 2025"),
        Post("Executive lead", "Martin Ellery", "since Jan 2023"),
    ),
    partners=(
        Partner("Health", ["Grace Whitlock", "Joanne Pike"]),
        Partner("Education", ["Sam Tolland"]),
        Partner("Voluntary, community and faith", ["Kwame Boateng"]),
        Partner("Families and young people", ["Leanne Croft"]),
        Partner("Integrated care system", []),
    ),
)
EMPTY = replace(
    USUAL,
    board_line="",
    leader=Post("Accountable leader", None, "Nobody since 1 June 2026"),
    posts=tuple(replace(post, holder=None) for post in USUAL.posts),
    partners=(),
)
LONG = replace(
    USUAL,
    board="Children, Families and Early Help Integrated Partnership Board",
    leader=Post(
        "Accountable leader", "Wilhelmina Featherstonehaugh-Macalister", "Since 1 Sep 2025"
    ),
    deputy="Maximilian Oyelaran-Abercrombie",
    posts=(
        *USUAL.posts,
        Post(
            "Start for Life and perinatal mental health lead",
            "Theodora Vasquez-Montgomery",
            "since May 2026",
        ),
        Post("Voice of families lead", "Ann Lee", "since Jun 2026"),
    ),
    partners=(
        *USUAL.partners,
        Partner("Housing", ["Ann", "Bo", "Cy", "Di"]),
        Partner("Police", ["Jo Day"]),
    ),
)


def structures() -> list[dict[str, object]]:
    cases = (
        ("A vacancy, no deputy", USUAL),
        ("Nobody accountable", EMPTY),
        ("Seven posts, long names", LONG),
    )
    return [
        {
            "name": name,
            "source": structure,
            "wide": draw_structure(structure, WIDE),
            "narrow": draw_structure(structure, NARROW),
            "report": draw_structure(structure, REPORT),
            "paper": draw_structure(structure, PAPER),
        }
        for name, structure in cases
    ]


ROWS = (
    TimelineRow(
        "Accountable leader",
        [
            Held("Anita Doyle", date(2025, 1, 1), date(2025, 8, 31)),
            Held("Helen Marsh", date(2025, 9, 1)),
        ],
    ),
    TimelineRow("Senior sponsor", [Held("David Okafor", date(2024, 4, 8))]),
    TimelineRow(
        "Transformation lead",
        [
            Held("Colin Pratt", date(2025, 3, 1), date(2026, 11, 13)),
            Held("Ruth Adeyemi", date(2026, 11, 2)),
        ],
    ),
    TimelineRow(
        "Data and evaluation lead", [Held("Tom Hadley", date(2025, 6, 1), date(2026, 9, 30))]
    ),
    TimelineRow(
        "Lead member",
        [
            Held("Cllr Peter Shaw", date(2024, 5, 5), date(2025, 5, 14)),
            Held("Cllr Sunita Bains", date(2025, 5, 15)),
        ],
    ),
    TimelineRow("Executive lead", []),
)
CROWDED = (
    TimelineRow(
        "Start for Life and perinatal mental health lead",
        [
            Held("Wilhelmina Featherstonehaugh-Macalister", date(2022, 2, 1), date(2022, 9, 30)),
            Held("Jo Day", date(2022, 12, 1), date(2024, 3, 3)),
            Held("Theodora Vasquez-Montgomery", date(2026, 10, 1)),
        ],
    ),
)


def timelines() -> list[dict[str, object]]:
    today = date(2026, 11, 23)
    cases = (
        ("Two years", Timeline(ROWS, date(2025, 1, 1), today, today)),
        ("Five years, long names, two gaps", Timeline(CROWDED, date(2022, 1, 1), today, today)),
    )
    return [
        {"name": n, "wide": draw_timeline(t), "narrow": draw_timeline(t, narrow=True)}
        for n, t in cases
    ]


def matrix() -> MatrixPicture:
    rows = (
        "Local authority",
        "Health",
        "Education",
        "Voluntary, community and faith",
        "Families and young people",
    )
    columns = ("Practitioner", "Operational manager", "Strategic lead")
    filled = {
        ("Local authority", "Practitioner"): Cell(4, "Hubs, early help, libraries"),
        ("Local authority", "Operational manager"): Cell(3, "Hub managers"),
        ("Local authority", "Strategic lead"): Cell(4, "Marsh, Okafor, Bains, Ellery"),
        ("Health", "Practitioner"): Cell(2, "Health visiting, maternity"),
        ("Health", "Operational manager"): Cell(1, "Grace Whitlock"),
        ("Health", "Strategic lead"): Cell(2, "Joanne Pike, Orla Farley"),
        ("Education", "Practitioner"): Cell(1, "Early years SENCO"),
        ("Education", "Operational manager"): Cell(0, mend_url="#matrix"),
        ("Education", "Strategic lead"): Cell(1, "Sam Tolland"),
        ("Families and young people", "Practitioner"): Cell(2, "Parents’ panel"),
        ("Families and young people", "Operational manager"): Cell(1, "Leanne Croft, panel chair"),
    }
    return draw_matrix(Matrix(rows, columns, filled))


def cards() -> list[dict[str, object]]:
    return [
        {
            "role": "Accountable leader",
            "name": "Helen Marsh",
            "line": "Head of Start for Life, Northmoor Council",
            "facts": [("Since", "1 September 2025"), ("Review", "1 March 2027")],
            "status": ("late", "No deputy named"),
            "url": "#people",
            "link": "Name a deputy",
        },
        {
            "role": "Senior sponsor",
            "name": "David Okafor",
            "line": "Director of Children’s Services",
        },
        {
            "role": "Transformation lead",
            "name": "Ruth Adeyemi",
            "line": "Since 2 November 2026",
            "status": ("track", "Handover 3 of 5"),
        },
        {
            "role": "Data and evaluation lead",
            "name": "",
            "line": "Since 30 September 2026",
            "status": ("late", "54 days vacant"),
            "url": "#people",
            "link": "Appoint someone",
        },
        {
            "role": "Start for Life and perinatal mental health lead",
            "name": "Wilhelmina Featherstonehaugh-Macalister",
            "line": "Northmoor and Upper Evenlode Community Health Services NHS Foundation Trust",
            "facts": [("Deputy", "Maximilian Oyelaran-Abercrombie")],
        },
    ]
