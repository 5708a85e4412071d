"""The board: its meetings, the reports it is given, and what it decides."""

from governance.models.boards import Board, BoardMember, Meeting
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
    "Decision",
    "Meeting",
    "Report",
    "ReportComment",
    "ReportDocument",
    "SignOff",
]
