"""The table that partners sit at: how and how often they take part, and the seats with a name.

Source of the named seats: the leadership module's list of who should be involved; the wording
here is our own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models


class How(models.TextChoices):
    """The main way in which somebody takes part."""

    BOARD = "board", "Seat on the board"
    WORKING_GROUP = "working_group", "Working group"
    CO_PRODUCTION = "co_production", "Co-production"
    ONE_TO_ONE = "one_to_one", "One-to-one meetings"
    FORUM = "forum", "Network or forum"
    IN_THE_HUBS = "in_the_hubs", "Works in the hubs"
    NEWSLETTER = "newsletter", "Newsletter or updates"
    OTHER = "other", "Another way"


class HowOften(models.TextChoices):
    """How often there is to be contact."""

    WEEKLY = "weekly", "Every week"
    FORTNIGHTLY = "fortnightly", "Every two weeks"
    MONTHLY = "monthly", "Every month"
    QUARTERLY = "quarterly", "Every three months"
    HALF_YEARLY = "half_yearly", "Twice a year"
    YEARLY = "yearly", "Once a year"


DAYS_BETWEEN = {
    HowOften.WEEKLY: 7,
    HowOften.FORTNIGHTLY: 14,
    HowOften.MONTHLY: 31,
    HowOften.QUARTERLY: 92,
    HowOften.HALF_YEARLY: 183,
    HowOften.YEARLY: 366,
}
STALE_RULE = (
    "Contact is stale when twice the agreed time has passed without any: for “every month”, after "
    "two months. Nothing is checked where no rhythm is agreed."
)


def stale_since(how_often: str, last: date) -> date | None:
    """Return the first day on which contact is stale, None where no rhythm is agreed.

    `last` is the day of the last contact, or the first day at the table before there was any.
    """
    if not how_often:
        return None
    return last + timedelta(days=2 * DAYS_BETWEEN[HowOften(how_often)] + 1)


class NamedSeat(models.TextChoices):
    """The seats that the module names, beside the sectors and their levels."""

    COMMUNITY = "community-leaders", "Local community leaders"
    PARENTS = "parents-and-carers", "Parents and carers in active co-production"
    CHILDREN = "childrens-partnership", "Leaders of the children’s strategic partnership"
    HEALTH = "ics-transformation", "Leaders of ICS-led transformation planning"


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """What a named seat is for. `level` is the one that is offered first."""

    who: str
    expects: str
    why: str
    level: str


SEAT_FACTS = {
    NamedSeat.COMMUNITY: SeatFacts(
        "community leader",
        "Somebody whom a local community trusts to speak for it: from a faith group, a residents’ "
        "group or a neighbourhood.",
        "Hubs that no community leader stands up for are used by those who would have come anyway.",
        "strategic",
    ),
    NamedSeat.PARENTS: SeatFacts(
        "parent or carer",
        "A parent or carer who shapes decisions with the partners while they are being made, not "
        "one who is asked afterwards.",
        "Without a parent or carer in co-production, decisions are made about families and not "
        "with them.",
        "practitioner",
    ),
    NamedSeat.CHILDREN: SeatFacts(
        "leader of the children’s strategic partnership",
        "Somebody who leads the council’s partnership for children and can tie its plans to the "
        "hubs.",
        "Where the children’s partnership is not at the table, hubs stay a project beside its "
        "plans.",
        "strategic",
    ),
    NamedSeat.HEALTH: SeatFacts(
        "leader of ICS-led transformation planning",
        "Somebody who oversees the integrated care system’s plans to change local services.",
        "Health plans that are made without the hubs are hard to join up with them later.",
        "strategic",
    ),
}

AMOUNTS = {1: "Very little", 2: "Little", 3: "Some", 4: "Much", 5: "Very much"}
"""The five steps of influence and of interest on the systems map."""
