"""What a round asks, and what one participant has answered so far."""

from checklists.asked.attached import (
    Attached,
    attached_to,
)
from checklists.asked.lineage import (
    Since,
    Upgrade,
    ancestors,
    now_of,
    related_in,
    root_of,
    same_as,
    since,
    since_the_round_before,
    upgrade,
)
from checklists.asked.papers import (
    LastAgreed,
    Paper,
    Place,
    Sheet,
    lacks_evidence,
    paper_of,
    place_of,
    read_sheet,
)
from checklists.asked.sets import (
    AskedSet,
    asked_set,
    last_asked,
    latest_set,
    latest_sets,
    rated_by_id,
    sets_of,
    statements_asked_of,
)

__all__ = [
    "AskedSet",
    "Attached",
    "LastAgreed",
    "Paper",
    "Place",
    "Sheet",
    "Since",
    "Upgrade",
    "ancestors",
    "asked_set",
    "attached_to",
    "lacks_evidence",
    "last_asked",
    "latest_set",
    "latest_sets",
    "now_of",
    "paper_of",
    "place_of",
    "rated_by_id",
    "read_sheet",
    "related_in",
    "root_of",
    "same_as",
    "sets_of",
    "since",
    "since_the_round_before",
    "statements_asked_of",
    "upgrade",
]
