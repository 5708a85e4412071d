"""How far everybody has come: for the facilitator, who sees progress and never an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from checklists.asked import AskedSet, sets_of
from checklists.emails import ANSWERS_DUE, ROUND_OPENED, messages_about
from checklists.models import Participation, Round
from checklists.querysets import ParticipationQuerySet
from hubs.models import LocalArea, Membership, OutboxMessage
from hubs.permissions import Permission, permissions_of
from hubs.presentation.addresses import address
from hubs.presentation.moments import ago, local_day
from hubs.presentation.words import counted, listed
from hubs.querysets.prepared import prepared

Words = dict[str, Any]
Told = Mapping[str, Sequence[OutboxMessage]]
NO_ACCOUNT = "Has no account yet, so cannot answer"
NO_ROLE = "Their role in this service does not let them answer: change it under Settings"
NO_ACCESS = "No longer has access to this area, so cannot answer"
REFUSED = "Mail did not arrive"


def people_of(round_: Round) -> list[Any]:
    """Everybody who was ever asked, with how far they have come; one query."""
    return _people(round_id=round_.pk)


def still_in(people: Sequence[Any]) -> list[Any]:
    """Those who take part: who left is shown apart, and counted nowhere."""
    return [each for each in people if each.withdrawn_at is None]


@prepared
def _people(round_id: UUID) -> QuerySet[Participation]:
    everybody: ParticipationQuerySet = Participation.objects.filter(round_id=round_id)
    members = Membership.objects.current().filter(user=OuterRef("person__user"))
    roles = Subquery(members.values("roles")[:1])
    return everybody.with_progress().with_people().annotate(member_roles=roles)


def progress_of(
    area: LocalArea, round_: Round, people: Sequence[Any], asked: Sequence[AskedSet]
) -> Words:
    """Every participant's progress, whom it has not reached, and who can be reminded now."""
    total = sum(len(each.rated) for each in asked)
    told: Told = messages_about(round_) if round_.is_open else {}
    here, left = still_in(people), [each for each in people if each.withdrawn_at]
    rows = [_person(area, each, total, told) for each in here]
    return {
        "rows": rows,
        "left": [_left(area, round_, each) for each in left],
        "is_open": round_.is_open,
        "all_submitted": bool(here) and all(each.submitted_at for each in here),
        "counts": _counts(here, left),
        "waiting": [row for row in rows if row["can_remind"]],
        "not_reached": [row for row in rows if row["not_reached"]],
        "add_url": _url(area, "participant-add", round_),
    }


def _counts(here: Sequence[Any], left: Sequence[Any]) -> list[tuple[int, str]]:
    """How many are where, as figures with their words."""
    submitted = sum(1 for each in here if each.submitted_at)
    started = sum(1 for each in here if not each.submitted_at and each.answered)
    idle = sum(1 for each in here if not (each.submitted_at or each.answered or each.opened_at))
    substitutes = sum(1 for each in here if each.stands_in_for_id)
    counts = [
        ("submitted", submitted),
        ("started", started),
        ("opened, nothing answered", len(here) - submitted - started - idle),
        ("not opened", idle),
        ("substitute" if substitutes == 1 else "substitutes", substitutes),
        ("left the review", len(left)),
    ]
    always = {"submitted", "started", "not opened"}
    return [(number, words) for words, number in counts if number or words in always]


def _person(area: LocalArea, each: Any, total: int, told: Told) -> Words:
    mails = told.get(_address(each), ())
    today = timezone.localdate()
    reminders = [mail for mail in mails if mail.kind == ANSWERS_DUE]
    reminded = any(mail.due_on == today for mail in reminders)
    kind, words = _standing(each, total)
    not_reached = "" if each.submitted_at else _why_not_reached(each, mails)
    return {
        "id": str(each.pk),
        "name": each.shown_name,
        "role": each.role_label,
        "code": each.code,
        "organisation": each.organisation.name,
        "kind": kind,
        "words": words,
        "when": _when(each),
        "asked": each.short_list.name if each.short_list else "",
        "joined": f"Joined {ago(each.added_at)}" if each.added_at else "",
        "told": _told_words(each, mails),
        "not_reached": not_reached,
        "reminded": reminded and not each.submitted_at,
        "can_remind": _may_answer(each) and not each.submitted_at and not reminded,
        "substitute_url": ""
        if each.submitted_at
        else _url(area, "participant-substitute", each.round_id, each),
        "asked_url": _url(area, "participant-asked", each.round_id, each),
        "withdraw_url": _url(area, "participant-withdraw", each.round_id, each),
    }


