"""Question sets and rating scales as files: what they hold, and why one is refused.

Nothing here knows the database.
"""

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
from checklists.sets.problems import Problem, QuestionSetError
from checklists.sets.reading import SHIPPED, read_question_sets, read_scales

__all__ = [
    "PLACES",
    "SHIPPED",
    "LevelData",
    "Problem",
    "QuestionData",
    "QuestionKind",
    "QuestionSetData",
    "QuestionSetError",
    "ScaleData",
    "Scales",
    "SectionData",
    "SetKind",
    "read_question_sets",
    "read_scales",
]
