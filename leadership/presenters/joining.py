"""What somebody who opens an invitation sees, by who they are and what became of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from hubs.models import Invitation, LocalArea, User
from hubs.permissions import Role
from hubs.presentation.words import listed

if TYPE_CHECKING:
    from django.utils.functional import SimpleLazyObject


@dataclass
class InvitationPage:
    """One invitation, for one visitor."""

    area: LocalArea
    invitation: Invitation
    user: "User | AnonymousUser | SimpleLazyObject"
    path: str

    @property
    def is_open(self) -> bool:
        return self.invitation.is_open

    @property
    def is_theirs(self) -> bool:
        """Signed in with the invited address: one press accepts."""
        address = getattr(self.user, "email", "")
        return bool(address) and address.lower() == self.invitation.email.lower()

    @property
    def is_somebody_else(self) -> bool:
        return bool(self.user.is_authenticated) and not self.is_theirs

    @property
    def has_account(self) -> bool:
        """The invited address has an account, but its owner is not signed in here."""
        exists = User.objects.filter(email=self.invitation.email.lower()).exists()
        return not self.user.is_authenticated and exists

    @property
    def is_new(self) -> bool:
        return not self.user.is_authenticated and not self.has_account

    @property
    def roles(self) -> str:
        return listed([Role(role).label.lower() for role in self.invitation.roles])

    @property
    def heading(self) -> str:
        if self.is_open:
            return f"Join {self.area}"
        if self.invitation.accepted_at:
            return "This invitation has been used"
        if self.invitation.withdrawn_at:
            return "This invitation has been withdrawn"
        return "This invitation has run out"

    @property
    def sign_in_url(self) -> str:
        return f"{reverse('account_login')}?{urlencode({'next': self.path})}"

    @property
    def sign_out_url(self) -> str:
        return f"{reverse('account_logout')}?{urlencode({'next': self.path})}"
