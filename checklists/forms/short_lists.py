"""Short lists: some of a round's statements, for those who are not asked all."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from checklists.actions.rounds import ShortListDraft
from checklists.asked import AskedSet
from checklists.beginnings import ListBegun
from hubs.presentation.forms import Ticks

MOST_LISTS = 6
COUNTER = "lists"


class ShortListForm(forms.Form):
    """One list: a name, and the statements on it."""

    name = forms.CharField(
        label="Name of the list",
        max_length=60,
        help_text="Only those who run reviews see it. For example, Six statements for partners.",
        error_messages={"required": "Give the short list a name"},
    )
    statements = forms.MultipleChoiceField(
        label="Statements on it",
        error_messages={
            "required": "Choose at least one statement for the short list",
            "invalid_choice": (
                "One of these statements is not in the question sets you chose: look through the "
                "list again"
            ),
        },
    )

    def __init__(self, number: int, sets: Sequence[AskedSet], **kwargs: Any) -> None:
        super().__init__(prefix=f"list-{number}", **kwargs)
        self.number = number
        rated = [(asked, each) for asked in sets for each in asked.rated]
        field: Any = self.fields["statements"]
        field.widget = Ticks(hints={str(each.pk): each.marked for _asked, each in rated})
        field.choices = [
            (str(each.pk), f"{asked.title}: {each.short_name}") for asked, each in rated
        ]

    @property
    def shown_name(self) -> str:
        """What to call it while it may have no name yet."""
        return str(self["name"].value() or "").strip() or f"Short list {self.number + 1}"

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed or ticked: such a list is left out."""
        name, chosen = self["name"].value(), self["statements"].value()
        return not str(name or "").strip() and not chosen

    @property
    def draft(self) -> ShortListDraft:
        ids = [UUID(each) for each in self.cleaned_data["statements"]]
        return ShortListDraft(name=self.cleaned_data["name"], questions=ids)


class ShortListForms:
    """The lists of a round; `more` adds an empty one."""

    def __init__(
        self,
        begun: Sequence[ListBegun],
        sets: Sequence[AskedSet],
        data: QueryDict | None,
        *,
        more: bool = False,
    ) -> None:
        filled = len(begun) if data is None else _number_of_lists(data)
        self.forms = [
            ShortListForm(number, sets, data=data, initial=_initial(begun, number, sets))
            for number in range(min(filled, MOST_LISTS))
        ]
        self.kept = self.forms
        if more and len(self.forms) < MOST_LISTS:
            self.forms.append(ShortListForm(len(self.forms), sets))

    @property
    def names(self) -> list[str]:
        return [each.shown_name for each in self.forms]

    @property
    def may_have_more(self) -> bool:
        return len(self.forms) < MOST_LISTS

    def is_valid(self, needed: Collection[int]) -> bool:
        """Whether the lists make sense; a blank one does unless somebody is to be asked it."""
        self.kept = [each for each in self.forms if each.number in needed or not each.is_blank]
        sound = not [form for form in self.kept if not form.is_valid()]
        names: set[str] = set()
        for form in self.kept:
            name = form.cleaned_data.get("name", "").casefold()
            if name and name in names:
                form.add_error("name", "Two short lists have this name: choose another")
                sound = False
            names.add(name)
        return sound

    @property
    def drafts(self) -> list[ShortListDraft]:
        return [each.draft for each in self.kept]

    def position_of(self, number: int | None) -> int | None:
        """Where a list stands once blank ones are left out; None is everything."""
        return None if number is None else [each.number for each in self.kept].index(number)


def _number_of_lists(data: QueryDict) -> int:
    typed = str(data.get(COUNTER, ""))
    return int(typed) if typed.isdecimal() and len(typed) == 1 else 0


def _initial(
    begun: Sequence[ListBegun], number: int, sets: Sequence[AskedSet]
) -> dict[str, Any] | None:
    if number >= len(begun):
        return None
    codes = begun[number].codes
    ids = [str(each.pk) for asked in sets for each in asked.rated if each.code in codes]
    return {"name": begun[number].name, "statements": ids}
