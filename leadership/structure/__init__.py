"""Who leads, as plain facts about one day: what pages, reports and rounds are made from.

Callers get frozen dataclasses and never a model. A page that needs several of these reads the
facts once (`read_facts()`, three queries whatever the number of people) and hands them on.
"""

from leadership.structure.candidates import RoundCandidate, people_for_round
from leadership.structure.coverage import (
    Coverage,
    CoverageRow,
    Seat,
    SeatPerson,
    coverage_matrix,
)
from leadership.structure.facts import LeadershipFacts, read_facts
from leadership.structure.gaps import Gap, GapKind, leadership_gaps
from leadership.structure.posts import (
    Holder,
    LeadershipCounts,
    LeadershipStructure,
    PartnerPerson,
    PartnerSector,
    Post,
    Upcoming,
    post_of,
    structure_on,
)

__all__ = [
    "Coverage",
    "CoverageRow",
    "Gap",
    "GapKind",
    "Holder",
    "LeadershipCounts",
    "LeadershipFacts",
    "LeadershipStructure",
    "PartnerPerson",
    "PartnerSector",
    "Post",
    "RoundCandidate",
    "Seat",
    "SeatPerson",
    "Upcoming",
    "coverage_matrix",
    "leadership_gaps",
    "people_for_round",
    "post_of",
    "read_facts",
    "structure_on",
]
