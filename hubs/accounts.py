"""How allauth signs people in here: closed sign-up, sign-in by address."""

import logging
from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect, render
from django.utils import timezone

from hubs.models import User

logger = logging.getLogger(__name__)

ASKED_FOR = {
    "account/email/login_code",
    "account/email/password_reset_key",
    "account/email/unknown_account",
}


def stay_signed_in(request: HttpRequest) -> int:
    """Let the session last its whole time from now; return how many seconds that is.

    The moment itself is kept in it: an age would begin anew with every page that saves something.
    """
    request.session.set_expiry(timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE))
    return settings.SESSION_COOKIE_AGE


def display_name(user: User) -> str:
    """How a user is called in the service's own words and mails."""
    return user.name or user.email


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up by themselves: an account begins with an invitation."""

    def login(self, request: HttpRequest, user: User) -> None:
        """Sign somebody in until a moment that pages can tell them before it comes."""
        super().login(request, user)
        stay_signed_in(request)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a code or a link at once; where no mail leaves, say so instead of failing.

        A notice of something that is done already is only logged: the page must not deny it.
        """
        try:
            super().send_mail(template_prefix, email, context)
        except OSError as error:  # smtplib's own errors are among them
            logger.exception("A message of the kind %s was not sent", template_prefix)
            if template_prefix not in ASKED_FOR:
                return
            page = render(allauth_context.request, "errors/mail.html", status=503)
            raise ImmediateHttpResponse(page) from error

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell people of every change to how their account is protected, at their own address."""
        super().send_notification_mail(template_prefix, user, context, email or user.email)


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """A council's single sign-on opens existing accounts only, matched by verified address."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        if sociallogin.is_existing:
            return
        verified = [a.email for a in sociallogin.email_addresses if a.verified]
        user = User.objects.filter(email__in=[e.lower() for e in verified], is_active=True).first()
        if user is None:
            messages.error(
                request,
                "There is no account for your address. Ask your area for an invitation.",
            )
            raise ImmediateHttpResponse(redirect("account_login"))
        sociallogin.connect(request, user)
