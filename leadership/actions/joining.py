"""Joining an area: the membership, and the person in its leadership that the user is."""

from django.db import transaction

from hubs.actions.accounts import open_account
from hubs.actions.invitations import accept_invitation
from hubs.models import Invitation, LocalArea, Membership, User
from leadership.models import Person


@transaction.atomic
def join(*, area: LocalArea, invitation: Invitation, user: User) -> Membership:
    """Accept an invitation and link the person it was meant for, if the area knows one.

    That is the person the invitation was sent from or, failing that, one with the same address.
    """
    membership = accept_invitation(area=area, invitation=invitation, user=user)
    if not Person.objects.filter(user=user).exists():
        people = Person.objects.filter(user=None)
        person = (
            people.filter(invitation=invitation).first()
            or people.filter(email__iexact=user.email).first()
        )
        if person:
            person.user = user
            person.save(update_fields=["user"])
    return membership


@transaction.atomic
def join_with_new_account(
    *, area: LocalArea, invitation: Invitation, name: str, password: str
) -> User:
    """Open an account for the invited address, and join with it."""
    user = open_account(email=invitation.email, name=name, password=password)
    join(area=area, invitation=invitation, user=user)
    return user
