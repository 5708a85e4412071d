"""Section 4 of the report: who is accountable, as sentences, a picture and tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString

from governance.presenters.paper_structure import Box, structure
from governance.presenters.words import day, number, people, sentence
from governance.snapshot.facts import CoverageRow, RoleFacts, Snapshot
from hubs.presentation.words import listed, lower_first

ACCOUNTABLE = "accountable-leader"
BESIDE = ("lead-member", "senior-sponsor")


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A row of the table of roles."""

    name: str
    holder: str
    work: str
    since: str
    deputy: str
    review: str
    vacant: bool


class People:
    """Who leads, in the words and pictures of the report."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.roles = snapshot.roles

    @cached_property
    def words(self) -> str:
        return f"{self._leader_words} {self._vacancy_words} {self._gap_words}".strip()

    @property
    def _leader_words(self) -> str:
        holders = [role.holder for role in self._leaders if role.holder]
        if not holders:
            return "No one is the single accountable leader."
        if len(holders) > 1:
            return f"{listed(holders)} are both named as accountable leader; there should be one."
        leader = self._leaders[0]
        deputy = f"with {leader.deputy} as deputy" if leader.deputy else "and has no deputy"
        since = f"since {day(leader.since)}"
        return f"{leader.holder} is the single accountable leader, {since}, {deputy}."

    @property
    def _vacancy_words(self) -> str:
        codes = {role.code for role in self.roles}
        vacant = [role for role in self.roles if not role.holder]
        if not codes:
            return "No roles are set up."
        if not vacant:
            return f"All {number(len(codes))} named roles are filled."
        verb = "is" if len(vacant) == 1 else "are"
        of = f"{number(len(vacant))} of the {number(len(codes))} named roles {verb} vacant"
        return f"{sentence(of)}: {listed([role.name.lower() for role in vacant])}."

    @property
    def _gap_words(self) -> str:
        if not self.snapshot.coverage:
            return ""
        if not self.gaps:
            return "Someone is engaged in every place in Table 1."
        return f"No one is engaged in {number(self.gaps)} of the {self.places} places in Table 1."

    @property
    def _leaders(self) -> list[RoleFacts]:
        return [role for role in self.roles if role.code == ACCOUNTABLE]

    @cached_property
    def places(self) -> int:
        return sum(len(row.cells) for row in self.snapshot.coverage)

    @cached_property
    def gaps(self) -> int:
        return sum(not cell.names for row in self.snapshot.coverage for cell in row.cells)

    @property
    def filled(self) -> int:
        return self.places - self.gaps

    @cached_property
    def levels(self) -> tuple[str, ...]:
        rows = self.snapshot.coverage
        return tuple(cell.level for cell in rows[0].cells) if rows else ()

    @cached_property
    def coverage(self) -> list[tuple[str, list[str]]]:
        """Sector, and for each level how many people; an empty text is a gap."""
        return [
            (
                row.sector,
                [people(len(cell.names)) if cell.names else "" for cell in row.cells],
            )
            for row in self.snapshot.coverage
        ]

    @property
    def engaged(self) -> Sequence[CoverageRow]:
        return self.snapshot.coverage

    @cached_property
    def lines(self) -> list[RoleLine]:
        return [_line(role) for role in self.roles]

    @cached_property
    def picture(self) -> SafeString:
        meeting = self.snapshot.meeting
        leader = (
            _box(self._leaders[0])
            if self._leaders
            else Box(name="Single accountable leader", lines=("VACANT",), vacant=True)
        )
        around = [role for code in BESIDE for role in self.roles if role.code == code]
        around += [role for role in self.roles if role.code not in {ACCOUNTABLE, *BESIDE}]
        around += self._leaders[1:]
        return structure(
            board=meeting.board,
            chair=f"Chair: {meeting.chair}" if meeting.chair else "",
            leader=leader,
            others=[_box(role) for role in around],
            partners=self._partners,
            title=f"{self._spoken_board} {' '.join(map(_spoken, self.roles))} {self._partners}",
        )

    @property
    def _spoken_board(self) -> str:
        meeting = self.snapshot.meeting
        chair = f", chaired by {meeting.chair}," if meeting.chair else ""
        return f"Who leads. {meeting.board}{chair} holds the accountable leader to account."

    @property
    def _partners(self) -> str:
        sectors = [row.sector for row in self.snapshot.coverage if any(c.names for c in row.cells)]
        return f"Partners: {listed([sectors[0], *map(str.lower, sectors[1:])])}" if sectors else ""


def _line(role: RoleFacts) -> RoleLine:
    if not role.holder:
        left = f"Left by {role.last_holder}" if role.last_holder else "Not held before"
        since = f" on {day(role.vacant_since)}" if role.last_holder and role.vacant_since else ""
        return RoleLine(role.name, "", left + since, "–", role.deputy or "None", "–", vacant=True)
    work = ", ".join(part for part in (role.job_title, role.organisation) if part)
    if held := _held_as(role):
        work = f"{work} ({held})" if work else held
    review = day(role.review_due, "Not set")
    if role.until:
        review = f"Ends {day(role.until)}"
    return RoleLine(
        role.name, role.holder, work, day(role.since), role.deputy or "None", review, vacant=False
    )


def _held_as(role: RoleFacts) -> str:
    """'interim, head of service'; nothing in reports signed before it was recorded."""
    basis, grade = role.basis.lower(), lower_first(role.grade)
    return ", ".join(part for part in (basis, grade) if part and part != "other")


def _box(role: RoleFacts) -> Box:
    if not role.holder:
        since = (f"Since {day(role.vacant_since)}",) if role.vacant_since else ()
        last = (f"Last held by {role.last_holder}",) if role.last_holder else ()
        return Box(name=role.name, lines=("VACANT", *since, *last), vacant=True)
    dates = f"Ends {day(role.until)}" if role.until else f"Since {day(role.since)}"
    if role.code == ACCOUNTABLE:
        third = f"Deputy: {role.deputy}" if role.deputy else "No deputy named"
        return Box(name=role.name, lines=(role.holder, dates, third))
    return Box(name=role.name, lines=(role.holder, role.job_title or role.organisation, dates))


def _spoken(role: RoleFacts) -> str:
    if not role.holder:
        since = f" since {day(role.vacant_since)}" if role.vacant_since else ""
        return f"{role.name}: vacant{since}."
    deputy = f", deputy {role.deputy}" if role.deputy else ""
    return f"{role.name}: {role.holder}{deputy}."
