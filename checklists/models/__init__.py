"""The main job: question sets, rounds, answers, the agreed view, actions and reflections."""

from checklists.models.agreement import Action, ActionNote, ActionObserver, Agreement
from checklists.models.answers import (
    DONT_KNOW,
    HIGHEST_LEVEL,
    Answer,
    AnswerRevision,
    Quotation,
    Reflection,
)
from checklists.models.question_sets import Question, QuestionSet
from checklists.models.rounds import Participation, Round, RoundQuestionSet
from checklists.models.tools import ActionTool, Tool, Topic

__all__ = [
    "DONT_KNOW",
    "HIGHEST_LEVEL",
    "Action",
    "ActionNote",
    "ActionObserver",
    "ActionTool",
    "Agreement",
    "Answer",
    "AnswerRevision",
    "Participation",
    "Question",
    "QuestionSet",
    "Quotation",
    "Reflection",
    "Round",
    "RoundQuestionSet",
    "Tool",
    "Topic",
]
