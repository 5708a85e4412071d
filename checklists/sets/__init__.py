"""Question sets and rating scales as files: what they hold, and why one is refused.

Nothing here knows the database.
"""

from checklists.files import ContentError, Problem
from checklists.sets.continuing import Earlier, broken_maps
from checklists.sets.data import (
    PLACES,
    Change,
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
    "Change",
    "ContentError",
    "Earlier",
    "LevelData",
    "Problem",
    "QuestionData",
    "QuestionKind",
    "QuestionSetData",
    "ScaleData",
    "Scales",
    "SectionData",
    "SetKind",
    "broken_maps",
    "read_question_sets",
    "read_scales",
]
