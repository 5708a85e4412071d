"""The page of what changed between two days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hubs.presentation.words import counted, uk_date
from leadership.models import Person
from leadership.presenters.links import Links
from leadership.structure import Change, Changes, changes_between, read_facts


@dataclass(frozen=True, slots=True)
class ChangeLine:
    on: date
    kind: str
    what: str


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The changes of one role, of the table, or of people; `url` is the page about them."""

    heading: str
    count: str
    lines: Sequence[ChangeLine]
    url: str
    link: str


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """`before` and `after` are the structure on the day before the period and on its last day."""

    heading: str
    lead: str
    groups: Sequence[ChangeGroup]
    before: tuple[str, str]
    after: tuple[str, str]
    links: Links


def changes_page(period: tuple[date, date] | None, today: date, links: Links) -> ChangesPage | None:
    """Return the page; four queries, whatever the number of people. None for no period."""
    if period is None:
        return None
    first, last = period
    left = Person.objects.left_between(first, last).select_related("organisation")
    found = changes_between(first, last, read_facts(), left)
    since = _since(first, last, today)
    number = len(found.every)
    return ChangesPage(
        heading=f"{counted(number, 'change')} {since}" if number else f"Nothing changed {since}",
        lead=_lead(found, first, last, today),
        groups=_groups(found, links),
        before=_structure(first - timedelta(days=1), today, links),
        after=_structure(last, today, links),
        links=links,
    )


def _since(first: date, last: date, today: date) -> str:
    if last == today:
        return f"since {uk_date(first)}"
    return f"from {uk_date(first)} to {uk_date(last)}"


def _lead(found: Changes, first: date, last: date, today: date) -> str:
    """What to know before reading: which days count, and what is not yet certain."""
    days = f"From {uk_date(first)} to {uk_date(last)}, both days included."
    if last > today:
        return f"{days} After today, as far as is known now."
    return days if found.every else f"{days} Who led on the first day led on the last."


def _groups(found: Changes, links: Links) -> list[ChangeGroup]:
    groups = [
        _group(role.name, changes, links.to("role-view", code=role.code), "See the role")
        for role, changes in found.roles
    ]
    if found.table:
        groups.append(_group("At the table", found.table, links.seats, "See every seat"))
    if found.left:
        url = f"{links.people}?leavers=on"
        groups.append(_group("People who left", found.left, url, "See everyone"))
    return groups


def _group(heading: str, changes: Iterable[Change], url: str, link: str) -> ChangeGroup:
    lines = [ChangeLine(change.day, change.kind.value, change.sentence) for change in changes]
    return ChangeGroup(heading, counted(len(lines), "change"), lines, url, link)


def _structure(day: date, today: date, links: Links) -> tuple[str, str]:
    """The structure's address on a day, with words for the link."""
    if day == today:
        return "Who leads today", links.structure
    return f"Who leads as at {uk_date(day)}", f"{links.structure}?on={day.isoformat()}"
