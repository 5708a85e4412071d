"""Partners in every state: stale, without people, many in one place, long and strange names."""

from __future__ import annotations

from leadership.pictures import (
    MAP_NARROW,
    MAP_PAPER,
    MAP_WIDE,
    Placed,
    SystemsMap,
    draw_systems_map,
)
from leadership.presenters import SECTOR_KEY

USUAL = (
    Placed("Northmoor Council", 0, 5, 5),
    Placed("Northmoor Community Health NHS Trust", 1, 4, 4),
    Placed("Moorland Integrated Care Board", 1, 5, 2),
    Placed("Fernley Primary School", 2, 3, 2),
    Placed("Northmoor Voluntary Alliance", 3, 2, 5),
    Placed("Northmoor Parents’ Panel", 4, 2, 5),
    Placed("Upper Evenlode and District Nurseries and Childminders Cooperative", 2, 2, 5),
)
STRANGE = (
    "مركز الأسرة في نورثمور",
    "👩‍👩‍👧‍👦 Families first 🎈",
    "北荒原家庭中心",
    "W" * 60,
    "<b>Bold & Sons</b>",
)
CROWDED = (
    *(Placed(f"Group {n} of the neighbourhood", n % 5, 2, 4) for n in range(1, 57)),
    *(Placed(name, n, 4, 3) for n, name in enumerate(STRANGE[:3])),
    *(Placed(name, n + 3, 5, 1) for n, name in enumerate(STRANGE[3:])),
)


def maps() -> list[dict[str, object]]:
    cases = (
        ("Seven organisations", USUAL),
        ("Many in one place, strange names", CROWDED),
        ("Nobody yet", ()),
    )
    return [
        {
            "name": name,
            "wide": draw_systems_map(drawn, MAP_WIDE),
            "narrow": draw_systems_map(drawn, MAP_NARROW),
            "paper": draw_systems_map(drawn, MAP_PAPER),
        }
        for name, drawn in ((name, SystemsMap(name, placed)) for name, placed in cases)
    ]


def _person(name: str, seats: str, **more: object) -> dict[str, object]:
    return {"name": name, "url": "#partners", "seats": seats, **more}


def partners() -> list[dict[str, object]]:
    return [
        {
            "name": "Northmoor Community Health NHS Trust",
            "url": "#partners",
            "people": [
                _person(
                    "Grace Whitlock",
                    "Operational manager",
                    manner="Working group, every two weeks",
                    last="19 November 2026",
                    contact_url="#partners",
                ),
                _person(
                    "Orla Farley",
                    "Strategic lead",
                    manner="Seat on the board, every month",
                    last="21 August 2026",
                    is_stale=True,
                    contact_url="#partners",
                ),
                _person("Imran Qureshi", ""),
            ],
            "more": 12,
        },
        {"name": "Little Acorns Nursery", "url": "#partners", "people": [], "more": 0},
    ]


WAYS = [
    (words, "#ways")
    for words in ("People", "Seats at the table", "Partners", "Checks: 9 things to mend")
]


def seats() -> list[dict[str, object]]:
    expects = "A parent or carer who shapes decisions while they are being made."
    person = {
        "name": "Jay Ellison",
        "url": "#seats",
        "words": "Northmoor Parents’ Panel, since 29 January 2026",
        "is_stale": True,
        "change_url": "#seats",
        "remove_url": "#seats",
    }
    name = "Parents and carers in active co-production"
    about = {"heading": name, "about": expects, "add_url": "#seats", "add_about": "parents"}
    return [{**about, "people": [person]}, {**about, "people": []}]


KEY = SECTOR_KEY


def samples() -> dict[str, object]:
    return {
        "maps": maps(),
        "map_key": KEY,
        "partners": partners(),
        "seats": seats(),
        "ways": WAYS,
    }
