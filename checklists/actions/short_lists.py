"""What somebody is asked, changed while the round is open: another short list, or none."""

from __future__ import annotations

from django.db import transaction

from checklists.actions.rounds import ShortListDraft
from checklists.actions.seats import SeatRefusedError, lock_open
from checklists.asked import paper_for
from checklists.models import Participation, Round, ShortList
from hubs.actions.audit import record
from hubs.models import User

EVERYTHING = "everything"


class AskedChangedError(Exception):
    """Somebody else changed what this person is asked; nothing was stored."""


@transaction.atomic
def change_short_list(
    *,
    participation: Participation,
    actor: User,
    ask: ShortList | ShortListDraft | None,
    seen: str,
) -> Participation:
    """Ask a participant of an open round other statements; a draft becomes a list of the round.

    `seen` is the `asked_state` that was shown. A list is never changed: whoever is asked it keeps
    it. Answers to statements no longer asked stay and do not count. Where something submitted is
    no longer complete, it is theirs again to finish. The same list again changes nothing.

    `NotOpenError` once it has closed, `AskedChangedError` where it is not as it was shown, and
    `SeatRefusedError` for who has left, and for a name that another list of the round has.
    """
    round_ = participation.round
    lock_open(round_)
    participation.refresh_from_db(fields=["short_list", "submitted_at", "withdrawn_at"])
    if participation.withdrawn_at:
        raise SeatRefusedError(f"{participation.shown_name} has left the review")
    if participation.asked_state != seen:
        raise AskedChangedError
    before = participation.short_list
    after = _add(round_, ask) if isinstance(ask, ShortListDraft) else ask
    if after == before:
        return participation
    participation.short_list = after
    handed_back = bool(participation.submitted_at) and not paper_for(participation).is_finished
    if handed_back:
        participation.submitted_at = None
    participation.save(update_fields=["short_list", "submitted_at"])
    record(
        actor=actor,
        verb="participation.asked_anew",
        subject=participation,
        summary=f"{participation.shown_name} is now asked {_named(after)} in {round_}.",
        short_list_before=_named(before),
        short_list=_named(after),
        statements=[str(each) for each in after.questions] if after else [],
        handed_back=handed_back,
    )
    return participation


def _add(round_: Round, draft: ShortListDraft) -> ShortList:
    lists = ShortList.objects.filter(round=round_)
    if lists.filter(name__iexact=draft.name).exists():
        raise SeatRefusedError(f"This review has a short list called {draft.name} already")
    last = lists.order_by("-position").first()
    added: ShortList = ShortList.objects.create(
        round=round_,
        name=draft.name,
        position=last.position + 1 if last else 0,
        questions=list(draft.questions),
    )
    return added


def _named(short_list: ShortList | None) -> str:
    return f"“{short_list.name}”" if short_list else EVERYTHING
