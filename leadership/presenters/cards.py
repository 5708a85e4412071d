"""A card for every holder of a role, and for every role that nobody holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hubs.presentation.words import lower_first, uk_date
from leadership.models import Grade
from leadership.presenters.links import Links
from leadership.structure import Gap, Holder, Post


@dataclass(frozen=True, slots=True)
class Flag:
    """Something missing, said in words, shape and colour, with its mend where there is one."""

    kind: str
    words: str
    url: str
    link: str


@dataclass(frozen=True, slots=True)
class PostCard:
    """What `components/person.html` shows; an empty name is a vacancy."""

    role: str
    role_url: str
    name: str
    name_url: str
    line: str
    facts: Sequence[tuple[str, str]]
    flags: Sequence[Flag]
    lead: bool


def post_cards(posts: Sequence[Post], gaps: Sequence[Gap], links: Links) -> list[PostCard]:
    """Return the cards by role; with the mends for those who may."""
    return [card for post in posts for card in _cards(post, gaps, links)]


def _cards(post: Post, gaps: Sequence[Gap], links: Links) -> Iterator[PostCard]:
    def flags(appointment_id: object) -> list[Flag]:
        own = [g for g in gaps if g.role_code == post.code]
        return [_flag(gap, links) for gap in own if gap.appointment_id in {None, appointment_id}]

    role_url = links.to("role-view", code=post.code)
    if post.is_vacant:
        facts, lead = _vacancy_facts(post), post.single_holder
        yield PostCard(post.role, role_url, "", "", "", facts, flags(None), lead)
    for holder in post.holders:
        yield PostCard(
            role=post.role,
            role_url=role_url,
            name=holder.name,
            name_url=links.to("person-view", pk=holder.person_id),
            line=", ".join(filter(None, [holder.job_title, holder.organisation])),
            facts=_facts(post, holder),
            flags=flags(holder.appointment_id),
            lead=post.single_holder,
        )


def _flag(gap: Gap, links: Links) -> Flag:
    url = gap.url(links.slug) if links.may_manage else ""
    return Flag(gap.severity, gap.headline, url, gap.link_text)


def _vacancy_facts(post: Post) -> list[tuple[str, str]]:
    if not post.vacant_since:
        return _next(post)
    return [("Since", uk_date(post.vacant_since)), ("Before", post.last_holder), *_next(post)]


def _next(post: Post) -> list[tuple[str, str]]:
    return [
        ("Next", f"{coming.name}, from {uk_date(coming.starts_on)}") for coming in post.upcoming
    ]


def _facts(post: Post, holder: Holder) -> list[tuple[str, str]]:
    facts = [("Since", uk_date(holder.since))]
    if holder.until:
        facts.append(("Until", uk_date(holder.until)))
    facts.append(("Basis", holder.basis))
    if holder.meets_grade is None and holder.grade != Grade.OTHER.label:
        facts.append(("Grade", holder.grade))
    if holder.meets_grade is not None:
        meets = "meets the expectation" if holder.meets_grade else _expected(post)
        facts.append(("Grade", f"{holder.grade}: {meets}"))
    if holder.deputy:
        left = " (has left)" if holder.deputy_has_left else ""
        facts.append(("Deputy", f"{holder.deputy}{left}"))
    if holder.review_due_on:
        facts.append(("Review", uk_date(holder.review_due_on)))
    return facts + _next(post)


def _expected(post: Post) -> str:
    return f"{lower_first(post.minimum_grade)} or above is expected"
