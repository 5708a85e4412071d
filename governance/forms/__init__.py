"""Forms of the board and its reports: what is typed is checked here, and written by actions."""

from governance.forms.boards import BoardForm, MeetingForm
from governance.forms.cover import CoverForm, StartReportForm
from governance.forms.decisions import DecisionsForm
from governance.forms.review import CommentForm, EvidenceForm, SignForm
from governance.forms.words import WordsForm

__all__ = [
    "BoardForm",
    "CommentForm",
    "CoverForm",
    "DecisionsForm",
    "EvidenceForm",
    "MeetingForm",
    "SignForm",
    "StartReportForm",
    "WordsForm",
]
