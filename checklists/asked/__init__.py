"""What a round asks, and what one participant has answered so far."""

from checklists.asked.attached import (
    Attached,
    attached_to,
)
from checklists.asked.papers import (
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
    latest_set,
    latest_sets,
    sets_of,
    statements_asked_of,
)

__all__ = [
    "AskedSet",
    "Attached",
    "Paper",
    "Place",
    "Sheet",
    "asked_set",
    "attached_to",
    "lacks_evidence",
    "latest_set",
    "latest_sets",
    "paper_of",
    "place_of",
    "read_sheet",
    "sets_of",
    "statements_asked_of",
]
