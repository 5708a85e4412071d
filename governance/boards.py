"""The area's boards, as the pages of the floor below name them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Min, Q
from django.utils.timezone import localdate

from governance.models import Board
from leadership.structure import BoardAbove


def boards_above(day: date) -> Sequence[BoardAbove]:
    """Return the boards that were there on `day`: that had met, or had been set up; one query.

    Who chairs is known for today only, so that no past day is given a chair it may not have had.
    """
    today = localdate()
    boards = Board.objects.select_related("chair").order_by("created_at")
    if day < today:
        boards = boards.alias(first=Min("meetings__starts_at"))
        boards = boards.filter(Q(first__date__lte=day) | Q(created_at__date__lte=day))
    return [
        BoardAbove(board.name, f"Chair: {board.chair.name}" if board.chair and day >= today else "")
        for board in boards
    ]
