"""The parts pages are made of: lists, answers being saved, reports, empty pages."""

from __future__ import annotations

from datetime import date

from django.http import QueryDict
from django.urls import reverse

from checklists.pictures import Strip, draw_strip
from governance.gallery.evidence import CHANGES, EVIDENCE
from governance.gallery.forms import (
    AgreeForm,
    AnswerForm,
    EveryField,
    FilterForm,
    OtherScaleForm,
    refused,
)
from hubs.presentation.downloads import Downloads
from hubs.presentation.row_map import READY, SAME, WRONG, RowMap, draw_row_map
from hubs.presentation.tables import Table, TableCell, table

TODO = [
    {
        "what": "Answer 2 more statements in the autumn review",
        "url": "#todo",
        "kind": "soon",
        "when": "Due Fri 27 Nov",
        "why": "System leadership: 3 of 5 answered. About four minutes.",
    },
    {
        "what": "Update the action: share one induction across partners",
        "url": "#todo",
        "kind": "late",
        "when": "Overdue since 13 Nov",
        "why": "From the May review. You drive it; David Okafor sponsors it.",
    },
    {
        "what": "Finish your handover from Colin Pratt",
        "url": "#todo",
        "kind": "track",
        "when": "By Mon 30 Nov",
    },
]
LOG = [
    {"on": date(2026, 11, 20), "what": "Kwame Boateng submitted his answers. 2 of 9 are now in."},
    {
        "on": date(2026, 10, 22),
        "what": "Board agreed to fund a shared parents’ panel.",
        "url": "#lists",
        "link": "Read the decision",
    },
]
DRIFT = [
    {
        "kind": "late",
        "what": "The accountable leader has no deputy.",
        "url": "#lists",
        "link": "Name a deputy",
    },
    {
        "kind": "soon",
        "what": "No board is booked after 17 December.",
        "url": "#lists",
        "link": "Book a meeting",
    },
]
STATUSES = [
    ("late", "Overdue since 13 Nov"),
    ("soon", "Due Fri 27 Nov"),
    ("track", "On track"),
    ("done", "Done"),
    ("todo", "Not started"),
]
CONFLICT = {
    "id": "both",
    "both": True,
    "mine": {
        "where": "This page",
        "when": "typed 10:47",
        "level": 2,
        "text": "The joint waiting list was raised in April and we dropped it when it got hard.",
        "keep": "Keep this page’s version",
    },
    "theirs": {
        "where": "Your phone",
        "when": "saved 10:46",
        "level": 3,
        "text": "The joint waiting list was raised in April and is back on the December agenda.",
        "keep": "Keep the phone’s version",
    },
}
PROGRESS = {
    "words": "3 of 5 answered",
    "items": [
        {
            "kind": "done",
            "level": 4,
            "name": "Shared purpose",
            "url": "#q-saved",
            "state": "Saved 10:42",
        },
        {
            "kind": "part",
            "level": 3,
            "name": "Personal contact",
            "url": "#q-retry",
            "state": "Not saved yet",
        },
        {
            "kind": "part",
            "level": 2,
            "name": "Conflict",
            "url": "#q-conflict",
            "state": "Two versions",
        },
        {"kind": "", "level": None, "name": "Altruism", "url": "#q-open", "state": "Not answered"},
        {
            "kind": "",
            "level": None,
            "name": "Longer term",
            "url": "#q-refused",
            "state": "Not answered",
        },
    ],
}
AGREED = {
    "level": 3,
    "reason": "Commitment is real but rests on three people.",
    "dissent": "In the council it is Mature.",
    "dissent_by": "Lead member",
    "confidence": "medium confidence",
    "action": "name a second person in each partner by 29 January 2027. Driven by Helen Marsh.",
    "url": "#agree",
    "about": "commitment",
}
COVER = {
    "eyebrow": "Report to the Family Hubs Partnership Board",
    "title": "Who leads our family hubs, and how well: autumn 2026",
    "facts": [
        ("Meeting", "Thursday 17 December 2026, 2pm"),
        ("Purpose", "Decision"),
        ("Report of", "Helen Marsh, accountable leader"),
        ("Sponsor", "David Okafor, Director of Children’s Services"),
        ("Contact", "Ruth Adeyemi, 01632 960 114"),
        ("Access", "Public. All wards."),
    ],
}
RECOMMENDATIONS = [
    "note that the accountable leader has no deputy, and name one by 15 January 2027",
    "agree how the vacant data and evaluation post will be filled, and who covers it until then",
]
SUMMARY = [
    {"key": "Statement 1", "value": "Substantial progress", "url": "#lists"},
    {
        "key": "What makes you say that?",
        "value": "Vision signed in March.\nQuoted on page 2 of our plan.",
        "url": "#lists",
    },
    {"key": "Submitted", "value": "Not yet"},
]