def _standing(each: Any, total: int) -> tuple[str, str]:
    if each.submitted_at:
        return "done", f"Submitted {ago(each.submitted_at)}"
    if each.answered:
        number = len(each.short_list.questions) if each.short_list else total
        return "track", f"Started: {each.answered} of {number}"
    if each.opened_at:
        return "track", "Opened, nothing answered yet"
    return "todo", "Not opened"


def _when(each: Any) -> str:
    """The time of the last thing they did, where it is not said already."""
    if each.submitted_at:
        return ""
    if each.last_saved:
        return f"Last saved {ago(each.last_saved)}"
    return f"First opened {ago(each.opened_at)}" if each.opened_at else ""


def _may_answer(each: Any) -> bool:
    return Permission.ANSWER_ROUND in permissions_of(each.member_roles or [])


def _address(each: Any) -> str:
    return each.person.user.email.lower() if each.person.user else ""


def _why_not_reached(each: Any, mails: Sequence[OutboxMessage]) -> str:
    if each.person.user is None:
        return NO_ACCOUNT
    if not each.member_roles:
        return NO_ACCESS
    if not _may_answer(each):
        return NO_ROLE
    failed = next((mail for mail in mails if mail.state != OutboxMessage.State.NOT_NEEDED), None)
    if failed is not None and failed.state == OutboxMessage.State.FAILED:
        return f"{REFUSED}: {failed.last_error or 'it was given up'}"
    return ""


def _told_words(each: Any, mails: Sequence[OutboxMessage]) -> str:
    """The last message about the round: sent, or when it goes out to whoever still needs it."""
    unneeded = {OutboxMessage.State.NOT_NEEDED}
    if each.submitted_at:
        unneeded.add(OutboxMessage.State.WAITING)
    mail = next((mail for mail in mails if mail.state not in unneeded), None)
    if mail is None:
        return ""
    what = "Invitation" if mail.kind == ROUND_OPENED else "Reminder"
    if mail.state == OutboxMessage.State.SENT and mail.finished_at:
        return f"{what} sent {ago(mail.finished_at)}"
    if mail.state == OutboxMessage.State.WAITING:
        return f"{what} goes out {ago(mail.send_after)}"
    return ""


def _left(area: LocalArea, round_: Round, each: Any) -> Words:
    return {
        "name": each.shown_name,
        "role": each.role_label,
        "when": ago(each.withdrawn_at),
        "by": str(each.withdrawn_by) if each.withdrawn_by else "",
        "reason": each.withdrawn_reason,
        "kept": f"{counted(each.answered, 'answer')} kept, not compared" if each.answered else "",
        "restore_url": _url(area, "participant-restore", each.round_id, each)
        if round_.is_open
        else "",
    }


def _url(area: LocalArea, name: str, round_: Round | UUID, each: Any = None) -> str:
    round_id = round_.pk if isinstance(round_, Round) else round_
    names = {"slug": area.slug, "round_id": round_id}
    if each is not None:
        names["participation_id"] = each.pk
    return address(f"checklists:{name}", **names)


def nudged_words(told: Sequence[str]) -> str:
    """What the facilitator is told after a nudge."""
    if not told:
        return "Nobody was reminded: each is reminded at most once a day."
    return (
        f"{counted(len(told), 'reminder')} will go out, in working hours on a working day, "
        "unless answers arrive first."
    )


def close_page(area: LocalArea, round_: Round) -> Words:
    """Return what `round_close.html` shows: whose voice would be lost, before it is too late."""
    people = still_in(people_of(round_))
    total = sum(len(each.rated) for each in sets_of(round_.pk))
    waiting = [each for each in people if not each.submitted_at]
    rows = {each.pk: _person(area, each, total, {}) for each in waiting}
    heard = {each.organisation_id for each in people if each.answered}
    unheard = {e.organisation.name for e in people if e.organisation_id not in heard}
    early = local_day(timezone.now()) < local_day(round_.due_at)
    return {
        "nav": "reviews",
        "round": round_,
        "lost": [rows[each.pk] for each in waiting if not each.answered],
        "unfinished": [rows[each.pk] for each in waiting if each.answered],
        "unheard": f"{listed(sorted(unheard))}" if unheard else "",
        "waiting": waiting,
        "waiting_words": f"{len(waiting)} of {counted(len(people), 'person', 'people')}",
        "is_early": early,
        "round_url": _url(area, "round-detail", round_),
        "extend_url": _url(area, "round-extend", round_),
    }
