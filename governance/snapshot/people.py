"""Who leads and who is engaged, as facts: the same as the leadership page shows."""

from collections.abc import Iterator, Sequence
from datetime import date

from governance.snapshot.facts import (
    CoverageCell,
    CoverageRow,
    NamedSeatFacts,
    PlaceFacts,
    RoleFacts,
    TermFacts,
)
from leadership.structure import (
    Coverage,
    Holder,
    LeadershipFacts,
    LeadershipStructure,
    NamedPost,
    Post,
    organisation_places,
)
from leadership.structure.tense import PRESENT


def role_facts(structure: LeadershipStructure) -> tuple[RoleFacts, ...]:
    """Every role in order: a row for each holder on the day, or one vacant row."""
    return tuple(fact for post in structure.posts for fact in _of(post))


def _of(post: Post) -> Iterator[RoleFacts]:
    if post.is_vacant:
        yield _vacant(post)
    for holder in reversed(post.holders):
        yield _held(post, holder)


def _held(post: Post, holder: Holder) -> RoleFacts:
    return RoleFacts(
        code=post.code,
        name=post.role,
        holder=holder.name,
        job_title=holder.job_title,
        organisation=holder.organisation,
        since=holder.since,
        until=holder.until,
        deputy=holder.deputy if holder.has_deputy else "",
        review_due=holder.review_due_on,
        vacant_since=None,
        last_holder="",
        basis=holder.basis,
        grade=holder.grade,
        begins_on=post.begins_on,
    )


def _vacant(post: Post) -> RoleFacts:
    return RoleFacts(
        code=post.code,
        name=post.role,
        holder="",
        job_title="",
        organisation="",
        since=None,
        until=None,
        deputy="",
        review_due=None,
        vacant_since=post.vacant_since,
        last_holder=post.last_holder,
        begins_on=post.begins_on,
    )


def coverage_facts(coverage: Coverage) -> tuple[CoverageRow, ...]:
    """Sector by level: the names of those engaged; an empty cell is a gap."""
    return tuple(
        CoverageRow(
            sector=row.label,
            cells=tuple(
                CoverageCell(
                    level=seat.level_label,
                    names=tuple(person.name for person in seat.people_once),
                )
                for seat in row.seats
            ),
        )
        for row in coverage.rows
    )


def named_seat_facts(named: Sequence[NamedPost]) -> tuple[NamedSeatFacts, ...]:
    """The seats that the module names, each with its holders; nobody is a gap."""
    return tuple(
        NamedSeatFacts(
            seat=seat.name,
            gap=seat.gap(PRESENT),
            names=tuple(holder.name for holder in seat.holders),
        )
        for seat in named
    )


def place_facts() -> tuple[PlaceFacts, ...]:
    """The organisations on the systems map, in the order of its table."""
    return tuple(
        PlaceFacts(
            organisation=each.name,
            sector=each.sector_label,
            influence=each.influence,
            interest=each.interest,
        )
        for each in organisation_places()
        if each.influence and each.interest
    )


def term_facts(facts: LeadershipFacts, today: date) -> tuple[TermFacts, ...]:
    """Every appointment that has begun, by role and first day."""
    return tuple(
        TermFacts(
            role=held.role.name, holder=held.person.name, since=held.starts_on, until=held.ends_on
        )
        for held in facts.appointments
        if held.starts_on <= today
    )
