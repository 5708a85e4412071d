"""The messages of a round. Each is written when it is sent, and only if it is still needed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from checklists.asked import AskedSet, asked_of
from checklists.models import Action, Participation, Round
from checklists.promises import who_sees, without_who
from hubs.messages import EmailContent, compose
from hubs.models import LocalArea, Membership, OutboxMessage
from hubs.presentation.moments import hour, local_day, near_day, week_day
from hubs.querysets.prepared import prepared

ROUND_OPENED = "round_opened"
ANSWERS_DUE = "answers_due"
ACTION_DUE = "action_due"


def messages_about(round_: Round) -> dict[str, list[OutboxMessage]]:
    """Every message about a round, by address, the latest first; one query."""
    found: dict[str, list[OutboxMessage]] = {}
    for each in _about(round_id=round_.pk):
        found.setdefault(each.recipient, []).append(each)
    return found


@prepared
def _about(round_id: UUID) -> QuerySet[OutboxMessage]:
    about = OutboxMessage.objects.filter(subject_id=round_id, kind__in=[ROUND_OPENED, ANSWERS_DUE])
    return about.order_by("-created_at")


def reminded_on(round_: Round, day: date) -> set[str]:
    """The addresses that are reminded of a round on one day."""
    told = OutboxMessage.objects.filter(kind=ANSWERS_DUE, subject_id=round_.pk, due_on=day)
    return set(told.values_list("recipient", flat=True))


def write_round_opened(area: LocalArea, message: OutboxMessage) -> EmailContent | None:
    """'A review is open', for somebody who still takes part in it while it is open."""
    participation = _still_asked(message)
    if participation is None:
        return None
    return opening_mail(area, participation, asked_of(participation))


def write_answers_due(area: LocalArea, message: OutboxMessage) -> EmailContent | None:
    """'Your answers are due', for somebody who has still not submitted theirs."""
    participation = _still_asked(message)
    if participation is None or participation.submitted_at is not None:
        return None
    return _compose("answers_due", area, participation)


def told_of_actions() -> set[tuple[UUID | None, date, str]]:
    """The actions of which a driver has been reminded, with the due date and the address."""
    told = OutboxMessage.objects.filter(kind=ACTION_DUE)
    return set(told.values_list("subject_id", "due_on", "recipient"))


def write_action_due(area: LocalArea, message: OutboxMessage) -> EmailContent | None:
    """'An action is due', unless it is finished, has another date or another driver by now."""
    action: Action | None = (
        Action.objects.to_remind_of_on(timezone.localdate())
        .filter(
            pk=message.subject_id,
            due_on=message.due_on,
            driver__user__email__iexact=message.recipient,
        )
        .first()
    )
    if action is None or action.driver is None or action.driver.has_left:
        return None
    if not Membership.objects.current().filter(user=action.driver.user).exists():
        return None
    return compose(
        "action_due",
        area=area,
        name=action.driver.name,
        action=action,
        due=week_day(message.due_on),
        due_day=near_day(message.due_on),
        path=reverse("checklists:action-view", kwargs={"slug": area.slug, "action_id": action.pk}),
    )


def _still_asked(message: OutboxMessage) -> Participation | None:
    participation: Participation | None = (
        Participation.objects.taking_part()
        .filter(
            round_id=message.subject_id,
            round__state=Round.State.OPEN,
            person__user__email__iexact=message.recipient,
        )
        .select_related("round__opened_by", "round__run_by", "person__user", "stands_in_for")
        .first()
    )
    if participation is None:
        return None
    current = Membership.objects.current().filter(user=participation.person.user)
    return participation if current.exists() else None


def opening_mail(
    area: LocalArea, participation: Participation, asked: Sequence[AskedSet]
) -> EmailContent:
    """The invitation just as it is sent; also of a round that is not stored yet, to look at."""
    return _compose(
        "round_opened",
        area,
        participation,
        statements=sum(len(each.rated) for each in asked),
        names=without_who(participation.round, [each.key for each in asked]),
    )


def _compose(
    template: str, area: LocalArea, participation: Participation, **more: Any
) -> EmailContent:
    round_ = participation.round
    address = {"slug": area.slug, "round_id": round_.pk}
    return compose(
        template,
        area=area,
        name=participation.person.name,
        round=round_,
        role=participation.role_label,
        instead_of=participation.stands_in_for,
        promise=who_sees(round_),
        asked_by=round_.facilitator.name,
        due=f"{hour(round_.due_at)} on {week_day(local_day(round_.due_at))}",
        due_day=near_day(local_day(round_.due_at)),
        path=reverse("checklists:round-detail", kwargs=address),
        leave_path=reverse("checklists:round-leave", kwargs=address),
        **more,
    )
