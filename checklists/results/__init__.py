"""What a closed round found: plain facts for the compare page and for the board's report."""

from checklists.results.facts import (
    ActionFact,
    AgreedView,
    QuestionResult,
    Respondents,
    ResultMark,
    RoundResults,
)
from checklists.results.gathering import (
    RoundStillOpenError,
    action_fact,
    open_actions,
    previous_levels,
    rated_questions,
    round_results,
    submitted_so_far,
)

__all__ = [
    "ActionFact",
    "AgreedView",
    "QuestionResult",
    "Respondents",
    "ResultMark",
    "RoundResults",
    "RoundStillOpenError",
    "action_fact",
    "open_actions",
    "previous_levels",
    "rated_questions",
    "round_results",
    "submitted_so_far",
]
