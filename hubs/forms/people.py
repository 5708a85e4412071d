"""Inviting people, and changing what they are in an area."""

from typing import Any

from django import forms

from hubs.models import Invitation, Membership
from hubs.permissions import Role
from hubs.presentation.forms import Ticks

ROLE_HINTS = {
    Role.AREA_ADMINISTRATOR: "Looks after people, organisations and these settings.",
    Role.FACILITATOR: "Opens and closes reviews, compares answers, prepares the board report.",
    Role.SPONSOR: "Takes part in reviews and signs the board report.",
    Role.PARTICIPANT: "Takes part in reviews.",
    Role.BOARD_MEMBER: "Reads signed reports and follows actions.",
    Role.CLERK: "Looks after meetings and records the board’s decisions.",
    Role.OBSERVER: "Sees who leads, and reads signed reports.",
}


def roles_field() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label="What will they do?",
        choices=Role.choices,
        widget=Ticks(hints=ROLE_HINTS),
        error_messages={"required": "Choose at least one role"},
    )


class InviteForm(forms.Form):
    """An invitation into the open area."""

    name = forms.CharField(label="Full name", max_length=150)
    email = forms.EmailField(
        label="Email address",
        max_length=254,
        help_text="Their own work address. They sign in with it.",
        error_messages={"invalid": "Enter an email address like name@example.org"},
    )
    roles = roles_field()
    note = forms.CharField(
        label="A line of your own",
        max_length=500,
        required=False,
        widget=forms.Textarea,
        help_text="It goes into the message.",
    )

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if Membership.objects.of_address(email).exists():
            raise forms.ValidationError("This person is a member of the area already")
        if Invitation.objects.open().filter(email__iexact=email).exists():
            raise forms.ValidationError(
                "This person has an invitation already: send that one again instead"
            )
        return email


class MemberForm(forms.Form):
    """What a member is in the open area."""

    title = forms.CharField(
        label="Job title",
        max_length=150,
        required=False,
        help_text="Shown beside their name.",
    )
    roles = roles_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"].label = "Roles"


class FindForm(forms.Form):
    """A box to search a long list with."""

    mark_optional = False
    find = forms.CharField(
        label="Find a person",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "class": "govuk-input--width-20"}),
    )
