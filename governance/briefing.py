"""What a successor should know on one page: read once, and kept short by stated rules.

The same facts make the page and the PDF. What is left out is counted, so that nobody takes a part
for the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from checklists.models import Round
from checklists.results import ActionFact, open_actions
from checklists.standings import Reason, agreed_reasons
from governance.models import Meeting
from governance.presenters.words import day, hour
from hubs.models import LocalArea
from hubs.presentation.levels import level
from hubs.presentation.words import counted, listed, upper_first
from leadership.models import Appointment, Handover, Promise
from leadership.structure import LeadershipStructure, PartnerSector, Post, read_facts, structure_on

MOST_RATINGS, MOST_ACTIONS, MOST_PROMISES, MOST_DATES, MOST_POSTS = 12, 7, 5, 6, 10
SHORT, LONG, NOTES, NOTE_LINES = 110, 150, 900, 9
"""Letters of a reason, of an action or a promise, and of the notes, that the page has room for."""
NAME = 40
SIDE_BY_SIDE = 7
AHEAD = timedelta(days=200)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one of the lists: words, and what stands beside or below them."""

    what: str
    beside: str = ""
    below: str = ""
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One list, and in words what it leaves out."""

    lines: Sequence[Line]
    left: int = 0
    noun: str = "line"
    which: str = ""

    @property
    def more(self) -> str:
        if not self.left:
            return ""
        said = f"and {counted(self.left, self.noun)} more"
        return f"{said}, {self.which}" if self.which else said

    def first(self, most: int) -> Part:
        """The first lines only, the others counted."""
        dropped = max(len(self.lines) - most, 0)
        return replace(self, lines=self.lines[:most], left=self.left + dropped)


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything the briefing says, in words."""

    area: str
    council: str
    made_on: str
    role: str
    expects: str
    why: str
    for_whom: str
    facts: Sequence[tuple[str, str]]
    people: Part
    partners: Part
    agreed: Part
    agreed_in: str
    actions: Part
    promises: Part
    dates: Part
    notes: str
    notes_cut: bool

    @property
    def is_short(self) -> bool:
        """Whether the lists are short enough to stand side by side on one sheet."""
        lines = len(self.promises.lines) + len(self.actions.lines)
        return lines <= SIDE_BY_SIDE and len(self.notes) <= NOTES // 2

    def shorter(self) -> Briefing:
        """The same with about half of every list, for paper that cannot hold it all."""
        notes, cut = _cut(self.notes, NOTES // 2)
        return replace(
            self,
            promises=self.promises.first(MOST_PROMISES // 2),
            actions=self.actions.first(MOST_ACTIONS // 2),
            dates=self.dates.first(MOST_DATES // 2),
            agreed=self.agreed.first(MOST_RATINGS // 2),
            people=self.people.first(MOST_POSTS // 2),
            notes=notes,
            notes_cut=self.notes_cut or cut,
        )


def read_briefing(
    area: LocalArea, handover: Handover, promises: Sequence[Promise], now: datetime
) -> Briefing:
    """Read the facts of the open area for one handover; seven queries."""
    today = localdate(now)
    facts = read_facts()
    structure = structure_on(today, facts)
    own = _own_appointment(facts.of_role(handover.appointment.role_id), handover)
    reasons = agreed_reasons()
    role = handover.appointment.role
    notes, cut = _notes(handover.notes)
    return Briefing(
        area=area.name,
        council=area.council_name,
        made_on=day(now),
        role=role.name,
        expects=role.expects,
        why=role.why_it_matters,
        for_whom=handover.successor.name if handover.successor else "whoever follows",
        facts=_facts(handover, own, today),
        people=_people(structure.posts),
        partners=_partners(structure),
        agreed=_agreed(reasons),
        agreed_in=_agreed_in(reasons),
        actions=_actions(open_actions(), handover, today),
        promises=_promises(promises),
        dates=_dates(own, now),
        notes=notes,
        notes_cut=cut,
    )


def _own_appointment(held: Sequence[Appointment], handover: Handover) -> Appointment | None:
    """The successor's own appointment to the role, the latest if there are several."""
    if handover.successor is None:
        return None
    own = [a for a in held if a.person_id == handover.successor_id]
    return own[-1] if own else None


def _facts(handover: Handover, own: Appointment | None, today: date) -> list[tuple[str, str]]:
    ending = handover.appointment
    found = [("From", f"{ending.person.name}, {ending.organisation.name}")]
    if ending.ends_on:
        found.append(("Their last day", day(ending.ends_on)))
    if own:
        basis = own.get_basis_display().lower()
        found.append(("You hold it", f"From {day(own.starts_on)}, {basis}"))
        if deputy := own.deputy_on(max(today, own.starts_on)):
            found.append(("Your deputy", deputy.name))
    return found


def _people(posts: Sequence[Post]) -> Part:
    lines = [line for post in posts for line in _of_post(post)]
    return _part(lines, MOST_POSTS, "role")


def _of_post(post: Post) -> list[Line]:
    if post.is_vacant:
        since = f", since {day(post.vacant_since)}" if post.vacant_since else ""
        return [Line(post.role, f"Vacant{since}")]
    first, more = post.holders[0], len(post.holders) - 2
    if len(post.holders) == 1:
        deputy = f" (deputy: {first.deputy})" if first.has_deputy else ""
        return [Line(_short(post.role, NAME), f"{first.name}{deputy}")]
    names = [held.name for held in post.holders[:2]]
    said = listed([*names, f"{more} more"] if more else names)
    return [Line(_short(post.role, NAME), _short(said, 2 * NAME))]


def _partners(structure: LeadershipStructure) -> Part:
    lines = [Line(sector.label, _named(sector)) for sector in structure.partners]
    return Part([line if line.beside else Line(line.what, "Nobody yet") for line in lines])


def _named(sector: PartnerSector) -> str:
    """The first two by name, and how many more there are."""
    names = [person.name for person in sector.people[:2]]
    more = len(sector.people) - 2
    return listed([*names, f"{more} more"] if more > 0 else names)


def _agreed_in(reasons: Sequence[Reason]) -> str:
    """The review, where one agreed all of it, and how it was asked if not on the five levels."""
    found = {(reason.round_title, reason.asked_as) for reason in reasons}
    return ", ".join(part for part in found.pop() if part) if len(found) == 1 else ""


def _agreed(reasons: Sequence[Reason]) -> Part:
    """The lowest first: that is where there is most to do. Each keeps its order within a level."""
    lowest = sorted(reasons, key=lambda reason: reason.level)
    lines = [
        Line(
            reason.short_name,
            level(reason.level).name,
            _short(reason.rationale, SHORT),
            reason.level,
        )
        for reason in lowest
    ]
    return _part(lines, MOST_RATINGS, "statement", "all rated higher or the same")


def _actions(actions: Sequence[ActionFact], handover: Handover, today: date) -> Part:
    """Those of the leaver and of the successor; what others do is on the page of actions."""
    who = {handover.appointment.person_id, handover.successor_id} - {None}
    own = [a for a in actions if {a.driver_id, a.sponsor_id} & who]
    return _part([_action(a, today) for a in own], MOST_ACTIONS, "action")


def _action(action: ActionFact, today: date) -> Line:
    due = day(action.due_on, "No date")
    late = action.due_on is not None and action.due_on < today
    people = [f"{action.driver} drives" if action.driver else "nobody drives"]
    if action.sponsor:
        people.append(f"{action.sponsor} sponsors")
    beside = f"Overdue, {due}" if late else due
    return Line(_short(action.text, LONG), beside, upper_first(", ".join(people)))


def _promises(promises: Sequence[Promise]) -> Part:
    lines = []
    for promise in promises:
        to = f"To {_short(promise.made_to, NAME)}" if promise.made_to else ""
        kept = f"now with {promise.kept_by.name}" if promise.kept_by else ""
        below = ", ".join(part for part in (to, kept) if part)
        lines.append(
            Line(_short(promise.text, LONG), day(promise.due_on, "No date"), upper_first(below))
        )
    return _part(lines, MOST_PROMISES, "promise")


def _dates(own: Appointment | None, now: datetime) -> Part:
    """Papers, meetings, the ends of open reviews and the review of the appointment, by date."""
    found: list[tuple[date, Line]] = []
    ahead = Meeting.objects.filter(starts_at__gte=now, starts_at__lt=now + AHEAD)
    for meeting in ahead.select_related("board"):
        board = meeting.board.name
        if meeting.paper_deadline >= now:
            found.append(_dated(meeting.paper_deadline, f"Papers due for the {board}"))
        found.append(_dated(meeting.starts_at, f"{board} meets", meeting.place))
    found += [_dated(r.due_at, f"Answers due in {r.title}") for r in Round.objects.open()]
    if own and own.review_due_on and own.review_due_on >= localdate(now):
        words = "Your appointment is to be reviewed"
        found.append((own.review_due_on, Line(words, day(own.review_due_on))))
    lines = [line for _day, line in sorted(found, key=lambda pair: pair[0])]
    return _part(lines, MOST_DATES, "date")


def _dated(when: datetime, what: str, place: str = "") -> tuple[date, Line]:
    return localdate(when), Line(what, f"{day(when)}, {hour(when)}", place)


def _part(lines: Sequence[Line], most: int, noun: str, which: str = "") -> Part:
    return Part(lines, noun=noun, which=which).first(most)


def _notes(text: str) -> tuple[str, bool]:
    """The notes without empty lines, as far as there is room; whether anything was left out."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    kept, cut = _cut("\n".join(lines[:NOTE_LINES]), NOTES)
    return kept, cut or len(lines) > NOTE_LINES


def _short(text: str, room: int) -> str:
    return _cut(" ".join(text.split()), room)[0]


def _cut(text: str, room: int) -> tuple[str, bool]:
    """The text as far as there is room, ending at a word; whether anything was left out."""
    if len(text) <= room:
        return text, False
    return f"{text[: room - 1].rsplit(maxsplit=1)[0].rstrip('.,;:')}…", True
