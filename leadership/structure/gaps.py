"""What is missing in who leads: each with why it matters and where it is mended.

The rules themselves, with their reasons, are in `leadership/structure/rules.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from uuid import UUID

from django.urls import reverse

from hubs.presentation.words import counted, listed, lower_first, uk_date
from leadership.roles import APART, MOST_SHARING
from leadership.structure.contacts import stale_contacts
from leadership.structure.coverage import Coverage, CoverageRow
from leadership.structure.facts import LeadershipFacts, read_facts
from leadership.structure.named import NamedPost
from leadership.structure.posts import Holder, LeadershipStructure, Post, structure_on
from leadership.structure.rules import RULE_OF, GapKind
from leadership.structure.tense import PRESENT, Tense
from leadership.table import NamedSeat


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


def leadership_gaps(
    day: date,
    facts: LeadershipFacts | None = None,
    structure: LeadershipStructure | None = None,
    told: Tense = PRESENT,
) -> list[Gap]:
    """Return what is missing on `day`, worst first; three queries, none when facts are given."""
    facts = facts or read_facts(day)
    structure = structure or structure_on(day, facts)
    found = [
        *(gap for post in structure.posts for gap in _of_post(post, told)),
        *_of_two_roles(structure.posts, told),
        *_of_leavers_seats(day, facts, told),
        *_of_coverage(structure.coverage, told),
        *_of_named_seats(structure.named, told),
        *_of_contacts(facts, day, told),
    ]
    return sorted(found, key=lambda gap: gap.severity != "late")


def _of_post(post: Post, told: Tense) -> Iterator[Gap]:
    if post.is_vacant:
        yield _vacancy(post, told)
    if len(post.holders) > (1 if post.single_holder else MOST_SHARING):
        yield _overlap(post, told)
    for holder in post.holders:
        yield from _of_holder(post, holder, told)


def _overlap(post: Post, told: Tense) -> Gap:
    names, role = [holder.name for holder in post.holders], post.role.lower()
    few = len(names) == 2
    sentence = f"{listed(names)} {told['are']} both {role}."
    if not few:
        sentence = f"{counted(len(names), 'person', 'people')} {told['are']} {role} at once."
    return Gap(
        GapKind.OVERLAP,
        "late" if post.single_holder else "soon",
        post.role,
        "Two at once" if few else f"{len(names)} at once",
        sentence,
        post.why_it_matters if post.single_holder else RULE_OF[GapKind.OVERLAP].why,
        "End one appointment",
        "leadership:role-view",
        {"code": post.code},
        post.code,
    )


def _vacancy(post: Post, told: Tense) -> Gap:
    role, days = post.role.lower(), counted(post.vacant_days, "day")
    headline, sentence = "Not filled yet", f"Nobody {told['is']} {role}{told['yet']}."
    if post.vacant_since:
        headline = f"Vacant for {days}"
        sentence = (
            f"Nobody {told['is']} {role}: vacant since {uk_date(post.vacant_since)} ({days})."
        )
    if post.upcoming:
        coming = post.upcoming[0]
        headline = f"Vacant until {uk_date(coming.starts_on)}"
        sentence += f" {coming.name} {told['starts on']} {uk_date(coming.starts_on)}."
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


def _of_holder(post: Post, holder: Holder, told: Tense) -> Iterator[Gap]:
    role, change = post.role.lower(), {"pk": str(holder.appointment_id)}
    whose = (post.code, holder.appointment_id)
    if holder.has_left:
        yield Gap(
            GapKind.LEAVER,
            "late",
            post.role,
            "Has left",
            f"{holder.name} {told['has']} left and {told['is']} still shown as {role}.",
            RULE_OF[GapKind.LEAVER].why,
            "End the appointment",
            "leadership:appointment-end",
            change,
            *whose,
        )
    if post.needs_deputy and not holder.has_deputy:
        left = f": {holder.deputy} {told['has']} left" if holder.deputy else ""
        yield Gap(
            GapKind.NO_DEPUTY,
            "late",
            post.role,
            "No deputy",
            f"{holder.name}, {role}, {told['has']} no deputy{left}.",
            RULE_OF[GapKind.NO_DEPUTY].why,
            "Name a deputy",
            "leadership:appointment-edit",
            change,
            *whose,
        )
    elif holder.deputy_has_left:
        yield Gap(
            GapKind.LEAVER,
            "soon",
            post.role,
            "Deputy has left",
            f"{holder.deputy} {told['has']} left and {told['is']} still shown as deputy of "
            f"{holder.name}, {role}.",
            RULE_OF[GapKind.LEAVER].why,
            "Change the deputy",
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
            f"{holder.name}, {role}, {told['is']} recorded below {post.minimum_grade.lower()} "
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
            RULE_OF[GapKind.REVIEW].why,
            "Set the next review",
            "leadership:appointment-edit",
            change,
            *whose,
        )


def _of_two_roles(posts: Sequence[Post], told: Tense) -> Iterator[Gap]:
    by_code = {post.code: post for post in posts}
    for first, second in APART:
        if first not in by_code or second not in by_code:
            continue
        one, other = by_code[first], by_code[second]
        also = {holder.person_id for holder in other.holders}
        for holder in one.holders:
            if holder.person_id in also:
                yield Gap(
                    GapKind.APART,
                    "soon",
                    other.role,
                    f"Also {one.role.lower()}",
                    f"{holder.name} {told['is']} both {one.role.lower()} and {other.role.lower()}.",
                    RULE_OF[GapKind.APART].why,
                    "See the role",
                    "leadership:role-view",
                    {"code": other.code},
                    other.code,
                )


def _of_leavers_seats(day: date, facts: LeadershipFacts, told: Tense) -> Iterator[Gap]:
    for seat in facts.engagements:
        begun_and_open = seat.starts_on <= day and seat.ends_on is None
        if begun_and_open and seat.person.had_left_by(day):
            which = f"{lower_first(seat.get_sector_display())}, {seat.get_level_display().lower()}"
            yield Gap(
                GapKind.LEAVER,
                "soon",
                seat.person.name,
                "Has left",
                f"{seat.person.name} {told['has']} left and still {told['has']} a seat: {which}.",
                RULE_OF[GapKind.LEAVER].why,
                "End the seat",
                "leadership:engagement-remove",
                {"pk": str(seat.pk)},
            )


def _of_coverage(coverage: Coverage, told: Tense) -> Iterator[Gap]:
    for row in coverage.rows:
        if row.is_empty:
            yield _empty_sector(row, told)
            continue
        sector = lower_first(row.label)
        for seat in row.seats:
            if seat.is_empty:
                yield Gap(
                    GapKind.EMPTY_SEAT,
                    "soon",
                    f"{row.label}, {seat.level_label.lower()}",
                    "Nobody",
                    f"Nobody from {sector} {told['is']} at the table as "
                    f"{_article(seat.level_label)}.",
                    RULE_OF[GapKind.EMPTY_SEAT].why,
                    "Add a person",
                    "leadership:engagement-add",
                    {"sector": seat.sector, "level": seat.level},
                )


def _empty_sector(row: CoverageRow, told: Tense) -> Gap:
    return Gap(
        GapKind.EMPTY_SECTOR,
        "soon",
        row.label,
        "Nobody at any level",
        f"Nobody from {lower_first(row.label)} {told['is']} at the table, at any level.",
        RULE_OF[GapKind.EMPTY_SECTOR].why,
        "Add a person",
        "leadership:engagement-add",
        {"sector": row.sector, "level": row.seats[-1].level},
    )


def _of_named_seats(named: Sequence[NamedPost], told: Tense) -> Iterator[Gap]:
    for seat in named:
        if seat.is_empty:
            parents = seat.code == NamedSeat.PARENTS
            yield Gap(
                GapKind.NO_PARENT_VOICE if parents else GapKind.NAMED_SEAT,
                "soon",
                seat.name,
                "No parent or carer voice" if parents else "Nobody",
                seat.gap(told),
                seat.why,
                "Fill the seat",
                "leadership:named-seat-add",
                {"seat": seat.code},
            )


def _of_contacts(facts: LeadershipFacts, day: date, told: Tense) -> Iterator[Gap]:
    if facts.read_for != day:
        return
    for stale in stale_contacts(facts.engaged_on(day), day):
        last = f"last on {uk_date(stale.last)}" if stale.last else f"none {told['is']} recorded"
        yield Gap(
            GapKind.STALE_CONTACT,
            "soon",
            stale.name,
            "Contact is stale",
            f"Contact with {stale.name}, {stale.organisation}, {told['is']} stale: "
            f"{lower_first(stale.how_often)} {told['is']} agreed, {last}.",
            RULE_OF[GapKind.STALE_CONTACT].why,
            "Record a contact",
            "leadership:contact-add",
            {"person_id": str(stale.person_id)},
        )


def _article(label: str) -> str:
    return f"{'an' if label[0] in 'AEIOU' else 'a'} {label.lower()}"
