"""The page of one role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.timezone import localtime

from hubs.models import AuditEvent
from hubs.presentation.tables import Table
from hubs.presentation.words import counted, listed, lower_first, uk_date
from leadership.as_at import AsAt
from leadership.models import Appointment, Handover, Role
from leadership.presenters.appointments import deputies_table, history_table
from leadership.presenters.links import Links
from leadership.structure import (
    Gap,
    GapKind,
    Holder,
    LeadershipFacts,
    Post,
    leadership_gaps,
    post_of,
    structure_on,
)
from leadership.structure.tense import tense_on

CORRECTIONS = (
    "appointment.made",
    "appointment.backdated",
    "appointment.corrected",
    "appointment.removed",
    "role.changed",
    "role.retired",
    "role.restored",
)
"""What the page tells of the trail; of what was made, only what was recorded late."""
CHANGES = 20
HANDOVERS = 5


@dataclass(frozen=True, slots=True)
class HolderPart:
    """One who holds the role now, with what may be done about it."""

    name: str
    url: str
    rows: Sequence[dict[str, Any]]
    edit_url: str
    end_url: str
    backdate_url: str


@dataclass(frozen=True, slots=True)
class Change:
    """A change to the record: when, what and why, and who made it."""

    on: datetime
    what: str
    by: str


@dataclass(frozen=True, slots=True)
class RolePage:
    role: Role
    post: Post
    lead: str
    expectations: Sequence[str]
    holders: Sequence[HolderPart]
    gaps: Sequence[dict[str, str]]
    history: Table | None
    deputies: Table | None
    appoint_url: str
    appoint_words: str
    open_handovers: Sequence[Handover]
    handovers: Sequence[Handover]
    changes: Sequence[Change]
    links: Links
    as_at: AsAt


def role_page(role: Role, as_at: AsAt, links: Links) -> RolePage:
    """Return what is expected of a role, who held it on a day and until then; three queries."""
    day = as_at.day
    held = tuple(Appointment.objects.with_people().filter(role=role).order_by("starts_on", "id"))
    facts = LeadershipFacts((role,), held, ())
    structure = structure_on(day, facts)
    post = post_of(role, list(held), day)
    told = [each for each in held if as_at.knows(each.starts_on)]
    tense = tense_on(day, as_at.today)
    gaps = [gap for gap in leadership_gaps(day, facts, structure, tense) if _is_to_mend(gap)]
    handovers = _handovers(role) if links.may_manage else []
    return RolePage(
        role=role,
        post=post,
        lead=_lead(role, post),
        expectations=_expectations(role, post),
        holders=[_holder(holder, links) for holder in post.holders],
        gaps=[_drift(gap, links) for gap in gaps],
        history=history_table(reversed(told), links) if told else None,
        deputies=deputies_table(told, links),
        appoint_url=links.mend("appointment-add", code=role.code) if not role.retired_on else "",
        appoint_words=_appoint_words(post),
        open_handovers=[each for each in handovers if each.is_open],
        handovers=[each for each in handovers if not each.is_open],
        changes=_changes(role, held),
        links=links,
        as_at=as_at,
    )


def role_rows(role: Role) -> list[dict[str, Any]]:
    """Return what is recorded now about an own role, for a summary list."""
    retired = role.retired_on
    return [
        {"key": "Name", "value": role.name},
        {"key": "What is expected", "value": role.expects},
        {"key": "Why it matters", "value": role.why_it_matters},
        {"key": "Deputy", "value": "Needed" if role.needs_deputy else "Not needed"},
        {"key": "In use", "value": f"Until {uk_date(retired)}" if retired else "Yes"},
    ]


def _handovers(role: Role) -> list[Handover]:
    """The latest handovers of the role; those called off are only in the trail."""
    found = Handover.objects.with_people().filter(appointment__role=role)
    return list(found.exclude(state=Handover.State.CALLED_OFF)[:HANDOVERS])


def _changes(role: Role, held: Sequence[Appointment]) -> list[Change]:
    """What was recorded later, differently or no longer, with the reason, the latest first."""
    told = Q(subject_id__in=[each.pk for each in held]) | Q(detail__role=role.code)
    events = AuditEvent.objects.filter(told, verb__in=CORRECTIONS).select_related("actor")
    late = [e for e in events if e.verb != "appointment.made" or e.detail.get("reason")]
    return [
        Change(localtime(event.happened_at), event.summary, str(event.actor or ""))
        for event in late[:CHANGES]
    ]


def _lead(role: Role, post: Post) -> str:
    if role.retired_on:
        return f"Retired: no longer in use from {uk_date(role.retired_on)}."
    if post.holder:
        return f"{_held_since(post.holders)}."
    if post.vacant_since:
        days = counted(post.vacant_days, "day")
        return f"Vacant since {uk_date(post.vacant_since)} ({days})."
    return "Nobody has held this role yet."


def _held_since(holders: Sequence[Holder]) -> str:
    """'A and B, since 1 May 2026', or the first day of each where they differ."""
    days = {holder.since for holder in holders}
    if len(days) > 1:
        return listed([f"{each.name} since {uk_date(each.since)}" for each in holders])
    return f"{listed([each.name for each in holders])}, since {uk_date(days.pop())}"


def _expectations(role: Role, post: Post) -> list[str]:
    """The rules that the service checks, in words."""
    rules = []
    if role.single_holder:
        rules.append("One person holds it at a time.")
    if role.needs_deputy:
        rules.append("A deputy is named.")
    if post.minimum_grade:
        rules.append(f"The holder is {_article(post.minimum_grade)} or above.")
    return rules


def _article(grade: str) -> str:
    return f"{'an' if grade[0] in 'AEIOU' else 'a'} {lower_first(grade)}"


def _appoint_words(post: Post) -> str:
    if post.is_vacant:
        return "Appoint someone"
    return "Record another appointment" if post.single_holder else "Appoint another person"


def _holder(holder: Holder, links: Links) -> HolderPart:
    rows = [
        {"key": "Job title", "value": holder.job_title or "Not recorded"},
        {"key": "Organisation", "value": holder.organisation},
        {"key": "Basis", "value": holder.basis},
        {"key": "Grade", "value": holder.grade},
        {"key": "Since", "value": uk_date(holder.since)},
        {"key": "Last day", "value": uk_date(holder.until) if holder.until else "No end is known"},
        {"key": "Deputy", "value": holder.deputy or "Nobody"},
        {
            "key": "Review by",
            "value": uk_date(holder.review_due_on) if holder.review_due_on else "Not set",
        },
    ]
    return HolderPart(
        name=holder.name,
        url=links.to("person-view", pk=holder.person_id),
        rows=rows,
        edit_url=links.mend("appointment-edit", pk=holder.appointment_id),
        end_url=links.mend("appointment-end", pk=holder.appointment_id),
        backdate_url=links.mend("appointment-backdate", pk=holder.appointment_id),
    )


def _is_to_mend(gap: Gap) -> bool:
    """A vacancy is the page's own headline and button; seats are not about this role."""
    return bool(gap.role_code) and gap.kind != GapKind.VACANCY


def _drift(gap: Gap, links: Links) -> dict[str, str]:
    url = gap.url(links.slug) if links.may_manage else ""
    return {"kind": gap.severity, "what": gap.sentence, "url": url, "link": gap.link_text}
