"""Moving the leaver's work to others: what was chosen, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.db import transaction

from checklists.actions.action import ActionChangedError
from checklists.actions.handing_over import hand_over_action, hand_over_round, hand_over_seat
from governance import fetch
from governance.actions.boards import pass_on_seat
from governance.actions.reports import ReportChangedError, ReportFrozenError, write_cover
from governance.handing_over import Item, Kind, items_of, state_of
from governance.models import HandedItem
from hubs.actions.audit import record
from hubs.models import LocalArea, User
from leadership.actions.handovers import finish_handover, still_open
from leadership.actions.refusals import ChangedMeanwhileError, RefusedError
from leadership.models import Handover, Person

NO_ACCOUNT = "{name} does not sign in, so cannot run a review"


@transaction.atomic
def move_items(
    *,
    area: LocalArea,
    actor: User,
    handover: Handover,
    chosen: Mapping[str, Person],
    seen: str,
) -> list[HandedItem]:
    """Move what was chosen, by the items' keys, and keep what went to whom.

    `seen` is the `state_of` the items that were shown: when anything has changed since, nothing
    moves. Raises ChangedMeanwhileError then, and RefusedError where somebody cannot take it.
    """
    current = still_open(handover, handover.version)
    items = items_of(current, list(current.promises.all()))
    by_key = {item.key: item for item in items}
    if state_of(items) != seen or chosen.keys() - by_key.keys():
        raise ChangedMeanwhileError
    moved = []
    for key, to in chosen.items():
        item = by_key[key]
        _move(area, actor, item, current.leaver, to)
        moved.append(_keep(actor, current, item, to))
    record(
        actor=actor,
        verb="handover.moved",
        subject=current,
        summary=f"{current.leaver.name}, {current.appointment.role.name.lower()}: "
        f"{len(moved)} of their open things moved.",
        role=current.appointment.role_id,
        moved=[
            {"kind": each.kind, "id": str(each.subject_id), "to": str(each.given_to_id)}
            for each in moved
        ],
    )
    return moved


@transaction.atomic
def finish(*, actor: User, handover: Handover, version: int, seen: str) -> Handover:
    """Close the handover, with what is still the leaver's as it was shown: `seen` is its state.

    Raises ChangedMeanwhileError where that has changed, RefusedError where it is closed already.
    """
    current = still_open(handover, version)
    items = items_of(current, list(current.promises.all()))
    if state_of(items) != seen:
        raise ChangedMeanwhileError
    left = [item.key for item in items]
    return finish_handover(actor=actor, handover=current, version=version, left=left)


def _keep(actor: User, handover: Handover, item: Item, to: Person) -> HandedItem:
    handed: HandedItem = HandedItem.objects.create(
        handover=handover,
        kind=item.kind,
        subject_id=item.subject_id,
        title=item.title[:300],
        given_to=to,
        handed_by=actor,
    )
    return handed


def _move(area: LocalArea, actor: User, item: Item, leaver: Person, to: Person) -> None:
    if to.pk == leaver.pk or to.has_left:
        raise RefusedError({item.key: f"{to.name} cannot take this over"})
    try:
        if item.kind == Kind.ANSWERS:
            hand_over_seat(area=area, participation=item.row, actor=actor, to=to)
        else:
            MOVES[item.kind](actor, item, leaver, to)
    except (ActionChangedError, ReportChangedError, ReportFrozenError) as error:
        raise ChangedMeanwhileError from error


def _action(actor: User, item: Item, leaver: Person, to: Person) -> None:
    part = "driver" if item.kind == Kind.DRIVES else "sponsor"
    # Fetched anew: the same action may have moved in its other part a moment ago.
    action = fetch.action(item.subject_id)
    hand_over_action(action=action, actor=actor, to=to, part=part)


def _round(actor: User, item: Item, leaver: Person, to: Person) -> None:
    if to.user is None:
        raise RefusedError({item.key: NO_ACCOUNT.format(name=to.name)})
    hand_over_round(round_=item.row, actor=actor, to=to.user)


def _board(actor: User, item: Item, leaver: Person, to: Person) -> None:
    chairs = item.kind == Kind.CHAIRS
    pass_on_seat(actor=actor, board=item.row, leaver=leaver, to=to, chairs=chairs)


def _report(actor: User, item: Item, leaver: Person, to: Person) -> None:
    report = fetch.report_to_hand_over(item.subject_id)
    write_cover(report=report, actor=actor, version=report.version, cover={str(item.kind): to})


def _promise(actor: User, item: Item, leaver: Person, to: Person) -> None:
    item.row.kept_by = to
    item.row.save(update_fields=["kept_by"])


MOVES: dict[Kind, Callable[[User, Item, Person, Person], None]] = {
    Kind.DRIVES: _action,
    Kind.SPONSORS: _action,
    Kind.RUNS: _round,
    Kind.CHAIRS: _board,
    Kind.SITS: _board,
    Kind.AUTHOR: _report,
    Kind.SPONSOR: _report,
    Kind.CONTACT: _report,
    Kind.PROMISE: _promise,
}
