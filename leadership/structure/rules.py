"""What is checked about who leads: each rule with what it looks at and why that matters.

Source of the rules: the model framework's expectations of leadership and accountability; the words
are our own. What a rule finds is in `leadership/structure/gaps.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from leadership.structure.tense import Tense


class GapKind(StrEnum):
    VACANCY = "vacancy"
    OVERLAP = "overlap"
    APART = "apart"
    LEAVER = "leaver"
    NO_DEPUTY = "no-deputy"
    GRADE = "grade"
    REVIEW = "review"
    NO_PARENT_VOICE = "no-parent-voice"
    NAMED_SEAT = "named-seat"
    EMPTY_SECTOR = "empty-sector"
    EMPTY_SEAT = "empty-seat"
    STALE_CONTACT = "stale-contact"


@dataclass(frozen=True, slots=True)
class Rule:
    """`looks_at` says what is checked and when it is a finding; `clear` what it is when it is none,
    in the tense of a day.

    `why` is for the rule as a whole; a finding about a role gives that role's own reason.
    """

    kind: GapKind
    title: str
    looks_at: str
    why: str
    clear: str

    def clear_words(self, told: Tense) -> str:
        """What is so where nothing is found."""
        return self.clear.format_map(told)


RULES = (
    Rule(
        GapKind.VACANCY,
        "Vacant role",
        "Every role has a holder. A role is vacant from the day after its last holder’s last day.",
        "Where nobody holds a role, its decisions wait and partners do not know whom to ask.",
        "Every role {is} held.",
    ),
    Rule(
        GapKind.OVERLAP,
        "Too many in a role",
        "One person at a time is accountable leader; no more than two share any other role, "
        "so that a handover is possible.",
        "Where several are responsible, nobody is: each may think that the other has done it.",
        "No role {has} more holders than {are} meant for it.",
    ),
    Rule(
        GapKind.APART,
        "Roles that should be apart",
        "Nobody is both accountable leader and senior sponsor, or both lead member and "
        "executive lead.",
        "A sponsor who is also the leader signs off their own work; elected members and officers "
        "answer to different people.",
        "Nobody {holds} two roles that should be apart.",
    ),
    Rule(
        GapKind.LEAVER,
        "Somebody who has left",
        "Nobody holds a role, stands in for somebody or has a seat after their own last day.",
        "Somebody who has left cannot be held to account, and the place looks filled when it "
        "is not.",
        "Nobody who {has} left {is} still shown in a role or a seat.",
    ),
    Rule(
        GapKind.NO_DEPUTY,
        "No deputy",
        "The accountable leader has a deputy who still takes part.",
        "When the leader is away, nobody else can decide.",
        "The accountable leader {has} a deputy.",
    ),
    Rule(
        GapKind.GRADE,
        "Sponsor below assistant director",
        "The senior sponsor is an assistant director or above.",
        "Without a champion at this level, family hubs compete alone for time and money.",
        "The senior sponsor {is} an assistant director or above.",
    ),
    Rule(
        GapKind.REVIEW,
        "Appointment review overdue",
        "An appointment is looked at again by the day that was set for it.",
        "A review keeps an appointment real: is this still the right person with enough time?",
        "No review of an appointment {is} overdue.",
    ),
    Rule(
        GapKind.NO_PARENT_VOICE,
        "No parent or carer voice",
        "The seat for parents and carers in active co-production is filled.",
        "Decisions about families are then made without anybody who lives with them.",
        "Parents and carers {have} a seat at the table.",
    ),
    Rule(
        GapKind.NAMED_SEAT,
        "A named seat with nobody",
        "Community leaders, the children’s strategic partnership and ICS-led transformation each "
        "have a seat that is filled.",
        "The leadership module names them because hubs cannot be built round them.",
        "Every named seat {is} filled.",
    ),
    Rule(
        GapKind.EMPTY_SECTOR,
        "A sector with nobody",
        "Local authority, health, education, the voluntary sector and families each have somebody "
        "at the table, at any level.",
        "A whole sector is missing from the table, so its families are not spoken for.",
        "Every sector {has} somebody at the table.",
    ),
    Rule(
        GapKind.EMPTY_SEAT,
        "A level with nobody",
        "Each sector at the table has a practitioner, an operational manager and a strategic lead.",
        "The model framework asks every sector to take part at every level: who decides should "
        "hear from who does the work.",
        "Every sector {takes} part at every level.",
    ),
    Rule(
        GapKind.STALE_CONTACT,
        "Contact that has gone stale",
        "Everybody at the table was met, written to or talked with as often as was agreed.",
        "A partner who is not spoken with is at the table on paper only.",
        "Nobody at the table {has} gone longer without contact than was agreed.",
    ),
)
RULE_OF = {rule.kind: rule for rule in RULES}
