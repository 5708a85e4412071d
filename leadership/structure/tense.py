"""The verbs of what is found: a day that is past is told in the past."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

Tense = Mapping[str, str]
PRESENT: Tense = {
    verb: verb for verb in ("is", "are", "has", "have", "holds", "takes", "starts on")
} | {"yet": " yet"}
PAST: Tense = {
    "is": "was",
    "are": "were",
    "has": "had",
    "have": "had",
    "holds": "held",
    "takes": "took",
    "starts on": "was to start on",
    "yet": "",
}


def tense_on(day: date, today: date) -> Tense:
    """How a day is told; what is to come as what is known today."""
    return PAST if day < today else PRESENT
