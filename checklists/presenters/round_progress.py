"""How far everybody has come: for the facilitator, who sees progress and never an answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from checklists.asked import AskedSet, sets_of
from checklists.emails import reminded_on
from checklists.models import Participation, Round
from checklists.querysets import ParticipationQuerySet
from hubs.models import LocalArea
from hubs.presentation.moments import ago
from hubs.presentation.words import counted
from hubs.querysets.prepared import prepared

Words = dict[str, Any]


def people_of(round_: Round) -> list[Any]:
    """Those who take part, with how many statements each has answered; one query."""
    return _people(round_id=round_.pk)


@prepared
def _people(round_id: UUID) -> QuerySet[Participation]:
    everybody: ParticipationQuerySet = Participation.objects.taking_part()
    return everybody.filter(round_id=round_id).with_progress().with_people()


def progress_of(round_: Round, people: Sequence[Any], asked: Sequence[AskedSet]) -> Words:
    """Every participant's progress, and whether they can be reminded now."""
    total = sum(len(each.rated) for each in asked)
    today = timezone.localdate()
    told = reminded_on(round_, today) if round_.is_open else set()
    rows = [_person(each, total, told) for each in people]
    waiting = [row for row in rows if row["can_remind"]]
    return {
        "rows": rows,
        "is_open": round_.is_open,
        "submitted": sum(1 for each in people if each.submitted_at),
        "started": sum(1 for each in people if not each.submitted_at and each.answered),
        "not_started": sum(1 for each in people if not each.submitted_at and not each.answered),
        "waiting": waiting,
    }


def _person(each: Any, total: int, told: set[str]) -> Words:
    user = each.person.user
    reminded = bool(user) and user.email.lower() in told
    if each.submitted_at:
        kind, words = "done", f"Submitted {ago(each.submitted_at)}"
    elif each.answered:
        kind, words = "track", f"Started: {each.answered} of {total}"
    elif each.opened_at:
        kind, words = "track", "Opened, nothing answered yet"
    else:
        kind, words = "todo", "Not opened"
    return {
        "id": str(each.pk),
        "name": each.person.name,
        "role": each.role_label,
        "code": each.code,
        "organisation": each.organisation.name,
        "kind": kind,
        "words": words,
        "no_account": user is None and not each.submitted_at,
        "reminded": reminded and not each.submitted_at,
        "can_remind": bool(user) and not each.submitted_at and not reminded,
    }


def nudged_words(told: Sequence[str]) -> str:
    """What the facilitator is told after a nudge."""
    if not told:
        return "Nobody was reminded: each is reminded at most once a day."
    return (
        f"{counted(len(told), 'reminder')} will go out, in working hours on a working day, "
        "unless answers arrive first."
    )


def close_page(area: LocalArea, round_: Round) -> Words:
    """Return what `round_close.html` shows: who has not submitted, before it is too late."""
    people = list(
        Participation.objects.taking_part().of_round(round_).with_progress().with_people()
    )
    total = sum(len(each.rated) for each in sets_of(round_.pk))
    waiting = [_person(each, total, set()) for each in people if not each.submitted_at]
    return {
        "nav": "reviews",
        "round": round_,
        "waiting": waiting,
        "waiting_words": f"{len(waiting)} of {counted(len(people), 'person', 'people')}",
        "round_url": reverse(
            "checklists:round-detail", kwargs={"slug": area.slug, "round_id": round_.pk}
        ),
    }
