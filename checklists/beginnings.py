"""What a new round begins from: a shipped template, or a round of the area's own, copied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from checklists.actions.rounds import Seat
from checklists.asked import AskedSet, ancestors, sets_of
from checklists.free_marks import free_mark
from checklists.models import Participation, Round, ShortList
from checklists.round_templates import (
    LEADER,
    RoundTemplate,
    round_templates,
    usual_template,
)
from checklists.scales import USUAL
from checklists.seating import Candidate
from hubs.presentation.moments import local_day
from hubs.working_time import working_days_between


@dataclass(frozen=True, slots=True)
class ListBegun:
    """A short list to begin with: its name, and the codes of its statements."""

    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """How somebody stands in the form before anybody types. `news` says what changed for them."""

    seat: Seat
    takes_part: bool
    is_expected: bool
    list_number: int | None = None
    news: str = ""


@dataclass(frozen=True, slots=True)
class Beginning:
    """Everything but the people and the dates.

    `copied` is the round it comes from, if any, and `before` who was asked in it, by person.
    """

    sets: tuple[str, ...]
    days: int
    note: str = ""
    blind_until: str = Round.Blind.CLOSE
    anonymous_comparison: bool = False
    scale: str = USUAL
    short_lists: tuple[ListBegun, ...] = ()
    template: RoundTemplate | None = None
    copied: Round | None = None
    before: Mapping[UUID, Participation] = field(default_factory=dict)


def begin_from(key: str, last: Round | None, sets: Sequence[AskedSet]) -> Beginning:
    """Return what `key` names: a template, or the given round; otherwise the usual template.

    What is copied asks the newest versions, which `sets` are.
    """
    if last is not None and key == str(last.pk):
        return _copy_of(last, sets)
    return _from_template(round_templates().get(key, usual_template()))


def places(beginning: Beginning, candidates: Sequence[Candidate]) -> list[Place]:
    """Say for every candidate whether they are ticked, as what, and with which short list."""
    if beginning.copied:
        return _places_as_before(beginning, candidates)
    template = beginning.template or usual_template()
    return [
        Place(
            seat=each.seat,
            takes_part=each.kind in template.asks,
            is_expected=each.is_expected,
            list_number=next(
                (n for n, some in enumerate(template.short_lists) if each.kind in some.kinds), None
            ),
        )
        for each in candidates
    ]


def _from_template(template: RoundTemplate) -> Beginning:
    return Beginning(
        sets=template.sets,
        days=template.days,
        note=template.note,
        scale=template.scale,
        short_lists=tuple(ListBegun(each.name, each.statements) for each in template.short_lists),
        template=template,
    )


def _copy_of(last: Round, newest: Sequence[AskedSet]) -> Beginning:
    sets, before = sets_of(last.pk), _asked_before(last)
    return Beginning(
        sets=tuple(each.key for each in sets),
        days=max(1, working_days_between(_begun_on(last), local_day(last.due_at))),
        note=last.invitation_note,
        blind_until=last.blind_until,
        anonymous_comparison=last.anonymous_comparison,
        scale=last.scale,
        short_lists=tuple(
            ListBegun(each.name, _codes(each.questions, newest)) for each in _lists(before)
        ),
        copied=last,
        before=before,
    )


def _lists(before: Mapping[UUID, Participation]) -> list[ShortList]:
    """The short lists that somebody was asked, in their order."""
    found = {each.short_list_id: each.short_list for each in before.values() if each.short_list}
    return sorted(found.values(), key=lambda each: each.position)


def _begun_on(last: Round) -> date:
    return local_day(last.invite_at or last.opened_at)


def _codes(ids: Sequence[UUID], newest: Sequence[AskedSet]) -> tuple[str, ...]:
    """The codes of what the statements of a list are now, or what came of them."""
    return tuple(
        each.code
        for asked in newest
        for each in asked.rated
        if any(before.pk in ids for before in ancestors(each))
    )


def _places_as_before(beginning: Beginning, candidates: Sequence[Candidate]) -> list[Place]:
    """Those still here as they were asked; whoever has taken on a role since is ticked too."""
    before = beginning.before
    numbers = {each.pk: number for number, each in enumerate(_lists(before))}
    taken = {each.code for each in before.values()}
    found = []
    for each in candidates:
        part = before.get(each.seat.person.pk)
        if part is not None:
            number = numbers.get(part.short_list_id) if part.short_list_id else None
            found.append(_as_before(each, part, number))
            continue
        code = each.seat.code
        if code in taken:
            code = free_mark(each.seat.person.name, taken)
        taken.add(code)
        is_new = each.kind == LEADER
        found.append(
            Place(
                seat=replace(each.seat, code=code),
                takes_part=is_new,
                is_expected=each.is_expected,
                news="New: was not asked last time" if is_new else "",
            )
        )
    return found


def _as_before(candidate: Candidate, part: Participation, list_number: int | None) -> Place:
    now = candidate.seat.role_label
    changed = candidate.kind == LEADER and part.role_label != now
    return Place(
        seat=Seat(candidate.seat.person, part.role_label, part.code),
        takes_part=True,
        is_expected=True,
        list_number=list_number,
        news=f"Today: {now}" if changed else "",
    )


def _asked_before(last: Round) -> Mapping[UUID, Participation]:
    """Whose seats they were: where somebody stood in, the seat is still the other's."""
    rows = Participation.objects.taking_part().of_round(last).select_related("short_list")
    return {each.stands_in_for_id or each.person_id: each for each in rows}
