"""Open rounds for tests: opened through the action, answered and closed as people would."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from checklists.actions.answers import Entry, save_answer
from checklists.actions.rounds import Seat, close_round, open_round
from checklists.asked import paper_of, place_of
from checklists.models import Answer, Participation, QuestionSet, Round
from hubs.models import LocalArea, User
from hubs.tenancy import area_scope, user_scope
from leadership.models import Person

BOTH_CHECKLISTS = ("leading-change", "system-leadership")


def newest(key: str) -> QuestionSet:
    return QuestionSet.objects.filter(key=key).order_by("-version")[0]


def ask(
    area: LocalArea,
    by: User,
    *users: User,
    sets: Sequence[str] = ("system-leadership",),
    title: str = "Autumn review",
    due_at: datetime | None = None,
    **fields: Any,
) -> Round:
    """Open a round that asks some users, each under their own name."""
    with area_scope(area.pk):
        people = Person.objects.filter(user__in=users).select_related("organisation", "user")
        return open_round(
            area=area,
            actor=by,
            title=title,
            question_sets=[newest(key) for key in sets],
            seats=[
                Seat(person, f"{person.name} role", f"P{number}")
                for number, person in enumerate(people)
            ],
            due_at=due_at or timezone.now() + timedelta(days=21),
            **fields,
        )


def answer(
    round_: Round,
    user: User,
    code: str,
    level: int | None,
    evidence: str = "",
    *,
    version: int = 0,
    option: str = "",
) -> Answer:
    """Store one answer of a participant; `option` is its letter on another scale."""
    key = "leading-change" if code.startswith("LC") else "system-leadership"
    with area_scope(round_.area_id), user_scope(user.pk):
        place = place_of(user, round_.pk, key, code)
        assert place is not None
        entry = Entry(level, evidence, version, option=option)
        return save_answer(actor=user, place=place, entry=entry)


def answer_everything(round_: Round, user: User, level: int = 2) -> None:
    with area_scope(round_.area_id):
        paper = paper_of(user, round_.pk)
    assert paper is not None
    for question in paper.statements:
        answer(round_, user, question.code, level, "Because we saw it.")


def close(round_: Round, by: User) -> Round:
    with area_scope(round_.area_id):
        return close_round(round_=round_, actor=by)


def part_of(round_: Round, user: User) -> Participation:
    with area_scope(round_.area_id):
        found: Participation = Participation.objects.get(round=round_, person__user=user)
        return found


def stored(round_: Round, user: User, code: str) -> Answer | None:
    with area_scope(round_.area_id):
        found: Answer | None = Answer.objects.filter(
            participation__round=round_, participation__person__user=user, question__code=code
        ).first()
        return found


def page_of(round_: Round, key: str = "system-leadership") -> str:
    return f"/areas/{round_.area.slug}/rounds/{round_.pk}/answer/{key}/"


def sent(
    code: str, level: int | str = "", evidence: str = "", version: int = 0, **more: Any
) -> Any:
    """What a browser sends of one statement."""
    data = {"level": level, "evidence": evidence, "version": version, **more}
    return {f"{code}-{name}": value for name, value in data.items()}
