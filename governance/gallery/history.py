"""Who leads on another day, what changed, and what the checks find."""

from __future__ import annotations

from datetime import date

from governance.gallery.forms import DayForm
from leadership.as_at import AsAt
from leadership.presenters.changes import ChangeLine
from leadership.presenters.checks import CheckPart
from leadership.structure import RULE_OF, GapKind

TODAY, THEN = date(2026, 11, 23), date(2026, 3, 1)
CHANGES = [
    ChangeLine(date(2026, 9, 30), "End", "Tom Hadley: last day as data and evaluation lead."),
    ChangeLine(
        date(2026, 10, 1),
        "Vacancy",
        "Vacant from this day on: 54 days (about 8 weeks) by 23 November 2026.",
    ),
    ChangeLine(
        date(2026, 11, 2),
        "Organisation",
        "Northmoor and Upper Evenlode Community Health Services NHS Trust joins the table.",
    ),
]
CHECKS = [
    CheckPart(
        RULE_OF[GapKind.NO_DEPUTY],
        ("late", "1 found"),
        [
            {
                "kind": "late",
                "what": "Helen Marsh, accountable leader, has no deputy.",
                "url": "#checks",
                "link": "Name a deputy",
            }
        ],
        "",
    ),
    CheckPart(RULE_OF[GapKind.REVIEW], ("done", "Clear"), [], "No review is overdue."),
]


def history() -> dict[str, object]:
    return {
        "as_at_past": AsAt(THEN, TODAY),
        "as_at_today": AsAt(TODAY, TODAY),
        "as_at_open": DayForm(prefix="as-at", initial={"on": THEN}),
        "as_at_folded": DayForm(prefix="folded", initial={"on": TODAY}),
        "changes": CHANGES,
        "checks": CHECKS,
    }
