"""How somebody looks at a comparison: what marks say, whose answers, in which order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from checklists.results import ORGANISATION, ROLE, SECTOR, Group

APART, NUMBER = "apart", "number"
KINDS = {ROLE: "By role", ORGANISATION: "By organisation", SECTOR: "By sector"}


@dataclass(frozen=True, slots=True)
class Look:
    """`by` is what the marks say, `group` whose answers are shown (None: everybody's)."""

    by: str = ROLE
    group: Group | None = None
    sort: str = APART

    def marked_by(self, kind: str) -> Look:
        """The same look with other marks."""
        return replace(self, by=kind)

    @property
    def query(self) -> str:
        """How an address says it: nothing for what is usual."""
        said = {
            "by": "" if self.by == ROLE else self.by,
            "of": self.group.key if self.group else "",
            "sort": "" if self.sort == APART else self.sort,
        }
        found = urlencode({name: value for name, value in said.items() if value})
        return f"?{found}" if found else ""
