"""What a round promises about who sees an answer, and when: the same words wherever it is said."""

from __future__ import annotations

from checklists.models import Round
from hubs.presentation.moments import local_day, near_day


def who_sees(round_: Round) -> str:
    """When others see what somebody answers: one sentence."""
    day = near_day(local_day(round_.due_at))
    if round_.shows_early:
        return (
            "Nobody sees your answers before you submit them. Then only those see them who have "
            f"submitted their own, and everybody once the review closes at the end of {day}."
        )
    return f"Nobody sees your answers until the review closes at the end of {day}."


def named_or_not(round_: Round) -> str:
    """Whether names stand beside the answers when they are compared; empty where they do."""
    if not round_.anonymous_comparison:
        return ""
    return "When the answers are compared, they stand there without names, roles or organisations."


def who_opens(round_: Round) -> str:
    """Who may open what stands beside an answer: its files, its links and its history."""
    if round_.anonymous_comparison:
        return (
            "Nobody else ever opens it: the answers are compared without names, and it could tell "
            "whose yours is."
        )
    return "Only you can open it until the review closes. Then everybody who compares can."


def rule_words(round_: Round) -> str:
    """The rule as the page about a round states it."""
    rule = (
        "Each person sees what others have submitted once they have submitted their own"
        if round_.shows_early
        else "Nobody sees another’s answers until the review closes"
    )
    return f"{rule}. {named_or_not(round_)}".strip()
