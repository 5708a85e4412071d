"""The leadership roles that ship, as reference data. Source: the model framework and the
leadership module's list of roles; the wording here is our own."""

from typing import TypedDict

ACCOUNTABLE_LEADER = "accountable-leader"
SENIOR_SPONSOR = "senior-sponsor"
TRANSFORMATION_LEAD = "transformation-lead"
DATA_LEAD = "data-and-evaluation-lead"
LEAD_MEMBER = "lead-member"
EXECUTIVE_LEAD = "executive-lead"

ASSISTANT_DIRECTOR = 4
APART = [(ACCOUNTABLE_LEADER, SENIOR_SPONSOR), (LEAD_MEMBER, EXECUTIVE_LEAD)]
"""Roles that one person should not hold together: each answers to, or speaks beside, the other."""
MOST_SHARING = 2
"""More people than this at once in a post that may be shared are an overlap."""


class ShippedRole(TypedDict):
    """One row of `leadership.Role`."""

    code: str
    name: str
    short_name: str
    expects: str
    why_it_matters: str
    position: int
    single_holder: bool
    needs_deputy: bool
    minimum_grade: int | None


SHIPPED_ROLES: list[ShippedRole] = [
    {
        "code": ACCOUNTABLE_LEADER,
        "name": "Accountable leader",
        "short_name": "Accountable leader",
        "expects": "One person who drives and oversees improvement, holds the vision, leads "
        "change, works with partners towards a shared view and keeps an eye on the next step.",
        "why_it_matters": "When nobody, or more than one person, is accountable, decisions "
        "wait and partners do not know whom to ask.",
        "position": 1,
        "single_holder": True,
        "needs_deputy": True,
        "minimum_grade": None,
    },
    {
        "code": SENIOR_SPONSOR,
        "name": "Senior sponsor",
        "short_name": "Senior sponsor",
        "expects": "A director or assistant director who champions family hubs and connects them "
        "with the other changes under way locally.",
        "why_it_matters": "Without a champion at this level, family hubs compete alone for time "
        "and money.",
        "position": 2,
        "single_holder": False,
        "needs_deputy": False,
        "minimum_grade": ASSISTANT_DIRECTOR,
    },
    {
        "code": TRANSFORMATION_LEAD,
        "name": "Transformation lead",
        "short_name": "Transformation lead",
        "expects": "Somebody whose job it is to run the change programme and to bring the people "
        "concerned together.",
        "why_it_matters": "Change that is nobody’s job is done after everything else.",
        "position": 3,
        "single_holder": False,
        "needs_deputy": False,
        "minimum_grade": None,
    },
    {
        "code": DATA_LEAD,
        "name": "Data and evaluation lead",
        "short_name": "Data and evaluation",
        "expects": "Somebody who turns what organisations and communities know into local "
        "evidence, and who sets up sound ways of measuring what changes.",
        "why_it_matters": "Without evidence, progress cannot be shown and effort "
        "cannot be steered.",
        "position": 4,
        "single_holder": False,
        "needs_deputy": False,
        "minimum_grade": None,
    },
    {
        "code": LEAD_MEMBER,
        "name": "Lead member",
        "short_name": "Lead member",
        "expects": "The elected member who speaks for family hubs in the council, with one voice "
        "with the officers.",
        "why_it_matters": "Political support decides whether family hubs outlast a budget round.",
        "position": 5,
        "single_holder": False,
        "needs_deputy": False,
        "minimum_grade": None,
    },
    {
        "code": EXECUTIVE_LEAD,
        "name": "Executive lead",
        "short_name": "Executive lead",
        "expects": "A member of the council’s most senior officers who backs family hubs and "
        "whole-system working.",
        "why_it_matters": "Backing at the top lets partners commit their own people.",
        "position": 6,
        "single_holder": False,
        "needs_deputy": False,
        "minimum_grade": None,
    },
]
