"""How what was agreed on a statement came about, read from the trail that its actions leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from checklists.models import Agreement, Round
from hubs.models import AuditEvent

FIELDS = ("level", "rationale", "dissent", "dissent_naming", "confidence")
WHAT = {
    "agreement.recorded": "Agreed",
    "agreement.accepted": "Accepted as answered",
    "agreement.changed": "Changed",
}
BEGINS = {"agreement.recorded", "agreement.accepted"}


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed from a moment on, and who recorded it.

    Whether a dissent had a name, and not whose: a name that was taken back is told no longer.
    """

    at: datetime
    by: str
    what: str
    level: int | None = None
    rationale: str = ""
    dissent: str = ""
    dissent_naming: str = ""
    confidence: str = ""

    @property
    def naming(self) -> str:
        """The choice about names, in words."""
        return Agreement.Naming(self.dissent_naming).label if self.dissent_naming else ""


def agreed_changes(round_: Round, agreement: Agreement, code: str) -> list[Agreed]:
    """Every state of an agreement, the oldest first; one query.

    A change keeps what it replaced, so the first state can be read backwards from the last: one
    that was accepted as answered, or made before the trail began, has no words of its own there.
    """
    events = list(_events(round_, agreement, code))
    stages = [{name: getattr(agreement, name) for name in FIELDS}]
    for event in reversed(events):
        stages.insert(0, {**stages[0], **_before(event)})
    told = [
        Agreed(at=event.happened_at, by=str(event.actor or ""), what=WHAT[event.verb], **stage)
        for event, stage in zip(events, stages[1:], strict=True)
    ]
    if not events:
        by = str(agreement.agreed_by)
        return [Agreed(at=agreement.agreed_at, by=by, what="Agreed", **stages[0])]
    if events[0].verb not in BEGINS:
        told.insert(0, Agreed(at=told[0].at, by="", what="As it stood before", **stages[0]))
    return told


def _events(round_: Round, agreement: Agreement, code: str) -> Any:
    own = Q(verb__in=WHAT, subject_type="agreement", subject_id=agreement.pk)
    accepted = Q(
        verb="agreement.accepted",
        subject_id=round_.pk,
        detail__questions__contains=[code],
    )
    return AuditEvent.objects.filter(own | accepted).select_related("actor").order_by("happened_at")


def _before(event: AuditEvent) -> dict[str, Any]:
    changed = event.detail.get("changed", {})
    return {name: changed[name][0] for name in FIELDS if name in changed}
