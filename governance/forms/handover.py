"""Handing over: what moves to whom, what the successor should know, and who that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict

from governance.fetch import people_now
from governance.forms.boards import PersonChoice
from governance.handing_over import Item, grouped, state_of
from hubs.presentation.forms import DateField, Radios
from hubs.presentation.words import counted
from leadership.actions.handovers import PromiseDraft
from leadership.models import Handover, Person, Promise

STAYS, SUCCESSOR, OTHER = "", "successor", "other"
MEANWHILE = (
    "Something here has changed since you opened the page. Nothing was moved. Your choices are "
    "kept where they still fit: check them, then move what you chose."
)
CHANGED = (
    "Somebody else changed this handover while you had it open. Nothing was saved, and nothing "
    "you typed is lost: check it, then save again."
)
MOST_PROMISES, SPARE = 12, 3


class VersionForm(forms.Form):
    """Remembers the handover as it was shown, so that a stale save is refused."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, handover: Handover, **kwargs: Any) -> None:
        self.handover = handover
        kwargs["initial"] = {"version": handover.version, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    def note_stale(self, words: str = CHANGED, **hidden: Any) -> None:
        """Keep what was typed, and let the next save be against the handover as it is now."""
        data = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        for name, value in {"version": self.handover.version, **hidden}.items():
            data[name] = value
        self.data = data
        self.add_error(None, words)


class MoveForm(VersionForm):
    """For each thing: leave it, give it to the successor, or to somebody else."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    mark_optional = False

    def __init__(
        self, *args: Any, handover: Handover, items: Sequence[Item], **kwargs: Any
    ) -> None:
        self.items, self.seen_now = items, state_of(items)
        kwargs["initial"] = {"seen": self.seen_now, **(kwargs.get("initial") or {})}
        super().__init__(*args, handover=handover, **kwargs)
        for item in items:
            self.fields[item.key] = forms.ChoiceField(
                label=item.title,
                help_text=item.detail,
                choices=self._choices(),
                required=False,
                initial=STAYS,
                widget=Radios(inline=True),
            )
        self.fields["other"] = PersonChoice(
            label="Somebody else",
            queryset=people_now().exclude(pk=handover.leaver.pk),
            required=False,
            empty_label="Nobody else",
            help_text="Who takes over what you gave to somebody else above.",
        )

    @classmethod
    def filled(cls, data: QueryDict, handover: Handover, items: Sequence[Item]) -> MoveForm:
        """The form with everything given to the successor; nothing is moved yet."""
        chosen = {item.key: SUCCESSOR for item in items}
        initial = {**chosen, "other": data.get("other", "")}
        return cls(handover=handover, items=items, initial=initial)

    def _choices(self) -> list[tuple[str, str]]:
        successor = self.handover.successor
        to = [(SUCCESSOR, f"To {successor.name}")] if successor else []
        return [(STAYS, "Leave it"), *to, (OTHER, "To somebody else")]

    @property
    def groups(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """The fields under the page's headings."""
        for name, items in grouped(self.items):
            yield name, [self[item.key] for item in items]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        given = {item.key: data.get(item.key, STAYS) for item in self.items}
        if OTHER in given.values() and not data.get("other") and "other" not in self.errors:
            self.add_error("other", "Choose who takes over what goes to somebody else")
        if not any(given.values()) and not self.errors:
            self.add_error(None, "Choose at least one thing that moves")
        for item in self.items:
            to = self._person(given[item.key])
            if item.needs_account and to and to.user is None:
                self.add_error(item.key, f"{to.name} does not sign in, so cannot run a review")
        return data

    def _person(self, choice: str) -> Person | None:
        people = {SUCCESSOR: self.handover.successor, OTHER: self.cleaned_data.get("other")}
        return people.get(choice)

    @property
    def chosen(self) -> dict[str, Person]:
        """Who takes over what, by the things' keys."""
        found = {item.key: self._person(self.cleaned_data[item.key]) for item in self.items}
        return {key: person for key, person in found.items() if person}


class HandoverWordsForm(VersionForm):
    """What the successor should know beside the promises."""

    notes = forms.CharField(
        label="What your successor should know",
        max_length=4_000,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Who to speak to first, what is delicate, what you would do next. What is "
        "written here may be asked for under the Freedom of Information Act.",
    )

    def __init__(self, *args: Any, handover: Handover, **kwargs: Any) -> None:
        super().__init__(*args, handover=handover, initial={"notes": handover.notes}, **kwargs)


class PromiseForm(forms.Form):
    """One promise; a row that is left empty is no promise."""

    noun = "Promise"
    text = forms.CharField(label="What was promised", max_length=300, required=False)
    made_to = forms.CharField(label="To whom", max_length=150, required=False)
    due_on = DateField(label="By when", required=False)
    mark_optional = False

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("text") and (data.get("made_to") or data.get("due_on")):
            self.add_error("text", "Enter what was promised, or empty the whole row")
        return data


class BasePromises(forms.BaseFormSet):
    """The list of promises."""

    @property
    def drafts(self) -> list[PromiseDraft]:
        """What was typed, without the empty rows."""
        rows = (form.cleaned_data for form in self.forms if form.cleaned_data.get("text"))
        return [PromiseDraft(row["text"], row["made_to"], row["due_on"]) for row in rows]


Promises = forms.formset_factory(
    PromiseForm,
    formset=BasePromises,
    extra=SPARE,
    max_num=MOST_PROMISES,
    absolute_max=MOST_PROMISES,
    validate_max=True,
)


def promises_form(data: QueryDict | None, promises: Sequence[Promise]) -> BasePromises:
    """The promises as they are kept, with some empty rows."""
    kept = [{"text": p.text, "made_to": p.made_to, "due_on": p.due_on} for p in promises]
    return cast("BasePromises", Promises(data, initial=kept, prefix="promises"))


class SuccessorForm(VersionForm):
    """Who follows."""

    def __init__(self, *args: Any, handover: Handover, **kwargs: Any) -> None:
        super().__init__(
            *args, handover=handover, initial={"successor": handover.successor_id}, **kwargs
        )
        self.fields["successor"] = PersonChoice(
            label="Successor",
            queryset=people_now().exclude(pk=handover.leaver.pk),
            required=False,
            empty_label="Not known yet",
            help_text="This appoints nobody. It says for whom the briefing is.",
        )


class FinishHandoverForm(VersionForm):
    """Close the handover; what stays behind, or that nobody follows, has to be said yes to."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    sure = forms.BooleanField(
        error_messages={"required": "Tick the box to finish the handover like this"}
    )

    def __init__(
        self, *args: Any, handover: Handover, items: Sequence[Item], **kwargs: Any
    ) -> None:
        self.seen_now = state_of(items)
        kwargs["initial"] = {"seen": self.seen_now}
        super().__init__(*args, handover=handover, **kwargs)
        self.fields["sure"].label = label = finish_label(handover, len(items))
        if not label:
            del self.fields["sure"]

    def note_stale(self, words: str = CHANGED, **hidden: Any) -> None:
        """What stays behind is another now, so it is to be ticked anew."""
        super().note_stale(words, seen=self.seen_now, sure="", **hidden)


def finish_label(handover: Handover, left: int) -> str:
    """What is to be said yes to: "" where everything has moved and somebody follows."""
    duties = f"{counted(left, 'duty', 'duties')} still with {handover.leaver.name}"
    if left and handover.successor:
        return f"Finish with {duties}"
    if left:
        return f"Finish with {duties}, and nobody named to take over"
    return "" if handover.successor else "Finish with nobody named to take over"
