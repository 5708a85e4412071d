"""Where an action stands today, as a shape and words: never a colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from checklists.models import Action

SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Standing:
    """`kind` is that of the `status` component: late, soon, track, done or todo."""

    kind: str
    words: str


def standing(
    *, status: str, due_on: date | None, today: date, finished_on: date | None = None
) -> Standing:
    """Overdue, due within two weeks, on track, finished, or without a date."""
    if status != Action.Status.OPEN:
        kind = "done" if status == Action.Status.DONE else "todo"
        when = f" {short_date(finished_on, today)}" if finished_on else ""
        return Standing(kind, f"{Action.Status(status).label}{when}")
    if due_on is None:
        return Standing("todo", "No date")
    if due_on < today:
        return Standing("late", f"Overdue since {short_date(due_on, today)}")
    if due_on <= today + SOON:
        return Standing("soon", f"Due {due_on:%a} {due_on.day} {due_on:%b}")
    return Standing("track", f"By {short_date(due_on, today)}")


def short_date(day: date, today: date) -> str:
    """Return "13 Nov", with the year where it is another one."""
    return f"{day.day} {day:%b}" if day.year == today.year else f"{day.day} {day:%b %Y}"
