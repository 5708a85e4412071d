"""Accounts: opened by an invitation, never by signing up."""

from allauth.account.models import EmailAddress
from django.db import transaction

from hubs.models import User


@transaction.atomic
def open_account(*, email: str, name: str, password: str) -> User:
    """Make an account for an address that its invitation has proven."""
    user = User.objects.create_user(email=email, password=password, name=name)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def rename_user(*, user: User, name: str) -> User:
    """Change how somebody is called, in every area."""
    user.name = name
    user.save(update_fields=["name"])
    return user