def _question(key: str, level: int | None, text: str = "", **more: object) -> dict[str, object]:
    form = AnswerForm(initial={"level": level, "evidence": text}, prefix=key)
    words = "Think about the last plan your organisation wrote. Would a partner recognise it?"
    return {
        "id": f"q-{key}",
        "level": form["level"],
        "evidence": form["evidence"],
        "help": words,
        **more,
    }


def questions() -> list[dict[str, object]]:
    before = draw_strip(Strip(4, None, "Last agreed rating", "May 2026"))
    said = {
        "strip": before,
        "said": "Last round you all agreed Substantial progress.",
        "compared": "Your view is the same.",
        "was": "The statement has been reworded since. It was: “Leaders are seen often.”",
    }
    other = OtherScaleForm(initial={"level": "3-P", "evidence": "In two hubs."}, prefix="other")
    refused_form = AnswerForm({"empty-evidence": "Typed without a level"}, prefix="empty")
    return [
        _question(
            "saved",
            4,
            "Vision signed by all six partners.",
            state={"kind": "saved", "words": "Saved 10:42"},
            previous=said,
        ),
        _question(
            "retry",
            3,
            "I speak to Helen and Ruth most weeks.",
            state={
                "kind": "retry",
                "words": "Not saved: trying again",
                "detail": "Your words are safe in this browser. Next try in 8 seconds.",
            },
        ),
        _question("conflict", 2, "The joint waiting list was raised in April.", conflict=CONFLICT),
        {
            "id": "q-other",
            "level": other["level"],
            "evidence": other["evidence"],
            "help": "Asked on another scale.",
            "levels": "Not yet started: nobody has begun.\nBasic: a few of us have.",
        },
        _question("open", None, save_url=reverse("governance:component-save")),
        {"id": "q-refused", "level": refused_form["level"], "evidence": refused_form["evidence"]},
    ]


def saved_question(data: QueryDict) -> dict[str, object]:
    """What the answer page's own view answers an autosave with; here nothing is stored."""
    form = AnswerForm(data, prefix="open")
    level = form["level"].value()
    state = {"kind": "saved", "words": "Saved just now (nothing is kept in this gallery)"}
    return _question(
        "open", int(level) if level else None, str(form["evidence"].value() or ""), state=state
    )


def wrong_rows() -> Table:
    return table(
        "Rows to correct",
        ["Row", "Column", "In your file", "What is wrong"],
        [
            [
                "Row 7",
                "Administrator’s email",
                TableCell("j.firth@harrowdale", wrong=True),
                "This is not a whole address.",
            ],
            [
                "Row 12",
                "ONS code",
                TableCell("E0600014", wrong=True),
                "The code has 8 characters. A code has 9.",
            ],
        ],
    )


def forms() -> dict[str, object]:
    return {
        "form_open": EveryField(prefix="open"),
        "form_refused": refused(),
        "form_agree": AgreeForm(prefix="agree", initial={"rating": 2, "due": date(2027, 2, 26)}),
        "form_filter": FilterForm(),
    }


def parts() -> dict[str, object]:
    return {
        "todo": TODO,
        "log": LOG,
        "evidence": EVIDENCE,
        "changes": CHANGES,
        "drift": DRIFT,
        "statuses": STATUSES,
        "progress": PROGRESS,
        "agreed": AGREED,
        "cover": COVER,
        "recommendations": RECOMMENDATIONS,
        "summary": SUMMARY,
        "contents": [("report", "Summary"), ("structure", "Who is accountable")],
        "segments": [
            {"key": "role", "words": "By role", "url": "#spread"},
            {"key": "org", "words": "By organisation", "url": "#spread"},
        ],
        "row_map": draw_row_map(
            RowMap(
                [(n, WRONG if n in {7, 12} else SAME if n == 9 else READY) for n in range(2, 32)],
                "The 30 rows of the file",
            )
        ),
        "files": Downloads(
            lead="The people, organisations and appointments as they are today.",
            workbook_url="#rows",
            lists=[("People", "#rows"), ("Organisations", "#rows")],
        ),
        "tally": [
            ("14", "reporting to a board"),
            ("19", "being set up"),
            ("5", "stuck for two weeks or more"),
        ],
    }
