"""Question sets and rating scales as files: what they hold, and why one is refused.

Nothing here knows the database.
"""

from checklists.files import ContentError, Problem
from checklists.sets.data import (
    PLACES,
    LevelData,
    QuestionData,
    QuestionKind,
    QuestionSetData,
    ScaleData,
    Scales,
    SectionData,
    SetKind,
)
from checklists.sets.reading import SHIPPED, read_question_sets, read_scales

__all__ = [
    "PLACES",
    "SHIPPED",
    "ContentError",
    "LevelData",
    "Problem",
    "QuestionData",
    "QuestionKind",
    "QuestionSetData",
    "ScaleData",
    "Scales",
    "SectionData",
    "SetKind",
    "read_question_sets",
    "read_scales",
]
