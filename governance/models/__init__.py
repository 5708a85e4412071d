"""The board: its meetings, the reports it is given, and what it decides."""

from governance.models.boards import Board, BoardMember, Meeting
from governance.models.documents import DocumentJob
from governance.models.handovers import BriefingDocument, HandedItem
from governance.models.reports import (
    Decision,
    Report,
    ReportComment,
    ReportDocument,
    SignOff,
)

__all__ = [
    "Board",
    "BoardMember",
    "BriefingDocument",
    "Decision",
    "DocumentJob",
    "HandedItem",
    "Meeting",
    "Report",
    "ReportComment",
    "ReportDocument",
    "SignOff",
]
