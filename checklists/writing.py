"""What somebody reflects on: an open question of a round they take part in, or of the library."""

from __future__ import annotations

from uuid import UUID

from checklists.actions.reflections import Page
from checklists.asked import AskedSet, latest_set, sets_of
from checklists.models import Participation, Question, Reflection, Round
from hubs.models import User


def page_of(user: User, key: str, code: str, round_id: UUID | None) -> tuple[AskedSet, Page] | None:
    """Return the set and the page to write on, or None where the question was not put to them.

    In a round one writes as a participant, while it is open; what was written by then stays its
    author's to change or to remove.
    """
    round_ = _round(user, round_id) if round_id else None
    if round_id and round_ is None:
        return None
    sets = {each.key: each for each in sets_of(round_id)} if round_id else {}
    asked = sets.get(key) if round_id else latest_set(key)
    question = asked.question(code) if asked else None
    if asked is None or question is None or question.kind != Question.Kind.OPEN:
        return None
    reflection: Reflection | None = (
        Reflection.objects.own(user).filter(question=question, round=round_).first()
    )
    if round_ and not round_.is_open and reflection is None:
        return None
    return asked, Page(author=user, question=question, round=round_, reflection=reflection)


def _round(user: User, round_id: UUID) -> Round | None:
    participation = (
        Participation.objects.of_user(user).filter(round_id=round_id).select_related("round")
    ).first()
    return participation.round if participation else None
