"""What is missing in who leads: each with why it matters and where it is mended.

Source of the rules: the model framework's expectations of leadership and accountability.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal
from uuid import UUID

from django.urls import reverse

from hubs.presentation.words import counted, listed, lower_first, uk_date
from leadership.structure.coverage import Coverage
from leadership.structure.facts import LeadershipFacts, read_facts
from leadership.structure.posts import Holder, LeadershipStructure, Post, structure_on


class GapKind(StrEnum):
    VACANCY = "vacancy"
    OVERLAP = "overlap"
    LEAVER = "leaver"
    NO_DEPUTY = "no-deputy"
    GRADE = "grade"
    REVIEW = "review"
    EMPTY_SECTOR = "empty-sector"
    EMPTY_SEAT = "empty-seat"


@dataclass(frozen=True, slots=True)
class Gap:
    """`url_kwargs` are complete but for the area's slug: `url()` adds it.

    `headline` is two or three words for a place beside the name; `sentence` stands alone.
    """

    kind: GapKind
    severity: Literal["late", "soon"]
    subject: str
    headline: str
    sentence: str
    why: str
    link_text: str
    url_name: str
    url_kwargs: Mapping[str, str] = field(default_factory=dict)
    role_code: str = ""
    appointment_id: UUID | None = None

    def url(self, slug: str) -> str:
        """Return the address of the page that mends it, for those who manage leadership."""
        return reverse(self.url_name, kwargs={"slug": slug, **self.url_kwargs})


WHY_DEPUTY = "When the leader is away, nobody else can decide."
WHY_LEAVER = (
    "Somebody who has left cannot be held to account, and the post looks filled when it is not."
)
WHY_REVIEW = "A review keeps an appointment real: is this still the right person with enough time?"
WHY_SECTOR = "A whole sector is missing from the table, so its families are not spoken for."
WHY_SEAT = "The model framework asks every sector to take part at every level."


def leadership_gaps(
    day: date, facts: LeadershipFacts | None = None, structure: LeadershipStructure | None = None
) -> list[Gap]:
    """Return what is missing on `day`, worst first; three queries, none when facts are given."""
    structure = structure or structure_on(day, facts or read_facts())
    found = [
        *(gap for post in structure.posts for gap in _of_post(post)),
        *_of_coverage(structure.coverage),
    ]
    return sorted(found, key=lambda gap: gap.severity != "late")


def _of_post(post: Post) -> Iterator[Gap]:
    if post.is_vacant:
        yield _vacancy(post)
    if post.single_holder and len(post.holders) > 1:
        names = listed([holder.name for holder in post.holders])
        yield Gap(
            GapKind.OVERLAP,
            "late",
            post.role,
            "Two at once",
            f"{names} are both {post.role.lower()}.",
            post.why_it_matters,
            "End one appointment",
            "leadership:role-view",
            {"code": post.code},
            post.code,
        )
    for holder in post.holders:
        yield from _of_holder(post, holder)


def _vacancy(post: Post) -> Gap:
    role, days = post.role.lower(), counted(post.vacant_days, "day")
    headline, sentence = "Not filled yet", f"Nobody is {role} yet."
    if post.vacant_since:
        headline = f"Vacant for {days}"
        sentence = f"Nobody is {role}: vacant since {uk_date(post.vacant_since)} ({days})."
    if post.upcoming:
        coming = post.upcoming[0]
        headline = f"Vacant until {uk_date(coming.starts_on)}"
        sentence += f" {coming.name} starts on {uk_date(coming.starts_on)}."
    return Gap(
        GapKind.VACANCY,
        "soon" if post.upcoming else "late",
        post.role,
        headline,
        sentence,
        post.why_it_matters,
        "See the role" if post.upcoming else "Appoint someone",
        "leadership:role-view" if post.upcoming else "leadership:appointment-add",
        {"code": post.code},
        post.code,
    )


def _of_holder(post: Post, holder: Holder) -> Iterator[Gap]:
    role, change = post.role.lower(), {"pk": str(holder.appointment_id)}
    whose = (post.code, holder.appointment_id)
    if holder.has_left:
        yield Gap(
            GapKind.LEAVER,
            "late",
            post.role,
            "Has left",
            f"{holder.name} has left and is still shown as {role}.",
            WHY_LEAVER,
            "End the appointment",
            "leadership:appointment-end",
            change,
            *whose,
        )
    if post.needs_deputy and not holder.has_deputy:
        left = f": {holder.deputy} has left" if holder.deputy else ""
        yield Gap(
            GapKind.NO_DEPUTY,
            "late",
            post.role,
            "No deputy",
            f"{holder.name}, {role}, has no deputy{left}.",
            WHY_DEPUTY,
            "Name a deputy",
            "leadership:appointment-edit",
            change,
            *whose,
        )
    if holder.meets_grade is False:
        yield Gap(
            GapKind.GRADE,
            "soon",
            post.role,
            f"Below {post.minimum_grade.lower()}",
            f"{holder.name}, {role}, is recorded below {post.minimum_grade.lower()} "
            f"(grade: {holder.grade.lower()}).",
            post.why_it_matters,
            "Check the grade",
            "leadership:appointment-correct",
            change,
            *whose,
        )
    if holder.review_overdue and holder.review_due_on:
        yield Gap(
            GapKind.REVIEW,
            "late",
            post.role,
            "Review overdue",
            f"The appointment of {holder.name} as {role} was to be reviewed by "
            f"{uk_date(holder.review_due_on)}.",
            WHY_REVIEW,
            "Set the next review",
            "leadership:appointment-edit",
            change,
            *whose,
        )


def _of_coverage(coverage: Coverage) -> Iterator[Gap]:
    for row in coverage.rows:
        sector = lower_first(row.label)
        if row.is_empty:
            yield Gap(
                GapKind.EMPTY_SECTOR,
                "soon",
                row.label,
                "Nobody at any level",
                f"Nobody from {sector} is at the table, at any level.",
                WHY_SECTOR,
                "Add a person",
                "leadership:engagement-add",
                {"sector": row.sector, "level": row.seats[-1].level},
            )
            continue
        for seat in row.seats:
            if seat.is_empty:
                yield Gap(
                    GapKind.EMPTY_SEAT,
                    "soon",
                    f"{row.label}, {seat.level_label.lower()}",
                    "Nobody",
                    f"Nobody from {sector} is at the table as {_article(seat.level_label)}.",
                    WHY_SEAT,
                    "Add a person",
                    "leadership:engagement-add",
                    {"sector": seat.sector, "level": seat.level},
                )


def _article(label: str) -> str:
    return f"{'an' if label[0] in 'AEIOU' else 'a'} {label.lower()}"
