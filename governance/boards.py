"""The area's boards, as the pages of the floor below name them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Min, Q, QuerySet
from django.utils.timezone import localdate

from governance.models import Board
from hubs.querysets.prepared import prepared
from leadership.structure import BoardAbove


def boards_above(day: date) -> Sequence[BoardAbove]:
    """Return the boards that were there on `day`: that had met, or had been set up; one query.

    Who chairs is known for today only, so that no past day is given a chair it may not have had.
    """
    today = localdate()
    if day < today:
        boards = Board.objects.alias(first=Min("meetings__starts_at")).order_by("created_at")
        then = boards.filter(Q(first__date__lte=day) | Q(created_at__date__lte=day))
        return [BoardAbove(board.name) for board in then]
    return [
        BoardAbove(board.name, f"Chair: {board.chair.name}" if board.chair else "")
        for board in _boards_now()
    ]


@prepared
def _boards_now() -> QuerySet[Board]:
    return Board.objects.select_related("chair").order_by("created_at")
