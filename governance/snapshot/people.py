"""Who leads and who is engaged, as facts: the same as the leadership page shows."""

from collections.abc import Iterator

from governance.snapshot.facts import CoverageCell, CoverageRow, RoleFacts
from leadership.structure import Coverage, Holder, LeadershipStructure, Post


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
    )


def coverage_facts(coverage: Coverage) -> tuple[CoverageRow, ...]:
    """Sector by level: the names of those engaged; an empty cell is a gap."""
    return tuple(
        CoverageRow(
            sector=row.label,
            cells=tuple(
                CoverageCell(
                    level=seat.level_label,
                    names=tuple(person.name for person in seat.people),
                )
                for seat in row.seats
            ),
        )
        for row in coverage.rows
    )
