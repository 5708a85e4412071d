"""A person's own account, and the areas they belong to."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.urls import reverse

from hubs.models import LocalArea, Membership, User
from hubs.presentation.words import counted
from hubs.presenters.people import roles_in_words

SIGNS_IN = "You sign in with it."
HOW_TO_CHANGE_ADDRESS = (
    f"{SIGNS_IN} To change it, ask your area’s administrator for an invitation to the new one."
)


def areas_of(user: User) -> list[LocalArea]:
    """Return the user's areas by name, each with the user's roles in words as `roles_held`."""
    areas = []
    for membership in Membership.everywhere.all_of(user):
        membership.area.roles_held = roles_in_words(membership.roles)  # type: ignore[attr-defined]
        areas.append(membership.area)
    return areas


def account_rows(user: User) -> list[dict[str, str]]:
    """Return what protects the account and what is known of its owner, each with its link."""
    kinds = list(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    passkeys = kinds.count(Authenticator.Type.WEBAUTHN)
    steps = "On" if Authenticator.Type.TOTP in kinds or passkeys else "Off"
    sessions = UserSession.objects.filter(user=user).count()
    password = "account_change_password" if user.has_usable_password() else "account_set_password"
    return [
        _row("Name", user.name, "hubs:account-edit"),
        {
            "key": "Email address",
            "value": f"{user.email}\n{_about_address(user)}",
        },
        _row(
            "Password",
            "Set" if user.has_usable_password() else "None: you sign in by code",
            password,
        ),
        _row("Two-step sign-in", steps, "mfa_index", "Manage"),
        _row(
            "Passkeys",
            counted(passkeys, "passkey") if passkeys else "None",
            "mfa_list_webauthn",
            "Manage",
        ),
        _row(
            "Signed in",
            f"On {counted(sessions, 'device')}" if sessions else "On this device",
            "usersessions_list",
            "See",
        ),
    ]


def _about_address(user: User) -> str:
    """Those who run the service have no area, and so no administrator of one to ask."""
    return SIGNS_IN if user.is_platform_administrator else HOW_TO_CHANGE_ADDRESS


def _row(key: str, value: str, url_name: str, link: str = "Change") -> dict[str, str]:
    return {"key": key, "value": value, "url": reverse(url_name), "link": link}
