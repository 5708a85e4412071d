"""The audit of system-leadership skills: how well the team is covered, never how good anybody is.

A set is a team audit by its key. Its answers are read without who gave them everywhere: on the
pages that compare, in the report and in exports. See docs/adr/0015-the-public-page-and-the-team.md.
"""

from __future__ import annotations

from dataclasses import dataclass

from hubs.presentation.words import lower_first

TEAM_AUDITS = frozenset({"system-leadership-skills"})


def is_team_audit(set_key: str) -> bool:
    """Whether a set asks about what the team can do between all its members."""
    return set_key in TEAM_AUDITS


@dataclass(frozen=True, slots=True)
class WayToCover:
    """One of the three things a team does about a skill that is thinly covered."""

    key: str
    words: str
    about: str
    begins: str

    def text(self, short_name: str) -> str:
        """How the action for one skill begins; whoever adds it goes on writing."""
        return f"{self.begins}: {lower_first(short_name)}"


WAYS_TO_COVER = (
    WayToCover("develop", "Develop it together", "learn it as a team", "Develop together"),
    WayToCover("recruit", "Recruit for it", "look for it when a post is filled", "Recruit for"),
    WayToCover(
        "borrow", "Borrow it from a partner", "ask a partner that has it", "Borrow from a partner"
    ),
)


def way_to_cover(key: str) -> WayToCover | None:
    """Return the way of that key, or None."""
    return next((way for way in WAYS_TO_COVER if way.key == key), None)
