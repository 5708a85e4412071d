"""What a closed round found: plain facts for the compare page and for the board's report."""

from checklists.results.anonymity import SMALLEST, GroupCounts
from checklists.results.choosing import (
    ORGANISATION,
    ROLE,
    SECTOR,
    Group,
    group_of,
    groups_of,
    only,
)
from checklists.results.facts import (
    LOW_RATING,
    ActionFact,
    AgreedView,
    Movement,
    QuestionResult,
    Respondents,
    ResultMark,
    RoundResults,
)
from checklists.results.gathering import (
    RoundStillOpenError,
    action_fact,
    asked_statements,
    open_actions,
    previous_levels,
    round_results,
    submitted_so_far,
)

__all__ = [
    "LOW_RATING",
    "ORGANISATION",
    "ROLE",
    "SECTOR",
    "SMALLEST",
    "ActionFact",
    "AgreedView",
    "Group",
    "GroupCounts",
    "Movement",
    "QuestionResult",
    "Respondents",
    "ResultMark",
    "RoundResults",
    "RoundStillOpenError",
    "action_fact",
    "asked_statements",
    "group_of",
    "groups_of",
    "only",
    "open_actions",
    "previous_levels",
    "round_results",
    "submitted_so_far",
]
