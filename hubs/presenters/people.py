"""Tables of the people of an area, and of those who are invited."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from hubs.emails import INVITATION
from hubs.models import Invitation, LocalArea, Membership, OutboxMessage
from hubs.permissions import Role
from hubs.presentation.tables import Table, TableCell, table
from hubs.presentation.words import listed


def roles_in_words(roles: Iterable[str]) -> str:
    """'Facilitator and participant'."""
    return listed([Role(role).label.lower() for role in roles]).capitalize()


def member_table(area: LocalArea, members: Iterable[Membership]) -> Table:
    """One row a member, with the link to change what they are."""
    return table(
        "People of the area",
        ["Name", "Job title", "Roles", "Email", "Last signed in"],
        [
            [
                TableCell(str(m.user), reverse("hubs:membership-edit", args=[area.slug, m.pk])),
                m.title or "Not given",
                roles_in_words(m.roles),
                m.user.email,
                _day(m.user.last_login) if m.user.last_login else "Not yet",
            ]
            for m in members
        ],
    )


def invitation_table(area: LocalArea, invitations: Iterable[Invitation]) -> Table:
    """One row an invitation, with what became of it and of its message."""
    shown = list(invitations)
    refused = OutboxMessage.objects.filter(
        kind=INVITATION,
        subject_id__in=[i.pk for i in shown],
        state=OutboxMessage.State.FAILED,
    )
    faults = {message.subject_id: message.last_error for message in refused}
    return table(
        "Invitations",
        ["Name", "Roles", "Email", "Where it stands", "Next"],
        [
            [
                i.name,
                roles_in_words(i.roles),
                i.email,
                invitation_state(i, faults.get(i.pk, "")),
                _next(area, i),
            ]
            for i in shown
        ],
    )


def invitation_state(invitation: Invitation, fault: str) -> TableCell:
    """Where an invitation stands, as word and shape."""
    if invitation.accepted_at:
        return TableCell(f"Accepted on {_day(invitation.accepted_at)}", kind="done")
    if invitation.withdrawn_at:
        return TableCell(f"Withdrawn on {_day(invitation.withdrawn_at)}", kind="todo")
    if fault:
        return TableCell(f"Not delivered. {fault}", kind="late")
    if invitation.expires_at <= timezone.now():
        return TableCell(f"Ran out on {_day(invitation.expires_at)}", kind="soon")
    return TableCell(f"Waiting, until {_day(invitation.expires_at)}", kind="track")


def _next(area: LocalArea, invitation: Invitation) -> TableCell:
    if invitation.accepted_at or invitation.withdrawn_at:
        return TableCell("Nothing")
    url = reverse("hubs:invitation-edit", args=[area.slug, invitation.pk])
    return TableCell("Send again or withdraw", url, about=invitation.name)


def _day(moment: object) -> str:
    return date_format(timezone.localtime(moment), "j F Y")  # type: ignore[arg-type]
