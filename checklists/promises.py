"""What a round promises about who sees an answer, and when: the same words wherever it is said."""

from __future__ import annotations

from collections.abc import Collection

from checklists.models import Round
from checklists.team_audit import is_team_audit
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


def without_who(round_: Round, set_keys: Collection[str]) -> str:
    """That nobody is told who gave which answer: of the whole round, or of the team's skills."""
    audits = [key for key in set_keys if is_team_audit(key)]
    if round_.anonymous_comparison or not audits:
        return named_or_not(round_)
    if len(audits) == len(set_keys):
        return "When the answers are compared, nobody sees who gave which."
    return "When answers about the team’s skills are compared, nobody sees who gave which."


def is_its_authors_alone(round_: Round, set_key: str) -> bool:
    """Whether a single answer opens to nobody else, ever, as it would tell whose it is."""
    return round_.anonymous_comparison or is_team_audit(set_key)


def who_opens(round_: Round, set_key: str) -> str:
    """Who may open what stands beside an answer: its files, its links and its history."""
    if is_its_authors_alone(round_, set_key):
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
