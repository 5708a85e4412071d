"""What stands beside an answer, and how it came about."""

from hubs.presentation.words import Change, changes

EVIDENCE = [
    {
        "id": "1",
        "title": "Minutes of the partnership board.pdf",
        "url": "#evidence",
        "about": "PDF, 214 kB",
    },
    {
        "id": "2",
        "title": "The vision on one page",
        "url": "https://northmoor.example/vision",
        "about": "link",
        "link": "https://northmoor.example/vision",
    },
]
CHANGES = [
    {
        "what": "Changed",
        "when": "On 16 November at 10:24",
        "who": "Grace Whitlock",
        "levels": [{"level": 3}, {"level": 4, "said": "4 Mostly in place"}],
        "texts": [("", changes("Signed by six partners.", "Signed by all six partners in March."))],
    },
    {
        "what": "Answered, saved 3 times",
        "when": "On 16 November at 09:24",
        "who": "Grace Whitlock",
        "levels": [{"level": 3}],
        "texts": [("", [Change("Signed by six partners.", "same")])],
    },
]
