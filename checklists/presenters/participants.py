"""The pages on which somebody joins, answers for another, or leaves a review."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from checklists.forms.participants import JoinForm
from checklists.models import Participation, Round, ShortList
from checklists.querysets import ParticipationQuerySet
from checklists.seating import seats_left
from hubs.models import User
from hubs.presentation.addresses import address

Words = dict[str, Any]


def parts_of(round_id: UUID) -> ParticipationQuerySet:
    """The participations of one round of the open area, for `get_object_or_404`."""
    return Participation.objects.of_area_round(round_id)


def own_part(user: User, round_id: UUID) -> ParticipationQuerySet:
    """The user's own in a round, also after they left it."""
    return parts_of(round_id).filter(person__user=user)


def join_form(round_: Round, data: Any) -> JoinForm:
    """The form with everybody who has no seat yet, and the round's short lists."""
    return JoinForm(
        candidates=seats_left(round_, timezone.localdate()),
        lists=list(ShortList.objects.filter(round=round_)),
        data=data,
    )


def seat_page(slug: str, round_: Round, form: forms.Form | None, **more: Any) -> Words:
    """Return what the pages about one seat show."""
    names = {"slug": slug, "round_id": round_.pk}
    return {
        "nav": "reviews",
        "round": round_,
        "form": form,
        "round_url": address("checklists:round-detail", **names),
        **more,
    }


def joined_words(added: Participation) -> str:
    """What the facilitator is told once somebody joined, or answers for another."""
    can_answer = added.person.user_id is not None
    told = "an invitation is on its way" if can_answer else "they need an account before they can"
    return f"{added.shown_name} takes part now: {told}."


def withdraw_lead(*, own: bool) -> str:
    """What leaving means, before it is done."""
    who, whose, their = ("You", "What you", "your") if own else ("They", "What they", "their")
    return (
        f"{who} get no more mail about this review. {whose} answered stays, and leaves the "
        f"comparison. While the review is open, {their} seat can be taken up again."
    )
