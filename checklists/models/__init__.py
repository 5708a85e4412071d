"""The main job: question sets, rounds, answers, the agreed view, actions and reflections."""

from checklists.models.agreement import Action, ActionNote, ActionObserver, Agreement
from checklists.models.answers import (
    DONT_KNOW,
    HIGHEST_LEVEL,
    NOT_FOR_ME,
    Answer,
    AnswerRevision,
    Quotation,
    Reflection,
)
from checklists.models.evidence import Evidence
from checklists.models.question_sets import Question, QuestionSet
from checklists.models.rounds import Participation, Round, RoundQuestionSet, ShortList
from checklists.models.signing import Reopening
from checklists.models.tools import ActionTool, Tool, Topic
from checklists.models.workshop import Workshop

__all__ = [
    "DONT_KNOW",
    "HIGHEST_LEVEL",
    "NOT_FOR_ME",
    "Action",
    "ActionNote",
    "ActionObserver",
    "ActionTool",
    "Agreement",
    "Answer",
    "AnswerRevision",
    "Evidence",
    "Participation",
    "Question",
    "QuestionSet",
    "Quotation",
    "Reflection",
    "Reopening",
    "Round",
    "RoundQuestionSet",
    "ShortList",
    "Tool",
    "Topic",
    "Workshop",
]
