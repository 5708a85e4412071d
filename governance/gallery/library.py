"""Tools of the library, what stands beside a low rating, and a role on the page for everybody."""

from __future__ import annotations

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
        {"title": "A relational frame", "url": "#library"},
        {"title": "System Changers", "url": "#library"},
    ],
    "ways": [
        {"words": "Develop it together", "about": "harnessing conflict", "url": "#library"},
        {"words": "Recruit for it", "about": "harnessing conflict", "url": "#library"},
        {"words": "Borrow it from a partner", "about": "harnessing conflict", "url": "#library"},
    ],
}
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
    return {"tools": TOOLS, "beside": BESIDE, "public_posts": PUBLIC_POSTS}
