"""Signing an agreed view off, and opening one again: with a reason that stays on record."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from checklists.actions.agreement import AgreementRefusedError
from checklists.models import Reopening, Round
from checklists.signatories import signatories_on
from hubs.actions.audit import record
from hubs.models import User
from hubs.presentation.moments import local_day, long_day


class NotTheirsToSignError(Exception):
    """Only the accountable leader or the stated deputy signs, or takes a signature back."""


@transaction.atomic
def sign_off_round(*, round_: Round, actor: User, agreed_at: datetime | None) -> Round:
    """Sign the agreed view off; from now on the database itself keeps it as it is.

    `agreed_at` is that of the view which was read. Raises `NotTheirsToSignError`, or
    `AgreementRefusedError` where the view is not agreed, signed already, or agreed anew meanwhile.
    """
    round_ = _locked(round_)
    signs_as = signatories_on(timezone.localdate()).signs_as(actor)
    if not signs_as:
        raise NotTheirsToSignError
    if round_.is_signed_off:
        raise AgreementRefusedError("The view has been signed off already.")
    if round_.agreed_at != agreed_at:
        raise AgreementRefusedError(
            "The view was opened again and agreed anew since you opened this page. Read it again."
        )
    round_.signed_off_at, round_.signed_off_by = timezone.now(), actor
    round_.signed_off_as = signs_as
    round_.save(update_fields=["signed_off_at", "signed_off_by", "signed_off_as"])
    record(
        actor=actor,
        verb="round.signed_off",
        subject=round_,
        summary=f"{actor} signed off the agreed view of {round_.title}.",
        signed_as=signs_as,
    )
    return round_


@transaction.atomic
def reopen_round(*, round_: Round, actor: User, reason: str, agreed_at: datetime | None) -> Round:
    """Open an agreed view again, so that it can be changed and agreed anew.

    Before it is signed off, who runs the review may; afterwards only who may sign. Raises
    `NotTheirsToSignError`, or `AgreementRefusedError` where it is not agreed as it was read.
    """
    round_ = _locked(round_)
    if round_.is_signed_off and not signatories_on(timezone.localdate()).signs_as(actor):
        raise NotTheirsToSignError
    if round_.agreed_at is None or round_.agreed_at != agreed_at:
        raise AgreementRefusedError("The view was agreed anew since you opened this page.")
    reopening = Reopening.objects.create(
        round=round_,
        reason=reason,
        reopened_by=actor,
        reopened_at=timezone.now(),
        agreed_at=round_.agreed_at,
        signed_off_at=round_.signed_off_at,
        signed_off_by=round_.signed_off_by,
        signed_off_as=round_.signed_off_as,
    )
    taken_back = round_.signed_off_at
    round_.state, round_.agreed_at = Round.State.CLOSED, None
    round_.signed_off_at = round_.signed_off_by = None
    round_.signed_off_as = ""
    round_.save(
        update_fields=["state", "agreed_at", "signed_off_at", "signed_off_by", "signed_off_as"]
    )
    signed = f", which was signed off on {long_day(local_day(taken_back))}" if taken_back else ""
    record(
        actor=actor,
        verb="round.reopened",
        subject=round_,
        summary=f"{actor} opened the agreed view of {round_.title} again{signed}.",
        reason=reason,
        reopening=str(reopening.pk),
    )
    return round_


def _locked(round_: Round) -> Round:
    locked: Round = Round.objects.select_for_update(of=("self",)).get(pk=round_.pk)
    if locked.state != Round.State.AGREED:
        raise AgreementRefusedError("The view is not agreed, so there is nothing to sign yet.")
    return locked
