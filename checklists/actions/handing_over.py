"""What moves from somebody who leaves a role to somebody else: each verb on its own, each audited.

Called inside the transaction of a handover, which has checked that the leaver still has it.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from checklists.actions.action import ActionDraft, change_action
from checklists.actions.participation import ask_one
from checklists.actions.seats import give_back
from checklists.models import Action, Participation, Round
from checklists.seating import free_mark
from hubs.actions.audit import record
from hubs.models import LocalArea, User
from leadership.models import Person


@transaction.atomic
def hand_over_action(*, action: Action, actor: User, to: Person, part: str) -> Action:
    """Let somebody else drive or sponsor an action; `part` says which of the two."""
    people = {"driver": action.driver, "sponsor": action.sponsor, part: to}
    draft = ActionDraft(
        text=action.text,
        driver=people["driver"],
        sponsor=people["sponsor"],
        due_on=action.due_on,
        version=action.version,
    )
    return change_action(action=action, actor=actor, draft=draft)


@transaction.atomic
def hand_over_round(*, round_: Round, actor: User, to: User) -> Round:
    """Let somebody else run a round. Who opened it stays on record."""
    round_.run_by = to
    round_.save(update_fields=["run_by"])
    record(
        actor=actor,
        verb="round.handed_over",
        subject=round_,
        summary=f"{to} now runs {round_}.",
    )
    return round_


@transaction.atomic
def hand_over_seat(
    *, area: LocalArea, participation: Participation, actor: User, to: Person
) -> Participation:
    """Ask somebody else in the leaver's place; who is asked already is not asked twice.

    The newcomer begins with an empty paper: what the leaver answered was theirs to say, and no
    longer counts.
    """
    round_ = participation.round
    participation.withdrawn_at = timezone.now()
    participation.save(update_fields=["withdrawn_at"])
    others = Participation.objects.of_round(round_)
    asked = others.filter(person=to).first()
    if asked is None:
        taken = set(others.values_list("code", flat=True))
        asked = Participation.objects.create(
            round=round_,
            person=to,
            organisation=to.organisation,
            sector=to.organisation.sector,
            role_label=participation.role_label,
            code=free_mark(to.name, taken),
            short_list_id=participation.short_list_id,
        )
    elif asked.withdrawn_at:
        give_back(asked)
    record(
        actor=actor,
        verb="participation.handed_over",
        subject=asked,
        summary=f"{to} is asked in {round_} in the place of {participation.person}.",
    )
    ask_one(area=area, round_=round_, person=to)
    return asked
