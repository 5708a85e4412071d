"""What the audit trail says about one thing, as sentences for its own page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format

from hubs.models import AuditEvent

NAMES = {
    "text": "The words",
    "driver": "Who drives it",
    "sponsor": "Who sponsors it",
    "due_on": "The due date",
    "tools": "The tools it uses",
    "observers": "Who observes it",
    "status": "How it ended",
    "outcome": "What came of it",
}
PEOPLE = {"driver", "sponsor", "observers"}
QUOTED = {"text", "outcome"}
NOT_ENDED = {"", "open"}


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One event, as the `log` component shows it."""

    on: datetime
    what: str


def history_of(subject: models.Model) -> list[HistoryLine]:
    """Return what happened to one row, the latest first, in one query.

    Notes are left out: where something is noted, its page shows them in full.
    """
    events = AuditEvent.objects.filter(
        subject_type=subject._meta.model_name, subject_id=subject.pk
    ).exclude(verb__endswith=".noted")
    return [HistoryLine(timezone.localtime(e.happened_at), _sentence(e)) for e in events]


def _sentence(event: AuditEvent) -> str:
    """The summary and what was what before; the first word on an outcome is on the page itself."""
    changed = event.detail.get("changed", {})
    if not event.verb.endswith((".changed", ".done", ".dropped")):
        return event.summary
    is_change = event.verb.endswith(".changed")
    said = [
        _change(name, before, after)
        for name, (before, after) in changed.items()
        if is_change or before not in NOT_ENDED
    ]
    return " ".join([event.summary, *said])


def _change(name: str, before: Any, after: Any) -> str:
    if name not in NAMES:
        return ""
    return f"{NAMES[name]}: {_value(name, before)} → {_value(name, after)}."


def _value(name: str, value: Any) -> str:
    if not value:
        return "nobody" if name in PEOPLE else "none"
    if name == "due_on":
        return date_format(date.fromisoformat(value), "j F Y")
    return f"“{value}”" if name in QUOTED else str(value)
