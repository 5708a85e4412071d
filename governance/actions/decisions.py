"""What the board decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from governance.actions.reports import WrongStateError
from governance.models import Decision, Report
from hubs.actions.audit import record
from hubs.models import User


@dataclass(frozen=True, slots=True)
class Decided:
    """The board's decision on one recommendation; ``number`` counts from 1."""

    number: int
    recommendation: str
    result: str
    wording: str
    outcome: str


@transaction.atomic
def record_decisions(
    *, report: Report, actor: User, decided_on: date, decided: Sequence[Decided]
) -> list[Decision]:
    """Record, or correct, what the board decided on each recommendation of a signed report."""
    if report.state not in {Report.State.SIGNED, Report.State.CIRCULATED}:
        raise WrongStateError
    decisions = [
        Decision.objects.update_or_create(
            report=report,
            number=each.number,
            defaults={
                "recommendation": each.recommendation,
                "result": each.result,
                "wording": each.wording,
                "outcome": each.outcome,
                "decided_on": decided_on,
                "recorded_by": actor,
            },
        )[0]
        for each in decided
    ]
    record(
        actor=actor,
        verb="decision.recorded",
        subject=report,
        summary=f"The board’s decisions on “{report}” were recorded.",
        results={str(each.number): each.result for each in decided},
    )
    return decisions
