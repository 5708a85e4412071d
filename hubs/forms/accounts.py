"""Allauth's forms, in the words of this service; `ACCOUNT_FORMS` and `MFA_FORMS` name them."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.http import HttpRequest, HttpResponse

from hubs.accounts import stay_signed_in

PASSWORD_HELP = "At least 12 characters. Three random words are easy to remember."  # noqa: S105 - a hint
WORDS = {
    "login": ("Email address", ""),
    "email": ("Email address", ""),
    "password": ("Password", ""),
    "oldpassword": ("Your password now", ""),
    "password1": ("New password", PASSWORD_HELP),
    "password2": ("New password again", ""),
    "code": ("Code", ""),
    "name": ("Name of this passkey", "For example, the device it is on: Work laptop"),
}


class PlainWords:
    """Gives every field its label and hint, and takes placeholders away."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if name in WORDS:
                field.label, field.help_text = WORDS[name]
            field.widget.attrs.pop("placeholder", None)


class LoginForm(PlainWords, account.LoginForm):
    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """Sign in until a moment that pages can tell; allauth would keep an age."""
        response: HttpResponse = super().login(request, redirect_url=redirect_url)
        stay_signed_in(request)
        return response


class RequestLoginCodeForm(PlainWords, account.RequestLoginCodeForm):
    pass


class ConfirmLoginCodeForm(PlainWords, account.ConfirmLoginCodeForm):
    pass


class ResetPasswordForm(PlainWords, account.ResetPasswordForm):
    pass


class ResetPasswordKeyForm(PlainWords, account.ResetPasswordKeyForm):
    pass


class ChangePasswordForm(PlainWords, account.ChangePasswordForm):
    pass


class SetPasswordForm(PlainWords, account.SetPasswordForm):
    pass


class ReauthenticateForm(PlainWords, account.ReauthenticateForm):
    pass


class MfaAuthenticateForm(PlainWords, mfa.AuthenticateForm):
    pass


class MfaReauthenticateForm(PlainWords, mfa.ReauthenticateForm):
    pass


class ActivateTotpForm(PlainWords, totp.ActivateTOTPForm):
    pass


class AddPasskeyForm(PlainWords, webauthn.AddWebAuthnForm):
    """Every key that is added here can sign in by itself, so there is nothing to tick."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["passwordless"]
        self.fields["name"].initial = "My passkey"


class EditPasskeyForm(PlainWords, webauthn.EditWebAuthnForm):
    pass


class DetailsForm(forms.Form):
    """What a person may change about themselves."""

    name = forms.CharField(
        label="Full name",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text="As it should appear on lists and in reports.",
    )
