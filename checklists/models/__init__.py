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
from checklists.models.local_sets import LocalSet, LocalStatement
from checklists.models.question_sets import OWN, Question, QuestionSet, marked, marked_title
from checklists.models.rounds import Participation, Round, RoundQuestionSet, ShortList
from checklists.models.signing import Reopening
from checklists.models.tools import ActionTool, Tool, Topic
from checklists.models.workshop import Workshop

__all__ = [
    "DONT_KNOW",
    "HIGHEST_LEVEL",
    "NOT_FOR_ME",
    "OWN",
    "Action",
    "ActionNote",
    "ActionObserver",
    "ActionTool",
    "Agreement",
    "Answer",
    "AnswerRevision",
    "Evidence",
    "LocalSet",
    "LocalStatement",
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
    "marked",
    "marked_title",
]
