"""Tools of the library, what stands beside a low rating, and a role on the page for everybody."""

from __future__ import annotations

from checklists.presenters.compare_beside import Way
from checklists.presenters.tools import ToolLink

TOOLS = [
    {
        "title": "Systems mapping",
        "url": "#library",
        "publisher": "A method; several universities publish guides",
        "summary": "A drawing of how things affect each other for a family. Drawn together, it "
        "shows loops and gaps that no organisation sees from where it stands.",
        "when_to_use": "When the same problem comes back in spite of everybody’s effort.",
        "where_found": "Search for “systems mapping guide”.",
        "topics": ["Working across the system"],
    },
    {
        "title": "Learning from a ten-year programme of prevention in five very different places",
        "url": "#library",
        "publisher": "The Independent Foundation for Evidence on Children, Families and Places",
        "summary": "Lessons on giving babies and young children the best start.",
        "when_to_use": "When the first enthusiasm has gone.",
        "where_found": "On the publisher’s website.",
        "topics": ["Leading change", "Needs and evidence", "Listening to families and staff"],
    },
]
BESIDE = {
    "tools": [
        ToolLink("A relational frame", "#library"),
        ToolLink("System Changers", "#library"),
    ],
    "ways": [
        Way("Develop it together", "harnessing conflict", "#library"),
        Way("Recruit for it", "harnessing conflict", "#library"),
        Way("Borrow it from a partner", "harnessing conflict", "#library"),
    ],
}
CARRIED = {
    "stuck": {
        "words": "Agreed at Basic in 3 reviews, and no action is open.",
        "about": "harnessing conflict",
        "url": "#library",
    },
    "actions": [
        {
            "text": "Share one induction across all partners",
            "url": "#library",
            "origin": "Carried from Spring review 2026",
            "driver": "Ruth Adeyemi",
            "kind": "late",
            "status": "Overdue since 13 Nov",
        }
    ],
}
QUOTED = ["Quoted, without your name, in “Who leads our family hubs”, signed off on 12 June 2026."]
REFLECTIONS = [
    {
        "question": "Do people have any space outside of their delivery role?",
        "text": "One protected hour a month. It is the first thing cancelled.",
        "author": "Ruth Adeyemi",
        "visibility": "Shared with the review",
        "when": "12 November, 10:42",
        "where": "Spring review 2026",
    }
]
PUBLIC_POSTS = [
    {
        "role": "Accountable leader",
        "name": "Helen Marsh",
        "line": "Northmoor Council",
        "expects": "One person who drives and oversees improvement.",
        "lead": True,
    },
    {"role": "Transformation lead", "name": "Held", "expects": "Runs the change programme."},
    {
        "role": "Data and evaluation lead",
        "name": "",
        "expects": "Turns what organisations and communities know into local evidence.",
    },
]


def samples() -> dict[str, object]:
    return {
        "tools": TOOLS,
        "beside": BESIDE,
        "carried": CARRIED,
        "quoted": QUOTED,
        "reflections": REFLECTIONS,
        "public_posts": PUBLIC_POSTS,
    }
