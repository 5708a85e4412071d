"""People who sign in, and what they are in which area."""

import secrets

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from uuid_utils.compat import uuid7

from hubs.permissions import Permission, Role, permissions_of
from hubs.querysets import (
    InvitationQuerySet,
    MembershipEverywhere,
    MembershipQuerySet,
    UserManager,
)
from hubs.tenancy.models import AreaManager, AreaOwned


class User(AbstractBaseUser):
    """Somebody who can sign in. One user may belong to several areas; the address is theirs."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField("full name", max_length=150)
    is_active = models.BooleanField(default=True)
    is_platform_administrator = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_once_whatever_its_case")
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name


class Membership(AreaOwned):
    """A user's roles in an area. Ending it takes effect with the next request."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    roles = ArrayField(models.CharField(max_length=30, choices=Role))
    title = models.CharField("job title", max_length=150, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = AreaManager.from_queryset(MembershipQuerySet)()
    everywhere = MembershipEverywhere()

    class Meta(AreaOwned.Meta):
        ordering = ["user__name"]
        constraints = [
            models.UniqueConstraint(fields=["area", "user"], name="membership_once_an_area"),
            models.CheckConstraint(
                condition=models.Q(roles__len__gt=0), name="membership_has_a_role"
            ),
            models.CheckConstraint(
                condition=models.Q(roles__contained_by=Role.values),
                name="membership_roles_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} in {self.area}"

    @property
    def permissions(self) -> frozenset[Permission]:
        """What the roles allow; nothing once the membership has ended."""
        return frozenset() if self.ended_at else permissions_of(self.roles)

    @property
    def role_names(self) -> list[str]:
        return [Role(role).label for role in self.roles]


def invitation_token() -> str:
    """Return an unguessable token: 256 random bits."""
    return secrets.token_urlsafe(32)


class Invitation(AreaOwned):
    """A request to join an area; accepting it makes the user and the membership."""

    email = models.EmailField(max_length=254)
    name = models.CharField("full name", max_length=150)
    roles = ArrayField(models.CharField(max_length=30, choices=Role))
    token = models.CharField(max_length=64, unique=True, default=invitation_token, editable=False)
    note = models.CharField("note to them", max_length=500, blank=True)
    invited_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = AreaManager.from_queryset(InvitationQuerySet)()

    class Meta(AreaOwned.Meta):
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                "area",
                Lower("email"),
                condition=models.Q(accepted_at=None, withdrawn_at=None),
                name="invitation_open_once_an_address",
            ),
            models.CheckConstraint(
                condition=models.Q(roles__len__gt=0), name="invitation_has_a_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({', '.join(Role(role).label for role in self.roles)})"

    @property
    def is_open(self) -> bool:
        return not (self.accepted_at or self.withdrawn_at) and self.expires_at > timezone.now()
