"""How the list of reviews and the page of one review look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from checklists.asked import AskedSet, Paper, asked_set, paper_of, sets_of
from checklists.models import (
    Answer,
    Participation,
    Reflection,
    Round,
    RoundQuestionSet,
    marked_title,
)
from checklists.presenters.round_progress import people_of, progress_of, still_in
from checklists.presenters.round_sides import asked_on, dates_of, left_words, sees_early
from checklists.presenters.round_sign import signing_facts
from checklists.promises import rule_words
from checklists.querysets import AnswerQuerySet, ParticipationQuerySet, RoundQuerySet
from hubs.models import LocalArea, Membership, User
from hubs.permissions import Permission, can
from hubs.presentation.addresses import address
from hubs.presentation.moments import ago, hour, local_day, long_day, near_day, week_day
from hubs.presentation.words import counted
from hubs.querysets.prepared import prepared


def shown_round(round_id: UUID) -> Round:
    """A round of the open area as its pages show it; a 404 where there is none."""
    found = _shown_rounds(round_id=round_id)
    if not found:
        raise Http404
    return found[0]


@prepared
def _shown_rounds(round_id: UUID) -> QuerySet[Round]:
    return Round.objects.with_opener().filter(pk=round_id)


def open_rounds() -> RoundQuerySet:
    """The rounds of the open area that are still being answered."""
    return Round.objects.open()


def chosen_participations(ids: Sequence[str]) -> ParticipationQuerySet:
    """Those that a facilitator ticked."""
    return Participation.objects.chosen(ids)


SOON_DAYS = 7
Words = dict[str, Any]


def due_status(round_: Round, now: datetime) -> tuple[str, str]:
    """The kind and the words of when answers are due."""
    day = local_day(round_.due_at)
    left = (day - local_day(now)).days
    if round_.due_at < now:
        return "late", f"Was due {near_day(day)}; closes at the end of {near_day(day)}"
    if left == 0:
        return "late", f"Due today, {hour(round_.due_at)}"
    kind = "soon" if left <= SOON_DAYS else "todo"
    return kind, f"Due {near_day(day)}"


def state_status(round_: Round) -> tuple[str, str]:
    """The kind and the words of how far a round has come."""
    if round_.is_open:
        return due_status(round_, timezone.now())
    if round_.signed_off_at:
        return "done", f"Signed off {long_day(local_day(round_.signed_off_at))}"
    if round_.state == Round.State.AGREED and round_.agreed_at:
        return "done", f"Agreed {long_day(local_day(round_.agreed_at))}"
    closed = long_day(local_day(round_.closed_at)) if round_.closed_at else ""
    return "track", f"Closed {closed}, to be agreed"


# The list --------------------------------------------------------------------------------------


def list_page(*, area: LocalArea, user: User, membership: Membership) -> Words:
    """Return what `round_list.html` shows: reviews being answered, then those before."""
    rounds = list(Round.objects.with_turnout())
    mine = Participation.objects.of_user(user).with_short_list().in_bulk_by_round()
    own = Answer.objects.own(user)
    levels, statements = own.levels_by_round(), _statements_of(mine, own)
    compares = can(membership, Permission.VIEW_COMPARISON)
    rows = [
        _listed(area, each, mine.get(each.pk), levels, statements, compares=compares)
        for each in rounds
    ]
    return {
        "nav": "reviews",
        "open": [row for row in rows if row["is_open"]],
        "past": [row for row in rows if not row["is_open"]],
        "can_open": can(membership, Permission.MANAGE_ROUND),
        "open_url": address("checklists:round-start", slug=area.slug),
        "own_url": address("checklists:localset-list", slug=area.slug),
    }


def _statements_by_round() -> dict[UUID, int]:
    found: dict[UUID, int] = {}
    for round_id, set_id in RoundQuestionSet.objects.values_list("round_id", "question_set_id"):
        found[round_id] = found.get(round_id, 0) + len(asked_set(set_id).rated)
    return found


def _statements_of(mine: Mapping[UUID, Participation], own: AnswerQuerySet) -> dict[UUID, int]:
    """How many statements the reader has to answer in each round: what is asked of them, less what
    they said is not for them."""
    aside, lists = own.put_aside_by_round(), {pk: part.short_list for pk, part in mine.items()}
    return {
        pk: (len(short.questions) if (short := lists.get(pk)) else number) - aside.get(pk, 0)
        for pk, number in _statements_by_round().items()
    }


def _listed(
    area: LocalArea,
    round_: Round,
    mine: Participation | None,
    levels: dict[UUID, int],
    statements: dict[UUID, int],
    *,
    compares: bool,
) -> Words:
    kind, words = state_status(round_)
    answered, total = levels.get(round_.pk, 0), statements.get(round_.pk, 0)
    names = {"slug": area.slug, "round_id": round_.pk}
    turnout = vars(round_)
    submitted = (
        f"{turnout['submitted_people']} of "
        f"{counted(turnout['asked_people'], 'person', 'people')} submitted"
    )
    return {
        "is_open": round_.is_open,
        "what": round_.title,
        "url": address("checklists:round-detail", **names),
        "kind": kind,
        "when": words,
        "why": " ".join([*_my_part(round_, mine, answered, total), f"{submitted}."]),
        "compare_url": address("checklists:compare-view", **names)
        if compares and not round_.is_open
        else "",
    }


def _my_part(round_: Round, mine: Participation | None, answered: int, total: int) -> list[str]:
    if mine is None:
        return []
    if not round_.is_open:
        return [f"You answered {answered} of {total}."]
    if mine.submitted_at:
        return ["You have submitted your answers."]
    if answered == 0:
        return [f"You are asked about {counted(total, 'statement')}: start with the first."]
    left = "submit your answers" if answered == total else "go on where you stopped"
    return [f"You answered {answered} of {total}: {left}."]


# One review ------------------------------------------------------------------------------------


def round_page(
    *, area: LocalArea, round_: Round, user: User, manages: bool, compares: bool
) -> Words:
    """Return what `round_detail.html` shows: my part first, then how far everybody has come."""
    paper = paper_of(user, round_.pk)
    takes_part = paper is not None and paper.participation.withdrawn_at is None
    asked = sets_of(round_.pk)
    names = {"slug": area.slug, "round_id": round_.pk}
    kind, words = state_status(round_)
    people = people_of(round_)
    page: Words = {
        "nav": "reviews",
        "round": round_,
        "lead": _lead(round_),
        "status": {"kind": kind, "words": words},
        "facts": _facts(round_, asked, still_in(people)),
        "tasks": _tasks(area, paper, user) if paper and takes_part else None,
        "left": left_words(names, paper, user) if paper and not takes_part else None,
        "so_far_url": address("checklists:round-so-far", **names)
        if paper and sees_early(paper)
        else "",
        "urls": {
            name: address(f"checklists:round-{name}", **names)
            for name in ("nudge", "extend", "close")
        },
        "list_url": address("checklists:round-list", slug=area.slug),
        "compare_url": address("checklists:compare-view", **names)
        if compares and not round_.is_open
        else "",
    }
    if manages:
        page["progress"] = progress_of(area, round_, people, asked)
        start = address("checklists:round-open", slug=area.slug)
        page["copy_url"] = f"{start}?begin={round_.pk}"
    return page


def _lead(round_: Round) -> str:
    if round_.is_open:
        day = near_day(local_day(round_.due_at))
        return (
            f"Everybody answers alone first. {rule_words(round_)} "
            f"The review closes at the end of {day}."
        )
    if round_.state == Round.State.CLOSED:
        return "The answers are in. Compare them, talk about where you differ, and agree one view."
    return "You have agreed one view. It is what the board reads."


def _facts(round_: Round, asked: Sequence[AskedSet], people: Sequence[Any]) -> list[Words]:
    submitted = sum(1 for each in people if each.submitted_at)
    facts = [
        {
            "key": "What is asked",
            "value": "\n".join(marked_title(each.title, each.whose) for each in asked),
        },
        {
            "key": "Answers due",
            "value": f"{hour(round_.due_at)} on {week_day(local_day(round_.due_at))}",
        },
        {
            "key": "Submitted",
            "value": f"{submitted} of {counted(len(people), 'person', 'people')}",
        },
        {
            "key": "Opened",
            "value": f"{long_day(local_day(round_.opened_at))} by {round_.opened_by}",
        },
    ]
    if round_.run_by:
        facts.append({"key": "Run by", "value": f"{round_.run_by}, since a handover"})
    facts += [*asked_on(round_), *dates_of(round_)]
    if round_.previous:
        facts.append({"key": "Compared with", "value": round_.previous.title})
    if round_.invitation_note:
        facts.append({"key": "Note", "value": round_.invitation_note})
    return [*facts, *signing_facts(round_)]


def _tasks(area: LocalArea, paper: Paper, user: User) -> Words:
    written = Reflection.objects.own(user).codes_in(paper.round) if _asks_open(paper) else set()
    names = {"slug": area.slug, "round_id": paper.round.pk}
    items = [_task(names, paper, each, written) for each in paper.sets]
    return {
        "items": items,
        "role": paper.participation.shown_role,
        "leave_url": address("checklists:round-leave", **names) if paper.round.is_open else "",
        "short": f"You are asked {counted(len(paper.statements), 'statement')}, and no more."
        if paper.participation.short_list_id
        else "",
        "submitted": _submitted_words(paper),
        "check_url": address("checklists:answer-check", **names),
        "start_url": next((item["url"] for item in items if item["kind"] != "done"), ""),
        "finished": not paper.unanswered and not paper.without_evidence,
        "begun": bool(paper.answers),
    }


def _asks_open(paper: Paper) -> bool:
    return any(each.open for each in paper.sets)


def _submitted_words(paper: Paper) -> str:
    submitted = paper.participation.submitted_at
    if not submitted:
        return ""
    words = f"You submitted your answers {ago(submitted)}."
    if paper.round.is_open:
        words += " You can change them until the review closes."
    return words


def _task(names: Words, paper: Paper, asked: AskedSet, written: set[str]) -> Words:
    answered, total = paper.answered_in(asked), paper.counted_in(asked)
    lacking = sum(1 for each in paper.without_evidence if each in asked.rated)
    begun = sum(1 for each in asked.open if each.code in written)
    parts = []
    if asked.open:
        parts.append(f"{begun} of {counted(len(asked.open), 'open question')} written, as you like")
    if not asked.rated:
        kind, when = ("done", "Begun") if begun else ("todo", "If you like")
    elif answered == total and not lacking:
        kind, when = "done", "Answered"
    elif answered:
        kind, when = "track", f"{answered} of {total} answered"
    else:
        kind, when = "todo", "Not started"
        parts.insert(0, counted(total, "statement"))
    if lacking:
        parts.insert(0, f"{counted(lacking, 'answer')} without a word on why")
    return {
        "what": asked.title,
        "whose": asked.whose,
        "url": address("checklists:answer-edit", **names, key=asked.key),
        "kind": kind,
        "when": when,
        "why": "; ".join(parts),
    }
