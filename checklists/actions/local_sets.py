"""An area's own question sets: begun, changed, thrown away unpublished, retired, brought back."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from checklists.models import LocalSet
from hubs.actions.audit import record
from hubs.actions.refusals import ChangedMeanwhileError, RefusedError, explaining
from hubs.models import LocalArea, User

MOST_SETS = 20
"""Enough for years; more would only be a list that nobody reads."""
REASONS = {
    "local_set_title_once": {"title": "A set of this name was added a moment ago"},
    "local_set_number_once": {"__all__": "Somebody else added a set at this moment: add it again"},
}


@transaction.atomic
def add_local_set(
    *, area: LocalArea, actor: User, title: str, introduction: str, extends: str
) -> LocalSet:
    """Begin a set, beside a shipped one (`extends` is its key) or on its own."""
    number = (LocalSet.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    if number > MOST_SETS:
        raise RefusedError({"__all__": f"An area may have {MOST_SETS} sets of its own"})
    with explaining(REASONS):
        added: LocalSet = LocalSet.objects.create(
            area=area,
            number=number,
            key=LocalSet.key_of(number, extends),
            title=title,
            introduction=introduction,
            extends=extends,
            created_by=actor,
        )
    _record(added, actor, "added", f"The question set {added} was begun.")
    return added


@transaction.atomic
def change_local_set(
    *, actor: User, local_set: LocalSet, title: str, introduction: str, seen: str
) -> LocalSet:
    """Change what the draft is called and how it begins; what is published stays as it is."""
    current = unchanged(local_set, seen)
    before = current.title
    current.title, current.introduction = title, introduction
    with explaining(REASONS):
        current.save()
    renamed = f"The question set {before} is called {title} in its draft."
    same = f"The draft of the question set {title} was changed."
    _record(current, actor, "changed", same if before == title else renamed)
    return current


@transaction.atomic
def remove_local_set(*, actor: User, local_set: LocalSet, seen: str) -> None:
    """Throw a draft away that was never published; refused once it was."""
    current = unchanged(local_set, seen)
    if current.is_published:
        raise RefusedError({"__all__": "A set that was published is retired, and never removed"})
    # The last number is given again then: nobody was ever asked its codes.
    _record(current, actor, "removed", f"The draft of the question set {current} was removed.")
    current.delete()


@transaction.atomic
def retire_local_set(*, actor: User, local_set: LocalSet, seen: str) -> LocalSet:
    """Offer a set to no new review. Reviews that ask it go on, and its history stays."""
    current = unchanged(local_set, seen)
    current.retired_at = timezone.now()
    current.save()
    _record(current, actor, "retired", f"The question set {current} was retired.")
    return current


@transaction.atomic
def restore_local_set(*, actor: User, local_set: LocalSet, seen: str) -> LocalSet:
    """Offer a retired set again."""
    current = unchanged(local_set, seen)
    current.retired_at = None
    current.save()
    _record(current, actor, "restored", f"The question set {current} is in use again.")
    return current


def locked(local_set: LocalSet) -> LocalSet:
    """The set as it is now, until the end of the transaction: one change at a time."""
    found: LocalSet | None = LocalSet.objects.select_for_update().filter(pk=local_set.pk).first()
    if found is None:
        raise ChangedMeanwhileError
    return found


def unchanged(local_set: LocalSet, seen: str) -> LocalSet:
    """The set, locked; `ChangedMeanwhileError` where it is no longer what the form showed."""
    current = locked(local_set)
    if current.state != seen:
        raise ChangedMeanwhileError
    return current


def _record(local_set: LocalSet, actor: User, verb: str, summary: str) -> None:
    record(
        actor=actor,
        verb=f"question_set.{verb}",
        subject=local_set,
        summary=summary,
        question_set=local_set.key,
    )
