"""Fields that the app's forms share: text kept as typed, and one of the area's people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone

from hubs.presentation.forms import Ticks
from leadership.models import Person


class WordsField(forms.CharField):
    """Text kept exactly as typed; blanks alone are no text."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        too_long = f"“{kwargs['label']}” must be {kwargs['max_length']:,} characters or fewer"
        kwargs["error_messages"] = {"max_length": too_long, **kwargs.get("error_messages", {})}
        super().__init__(strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value))
        return text if text.strip() else ""


class PersonField(forms.ChoiceField):
    """Cleans to a Person or None. `offer` gives the people, so that two lists cost one query."""

    people: dict[str, Person]

    def __init__(
        self, *, empty_label: str = "Choose a person", brief: bool = False, **kwargs: Any
    ) -> None:
        """`brief`: names alone, where room is scarce."""
        messages = kwargs.get("error_messages", {})
        kwargs["error_messages"] = {"invalid_choice": "Choose a person from the list", **messages}
        super().__init__(**kwargs)
        self.empty_label, self.brief = empty_label, brief
        self.offer([])

    def offer(self, people: Iterable[Person]) -> None:
        """Let these people be chosen."""
        self.people = {str(person.pk): person for person in people}
        label = str if self.brief else _label
        named = [(key, label(person)) for key, person in self.people.items()]
        self.choices = [("", self.empty_label), *named]

    def clean(self, value: Any) -> Person | None:
        return self.people.get(super().clean(value))


class PeopleField(forms.MultipleChoiceField):
    """Cleans to a list of Persons. `offer` gives those to choose from."""

    people: dict[str, Person]

    def __init__(self, **kwargs: Any) -> None:
        kwargs["error_messages"] = {"invalid_choice": "Choose people from the list"}
        super().__init__(widget=Ticks, **kwargs)
        self.offer([])

    def offer(self, people: Iterable[Person]) -> None:
        """Let these people be chosen."""
        self.people = {str(person.pk): person for person in people}
        self.choices = [(key, _label(person)) for key, person in self.people.items()]

    def clean(self, value: Any) -> list[Person]:
        return [self.people[key] for key in super().clean(value)]


def people_to_choose(*also: Any) -> list[Person]:
    """Everybody still here, and whoever is named already, by name, in one query."""
    today = timezone.localdate()
    named = [key for key in also if key]
    here = Person.objects.still_here_on(today)
    return list((here | Person.objects.filter(Q(pk__in=named))).order_by("name"))


def retyped(data: Any, **hidden: int) -> Any:
    """What was typed, with other hidden values; several values of one name all stay."""
    kept = data.copy()
    for name, value in hidden.items():
        kept[name] = str(value)
    return kept


def is_past(day: date | None, before: date | None) -> bool:
    """Whether a date was newly set before today; one that has simply gone by may stay."""
    return day is not None and day != before and day < timezone.localdate()


def _label(person: Person) -> str:
    said = f"{person.name}, {person.job_title}" if person.job_title else person.name
    return f"{said} (has left)" if person.has_left else said
