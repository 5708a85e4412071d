"""Inviting somebody into an area, and what becomes of an invitation."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from hubs.actions.audit import record
from hubs.actions.memberships import admit
from hubs.actions.outbox import enqueue
from hubs.actions.progress import reach_milestone, refresh_figures
from hubs.emails import INVITATION
from hubs.models import Invitation, LocalArea, Membership, Milestone, OutboxMessage, User
from hubs.permissions import Role

GOOD_FOR = timedelta(days=14)


class CannotInvite(ValueError):  # noqa: N818 - it names what is refused
    """The person is a member already, or has an invitation that is still open."""


class CannotAccept(ValueError):  # noqa: N818 - it names what is refused
    """The invitation is used, withdrawn or over, or is for another address."""


@transaction.atomic
def invite(
    *,
    area: LocalArea,
    actor: User,
    email: str,
    name: str,
    roles: Sequence[str],
    note: str = "",
) -> Invitation:
    """Invite somebody into the open area: the invitation, its message and the audit event.

    An invitation to the same address that has run out is withdrawn; an open one is refused.
    """
    email = email.lower()
    # Two people who invite the same person at the same moment take turns at this lock.
    LocalArea.objects.select_for_update().get(pk=area.pk)
    if Membership.objects.of_address(email).exists():
        raise CannotInvite(f"{email} is a member of {area} already.")
    earlier = Invitation.objects.unanswered().filter(email__iexact=email).first()
    if earlier and earlier.is_open:
        raise CannotInvite(f"{email} has an invitation already.")
    if earlier:
        _withdraw(earlier)
    invitation: Invitation = Invitation.objects.create(
        area=area,
        email=email,
        name=name,
        roles=list(roles),
        note=note,
        invited_by=actor,
        expires_at=timezone.now() + GOOD_FOR,
    )
    _send(area, invitation)
    record(actor=actor, verb="invitation.sent", subject=invitation, summary=f"Invited {invitation}")
    if Role.AREA_ADMINISTRATOR not in roles:
        reach_milestone(area=area, milestone=Milestone.LEADERS_INVITED)
    refresh_figures(area_id=area.pk)
    return invitation


@transaction.atomic
def resend_invitation(*, area: LocalArea, actor: User, invitation: Invitation) -> Invitation:
    """Send an unanswered invitation again, with the same link and a new last day."""
    if invitation.accepted_at or invitation.withdrawn_at:
        raise CannotInvite("This invitation has been accepted or withdrawn.")
    invitation.expires_at = timezone.now() + GOOD_FOR
    invitation.save(update_fields=["expires_at"])
    # One a day is the rule for reminders; whoever asks for another copy means it.
    messages = OutboxMessage.objects.filter(kind=INVITATION, subject_id=invitation.pk)
    messages.exclude(state=OutboxMessage.State.WAITING).delete()
    _send(area, invitation)
    record(
        actor=actor,
        verb="invitation.resent",
        subject=invitation,
        summary=f"Sent the invitation of {invitation} again",
    )
    refresh_figures(area_id=area.pk)
    return invitation


@transaction.atomic
def withdraw_invitation(*, area: LocalArea, actor: User, invitation: Invitation) -> Invitation:
    """Make an unanswered invitation worthless; its link says so from now on."""
    if invitation.accepted_at or invitation.withdrawn_at:
        raise CannotInvite("This invitation has been accepted or withdrawn.")
    _withdraw(invitation)
    record(
        actor=actor,
        verb="invitation.withdrawn",
        subject=invitation,
        summary=f"Withdrew the invitation of {invitation}",
    )
    refresh_figures(area_id=area.pk)
    return invitation


@transaction.atomic
def accept_invitation(*, area: LocalArea, invitation: Invitation, user: User) -> Membership:
    """Make the user a member with the roles of the invitation, once."""
    current: Invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not current.is_open or current.email.lower() != user.email.lower():
        raise CannotAccept("This invitation cannot be accepted.")
    current.accepted_at = timezone.now()
    current.save(update_fields=["accepted_at"])
    membership = admit(area=area, user=user, roles=current.roles)
    record(
        actor=user,
        verb="invitation.accepted",
        subject=current,
        summary=f"{user} joined as {', '.join(membership.role_names).lower()}",
    )
    if Role.AREA_ADMINISTRATOR in current.roles:
        reach_milestone(area=area, milestone=Milestone.ADMINISTRATOR_JOINED)
    refresh_figures(area_id=area.pk)
    return membership


def _send(area: LocalArea, invitation: Invitation) -> None:
    enqueue(
        area=area,
        recipient=invitation.email,
        kind=INVITATION,
        subject_id=invitation.pk,
        due_on=timezone.localdate(),
    )


def _withdraw(invitation: Invitation) -> None:
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
