"""Who holds which role on one day, and which partners stand beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from hubs.models import Sector
from leadership.models import Appointment, Grade, Level, Role
from leadership.structure.coverage import Coverage, Seat, coverage_matrix
from leadership.structure.facts import LeadershipFacts, read_facts
from leadership.structure.named import NamedPost, named_seats_on


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds a role. `until` is a last day already known; `deputy` "" is nobody.

    The `…user_id` are those of accounts, None where somebody cannot sign in.
    """

    appointment_id: UUID
    person_id: UUID
    name: str
    job_title: str
    organisation: str
    sector: str
    since: date
    until: date | None
    deputy_id: UUID | None
    deputy: str
    deputy_has_left: bool
    basis: str
    grade: str
    meets_grade: bool | None
    review_due_on: date | None
    review_overdue: bool
    has_left: bool
    user_id: UUID | None = None
    deputy_user_id: UUID | None = None

    @property
    def has_deputy(self) -> bool:
        return bool(self.deputy) and not self.deputy_has_left


@dataclass(frozen=True, slots=True)
class Upcoming:
    """Somebody appointed from a later day."""

    appointment_id: UUID
    name: str
    starts_on: date


@dataclass(frozen=True, slots=True)
class Post:
    """A role on one day. `holders` begins with the latest to take over; empty is a vacancy.

    `vacant_since` is the first day without a holder: None when held, or never held before.
    `begins_on` is the first day of a role of the area's own; None for those that ship.
    """

    code: str
    role: str
    short_name: str
    expects: str
    why_it_matters: str
    single_holder: bool
    needs_deputy: bool
    minimum_grade: str
    holders: tuple[Holder, ...]
    vacant_since: date | None
    vacant_days: int
    last_holder: str
    upcoming: tuple[Upcoming, ...]
    begins_on: date | None

    @property
    def is_vacant(self) -> bool:
        return not self.holders

    @property
    def holder(self) -> Holder | None:
        return self.holders[0] if self.holders else None


@dataclass(frozen=True, slots=True)
class PartnerPerson:
    person_id: UUID
    name: str
    organisation: str
    level: str


@dataclass(frozen=True, slots=True)
class PartnerSector:
    """Everybody of one sector who takes part, the most senior first."""

    sector: str
    label: str
    people: tuple[PartnerPerson, ...]


@dataclass(frozen=True, slots=True)
class LeadershipCounts:
    posts: int
    vacant: int
    partner_sectors: int
    seats: int
    seats_filled: int

    @property
    def seats_empty(self) -> int:
        return self.seats - self.seats_filled


@dataclass(frozen=True, slots=True)
class LeadershipStructure:
    """`posts` are all roles by position, the accountable leader's among them."""

    day: date
    posts: tuple[Post, ...]
    partners: tuple[PartnerSector, ...]
    coverage: Coverage
    named: tuple[NamedPost, ...]
    counts: LeadershipCounts

    @property
    def leader(self) -> Post:
        """The post of the accountable leader."""
        return next(post for post in self.posts if post.single_holder)

    @property
    def other_posts(self) -> tuple[Post, ...]:
        return tuple(post for post in self.posts if not post.single_holder)


def structure_on(day: date, facts: LeadershipFacts | None = None) -> LeadershipStructure:
    """Return who led the open area on `day`; three queries, none when the facts are given."""
    facts = facts or read_facts(day)
    posts = tuple(post_of(role, facts.of_role(role.code), day) for role in facts.roles_on(day))
    coverage = coverage_matrix(day, facts)
    partners = tuple(
        PartnerSector(row.sector, row.label, _partners(row.seats))
        for row in coverage.rows
        if row.sector != Sector.LOCAL_AUTHORITY
    )
    counts = LeadershipCounts(
        posts=len(posts),
        vacant=sum(post.is_vacant for post in posts),
        partner_sectors=len(partners),
        seats=coverage.total,
        seats_filled=coverage.filled,
    )
    named = named_seats_on(day, facts)
    return LeadershipStructure(day, posts, partners, coverage, named, counts)


def post_of(role: Role, appointments: list[Appointment], day: date) -> Post:
    """Return a role as it stood on a day, from all its appointments by first day."""
    current = [a for a in reversed(appointments) if a.is_current_on(day)]
    ended = [a for a in appointments if a.ends_on and a.ends_on < day]
    last = max(ended, key=lambda a: a.ends_on or date.min, default=None)
    vacant_since = None
    if last and last.ends_on and not current:
        vacant_since = last.ends_on + timedelta(days=1)
    return Post(
        code=role.code,
        role=role.name,
        short_name=role.short_name,
        expects=role.expects,
        why_it_matters=role.why_it_matters,
        single_holder=role.single_holder,
        needs_deputy=role.needs_deputy,
        minimum_grade=Grade(role.minimum_grade).label if role.minimum_grade else "",
        holders=tuple(_holder(a, role, day) for a in current),
        vacant_since=vacant_since,
        vacant_days=(day - vacant_since).days + 1 if vacant_since else 0,
        last_holder=last.person.name if last else "",
        upcoming=tuple(
            Upcoming(a.id, a.person.name, a.starts_on) for a in appointments if a.starts_on > day
        ),
        begins_on=role.begins_on,
    )


def _holder(appointment: Appointment, role: Role, day: date) -> Holder:
    person, due = appointment.person, appointment.review_due_on
    deputy = appointment.deputy_on(day)
    expected = role.minimum_grade
    return Holder(
        appointment_id=appointment.id,
        person_id=person.id,
        name=person.name,
        job_title=person.job_title,
        organisation=appointment.organisation.name,
        sector=appointment.organisation.sector,
        since=appointment.starts_on,
        until=appointment.ends_on,
        deputy_id=deputy.person_id if deputy else None,
        deputy=deputy.name if deputy else "",
        deputy_has_left=deputy is not None and deputy.had_left_by(day),
        basis=appointment.get_basis_display(),
        grade=appointment.held_grade.label,
        meets_grade=appointment.held_grade >= expected if expected else None,
        review_due_on=due,
        review_overdue=due is not None and due < day,
        has_left=person.had_left_by(day),
        user_id=person.user_id,
        deputy_user_id=deputy.user_id if deputy else None,
    )


def _partners(seats: tuple[Seat, ...]) -> tuple[PartnerPerson, ...]:
    by_level = {seat.level: seat for seat in seats}
    people: dict[UUID, PartnerPerson] = {}
    for level in (Level.STRATEGIC, Level.OPERATIONAL, Level.PRACTITIONER):
        for person in by_level[level].people:
            people.setdefault(
                person.person_id,
                PartnerPerson(person.person_id, person.name, person.organisation, level),
            )
    return tuple(people.values())
