"""Text kept exactly as it was typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator

NULL_MESSAGE = "Remove the invisible character (NUL) from the text: it cannot be stored"


class TypedText(forms.CharField):
    """Text of at most `limit` characters: blank space and line breaks stay as they were typed.

    Browsers send every line break as two characters; here it is the one that was typed.
    """

    widget = forms.Textarea

    def __init__(self, *, limit: int, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)
        self.limit = limit
        self.validators = [ProhibitNullCharactersValidator(message=NULL_MESSAGE)]

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")

    def run_validators(self, value: str) -> None:
        super().run_validators(value)
        over = len(value) - self.limit
        if over > 0:
            letters = "character" if over == 1 else f"{over:,} characters"
            raise ValidationError(
                f"Shorten this by {'one ' if over == 1 else ''}{letters}: "
                f"it may have up to {self.limit:,}. Nothing you typed has been lost",
                "too_long",
            )
