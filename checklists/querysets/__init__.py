"""Which rounds, answers, reflections and actions. The blind rule lives here."""

from checklists.querysets.agreement import ActionQuerySet
from checklists.querysets.answers import AnswerQuerySet, ReflectionQuerySet
from checklists.querysets.evidence import EvidenceQuerySet
from checklists.querysets.local_sets import LocalSetQuerySet, LocalStatementQuerySet
from checklists.querysets.rounds import ParticipationQuerySet, RoundQuerySet
from checklists.querysets.tools import ToolQuerySet

__all__ = [
    "ActionQuerySet",
    "AnswerQuerySet",
    "EvidenceQuerySet",
    "LocalSetQuerySet",
    "LocalStatementQuerySet",
    "ParticipationQuerySet",
    "ReflectionQuerySet",
    "RoundQuerySet",
    "ToolQuerySet",
]
