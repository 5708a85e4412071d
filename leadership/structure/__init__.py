"""Who leads, as plain facts about one day: what pages, reports and rounds are made from.

Callers get frozen dataclasses and never a model. A page that needs several of these reads the
facts once (`read_facts()`, three queries whatever the number of people) and hands them on.
"""

from leadership.structure.boards import BoardAbove, boards_above
from leadership.structure.candidates import RoundCandidate, people_for_round
from leadership.structure.changes import Change, ChangeKind, Changes, changes_between
from leadership.structure.contacts import Rhythm, rhythm_of
from leadership.structure.coverage import (
    Coverage,
    CoverageRow,
    Seat,
    SeatPerson,
    coverage_matrix,
)
from leadership.structure.facts import LeadershipFacts, held_since, read_facts
from leadership.structure.gaps import Gap, leadership_gaps
from leadership.structure.named import NamedHolder, NamedPost, named_seats_on
from leadership.structure.places import (
    OrganisationPlace,
    by_sector,
    left_the_table,
    organisation_places,
    place_of,
)
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
from leadership.structure.rules import RULE_OF, RULES, GapKind, Rule

__all__ = [
    "RULES",
    "RULE_OF",
    "BoardAbove",
    "Change",
    "ChangeKind",
    "Changes",
    "Coverage",
    "CoverageRow",
    "Gap",
    "GapKind",
    "Holder",
    "LeadershipCounts",
    "LeadershipFacts",
    "LeadershipStructure",
    "NamedHolder",
    "NamedPost",
    "OrganisationPlace",
    "PartnerPerson",
    "PartnerSector",
    "Post",
    "Rhythm",
    "RoundCandidate",
    "Rule",
    "Seat",
    "SeatPerson",
    "Upcoming",
    "boards_above",
    "by_sector",
    "changes_between",
    "coverage_matrix",
    "held_since",
    "leadership_gaps",
    "left_the_table",
    "named_seats_on",
    "organisation_places",
    "people_for_round",
    "place_of",
    "post_of",
    "read_facts",
    "rhythm_of",
    "structure_on",
]
