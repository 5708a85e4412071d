"""Writing a reflection, and choosing who may see it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self
from uuid import UUID

from django import forms

from checklists.actions.reflections import Words
from checklists.forms.answers import BOTH, LARGEST_VERSION, MINE, STALE_PAGE, THEIRS
from checklists.forms.text import TypedText
from checklists.models import Reflection, Round
from checklists.models.answers import REFLECTION_LIMIT
from checklists.querysets import ReflectionQuerySet
from checklists.querysets.answers import QUOTED_AT_MOST
from hubs.presentation.forms import Radios

HINTS = {
    "private": (
        "Nobody else sees it in this service, not even an administrator. It is still information "
        "that your organisations hold, so somebody could ask for it under the Freedom of "
        "Information Act. Do not name families or children."
    ),
    "shared": (
        "Everybody who takes part in the area’s reviews can read it, with your name. "
        "It can be asked for under the Freedom of Information Act."
    ),
    "quotable": (
        "As above, and the board’s report may quote it, without your name, if it has no more than "
        f"{QUOTED_AT_MOST:,} characters. Board reports are usually published. You can take this "
        "back: it then leaves every draft, but a report that is signed stays as it was."
    ),
}


class TextForm(forms.Form):
    """The text alone, as it saves itself; and, of two versions, which one counts."""

    text = TypedText(
        limit=REFLECTION_LIMIT,
        required=False,
        label="Your reflection",
        help_text=f"It saves itself as you write. Up to {REFLECTION_LIMIT:,} characters.",
        widget=forms.Textarea(
            attrs={"rows": 12, "data-module": "answer-count", "data-limit": REFLECTION_LIMIT}
        ),
    )
    version = forms.IntegerField(
        min_value=0,
        max_value=LARGEST_VERSION,
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), STALE_PAGE),
    )
    seen = forms.IntegerField(
        min_value=1, max_value=LARGEST_VERSION, required=False, widget=forms.HiddenInput
    )
    keep = forms.ChoiceField(
        choices=[(k, k) for k in (MINE, THEIRS, BOTH)],
        required=False,
        widget=forms.HiddenInput,
    )

    mark_optional = False

    @property
    def words(self) -> Words:
        """What the page says; of two versions settled, at the version the person has seen."""
        data = self.cleaned_data
        settled = data["keep"] and data["seen"]
        return Words(
            text=data["text"],
            version=data["seen"] if settled else data["version"],
            visibility=data.get("visibility") or None,
        )

    @property
    def settles(self) -> str:
        """Which of two versions the person chose, or nothing."""
        return str(self.data.get("keep", ""))

    def settled_with(self, stored: Reflection | None) -> Self:
        """This form or, where the person chose the stored text or both, one that holds that."""
        if stored is None or self.settles not in {THEIRS, BOTH}:
            return self
        mine = self.data.get("text", "") if self.settles == BOTH else ""
        data = dict(self.data.items())
        data["text"] = "\n\n".join(text for text in (mine, stored.text) if text.strip())
        return self.__class__(data)


class ReflectionForm(TextForm):
    """The text, and who may see it."""

    visibility = forms.ChoiceField(
        label="Who may see it",
        choices=Reflection.Visibility.choices,
        initial=Reflection.Visibility.PRIVATE,
        widget=Radios(hints=HINTS),
    )


OUTSIDE = "outside"


class ReadingForm(forms.Form):
    """Which of the shared reflections to read. What makes no sense is left out."""

    mark_optional = False

    find = forms.CharField(
        label="Find words or a name",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "class": "govuk-input--width-20"}),
    )
    review = forms.ChoiceField(label="Review", required=False)

    def __init__(self, data: Any, *, rounds: Iterable[Round]) -> None:
        super().__init__(data)
        self.fields["review"].choices = [  # type: ignore[attr-defined]
            ("", "All reviews"),
            *((str(each.pk), each.title) for each in rounds),
            (OUTSIDE, "Outside of a review"),
        ]
        self.is_valid()

    @property
    def asked(self) -> dict[str, str]:
        """What was asked for and makes sense."""
        return {name: self.cleaned_data.get(name, "").strip() for name in ("find", "review")}

    def chosen(self, reflections: ReflectionQuerySet) -> ReflectionQuerySet:
        """Return those of the reflections that were asked for."""
        words, review = self.asked["find"], self.asked["review"]
        if words:
            reflections = reflections.matching(words)
        if review:
            reflections = reflections.of_round(None if review == OUTSIDE else UUID(review))
        return reflections
