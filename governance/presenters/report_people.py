"""Section 4 of the report: who is accountable, as sentences, a picture and tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString

from governance.presenters.words import day, number, people, sentence
from governance.snapshot.facts import CoverageRow, RoleFacts, Snapshot
from hubs.presentation.paper import on_paper
from hubs.presentation.words import listed, lower_first
from leadership.pictures import PAPER, Partner, Post, Structure, draw_structure
from leadership.presenters.pictures import short_date

ACCOUNTABLE = "accountable-leader"


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
        said = (self._leader_words, self._vacancy_words, self._gap_words, self._named_words)
        return " ".join(filter(None, said))

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
    def _named_words(self) -> str:
        return " ".join(seat.gap for seat in self.snapshot.named_seats if not seat.names)

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
    def structure(self) -> Structure:
        """The board, who is accountable to it, the other roles and the partners, as drawn."""
        meeting, snapshot = self.snapshot.meeting, self.snapshot
        leader, *others = self._posts or [Post("Accountable leader", None)]
        return Structure(
            title=f"Who leads family hubs in {snapshot.area.name} on {day(snapshot.taken_at)}",
            board=meeting.board,
            board_line=f"Chair: {meeting.chair}" if meeting.chair else "",
            leader=leader,
            deputy=next((role.deputy for role in self._leaders if role.deputy), None),
            posts=others,
            partners=[
                Partner(row.sector, list(dict.fromkeys(n for c in row.cells for n in c.names)))
                for row in snapshot.coverage
            ],
        )

    @property
    def _posts(self) -> list[Post]:
        """The accountable leader first, then the others in their order."""
        roles = sorted(self.roles, key=lambda role: role.code != ACCOUNTABLE)
        return [Post(role.name, role.holder or None, _since(role)) for role in roles]

    @property
    def picture(self) -> SafeString:
        return on_paper(draw_structure(self.structure, PAPER).svg)


def _since(role: RoleFacts) -> str:
    first = role.since if role.holder else role.vacant_since
    return f"since {short_date(first)}" if first else ""


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
