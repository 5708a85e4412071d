"""Which rows: selections over people, memberships and invitations."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone

if TYPE_CHECKING:
    from hubs.models import Invitation, Membership, User


class UserManager(BaseUserManager["User"]):
    """Users by e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Make a user; without a password they can sign in by code only."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Make a platform administrator: what `manage.py createsuperuser` asks for."""
        return self.create_user(email, password, is_platform_administrator=True, **fields)


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships of the open area."""

    def current(self) -> MembershipQuerySet:
        """Those that have not ended and whose user may sign in."""
        return self.filter(ended_at=None, user__is_active=True)

    def of_address(self, address: str) -> MembershipQuerySet:
        """The current membership of the person with this e-mail address, if there is one."""
        return self.current().filter(user__email=address.lower())

    def administrators(self) -> MembershipQuerySet:
        """Those who manage the area's people."""
        return self.current().filter(roles__contains=["area_administrator"])

    def matching(self, words: str) -> MembershipQuerySet:
        """Those whose name, address or job title contains the words."""
        if not words:
            return self
        found = Q(user__name__icontains=words) | Q(user__email__icontains=words)
        return self.filter(found | Q(title__icontains=words))


class MembershipEverywhere(models.Manager["Membership"]):
    """A user's own memberships in every area: the policy shows them to nobody else."""

    def of(self, user: User, slug: str) -> Membership | None:
        """Return the user's current membership of one area, with the area, or None."""
        return self.all_of(user).filter(area__slug=slug).first()

    def all_of(self, user: User) -> models.QuerySet[Membership]:
        """Return all current memberships of the user, with their areas, by the area's name."""
        own = self.get_queryset().filter(user=user, ended_at=None)
        return own.select_related("area", "user").order_by("area__name")


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations of the open area."""

    def unanswered(self) -> InvitationQuerySet:
        """Those neither accepted nor withdrawn; they may have expired."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def open(self, now: datetime | None = None) -> InvitationQuerySet:
        """Those that can still be accepted."""
        return self.unanswered().filter(expires_at__gt=now or timezone.now())
