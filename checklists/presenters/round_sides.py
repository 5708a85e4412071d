"""Parts of a review's page that only some see: its dates ahead, and somebody's way out and back."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from checklists.asked import Paper
from checklists.models import Round
from hubs.models import User
from hubs.presentation.addresses import address
from hubs.presentation.moments import ago, hour, local_day, week_day

Words = dict[str, Any]


def sees_early(paper: Paper) -> bool:
    """Whether the reader may look at what others have submitted; the rows are chosen by the rule
    in `AnswerQuerySet.visible_to`."""
    part = paper.participation
    handed_in = part.submitted_at is not None and part.withdrawn_at is None
    return paper.round.is_open and paper.round.shows_early and handed_in


def left_words(names: Words, paper: Paper, user: User) -> Words:
    """What somebody is told who left or was taken out; a way back for who left by themselves."""
    part = paper.participation
    when = ago(part.withdrawn_at) if part.withdrawn_at else ""
    own = part.withdrawn_by_id == user.pk
    words = f"You left this review {when}." if own else f"You were taken out of it {when}."
    reason = part.withdrawn_reason.rstrip(".")
    return {
        "words": f"{words} Reason: {reason}." if reason else words,
        "check_url": address("checklists:answer-check", **names) if paper.answers else "",
        "rejoin_url": address("checklists:round-rejoin", **names)
        if own and paper.round.is_open
        else "",
    }


def asked_on(round_: Round) -> list[Words]:
    """The scale, where it is not the usual one, and where its answers are placed."""
    said = round_.how_asked
    return [{"key": "How it is asked", "value": said}] if said else []


def dates_of(round_: Round) -> list[Words]:
    """The dates after the close, as far as they are known, and invitations still to come."""
    days = [
        ("Agreement workshop", round_.workshop_on),
        ("Papers due", round_.papers_on),
        ("For the board on", round_.board_date),
    ]
    facts = [{"key": key, "value": week_day(day)} for key, day in days if day]
    if round_.is_open and round_.invite_at and round_.invite_at > timezone.now():
        words = f"{week_day(local_day(round_.invite_at))}, {hour(round_.invite_at)}"
        facts.insert(0, {"key": "Invitations go out", "value": words})
    return facts
