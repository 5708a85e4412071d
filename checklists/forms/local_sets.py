"""An area's own question sets: what a set is called, what its statements say, and publishing it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from checklists.asked import AskedSet
from checklists.forms.words import WordsField
from checklists.models import LocalSet, LocalStatement
from checklists.sets import LevelData
from hubs.forms.sending import SeenForm

TEXT, SHORT, GUIDANCE, LEVEL, INTRODUCTION = 400, 60, 1_000, 300, 600
NEVER_A_PERSON = (
    "Write one thing that people can rate, as if it were already so. Rate the arrangement, never "
    "a person. For example, “Parents help to choose how hub money is spent.”"
)
TO_REFLECT_ON = "Something to reflect on, which people answer in their own words."
NOT_LISTED = "Choose a set from the list"


class LocalSetForm(SeenForm):
    """What a set is called and how it begins; empty for a new one, which says where it stands.

    `beside`: the sets that ship; `names`: what each extension of them is called, if not otherwise.
    """

    mark_optional = False

    title = forms.CharField(label="Name of the set", max_length=80)
    introduction = WordsField(
        label="Introduction",
        max_length=INTRODUCTION,
        help_text="Two or three sentences about what it is for. People read them before they "
        "choose it for a review.",
    )

    def __init__(
        self,
        *args: Any,
        local_set: LocalSet | None = None,
        beside: tuple[AskedSet, ...] = (),
        whose: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, state=local_set.state if local_set else "", **kwargs)
        self.local_set, self.beside, self.whose = local_set, {s.key: s for s in beside}, whose
        if local_set:
            self.initial.update(title=local_set.title, introduction=local_set.introduction)
            return
        shipped = [(key, f"Beside “{each.title}”") for key, each in self.beside.items()]
        self.fields["extends"] = forms.ChoiceField(
            label="Where it stands",
            choices=[("", "On its own"), *shipped],
            required=False,
            help_text="Beside a set that comes with the service, it follows that set wherever it "
            "is shown, and leaves its words as they are. This cannot be changed later.",
            error_messages={"invalid_choice": NOT_LISTED},
        )
        self.fields["title"].required = False
        self.fields["title"].help_text = (
            "Beside another set you may leave this empty: it is then called, for example, "
            f"“Leading change: {whose} statements”."
        )
        self.order_fields(["extends", "title", "introduction"])

    def clean_title(self) -> str:
        title = str(self.cleaned_data["title"]) or self._usual_title()
        if not title:
            raise ValidationError("Enter the name of the set")
        others = LocalSet.objects.with_title(title)
        if self.local_set:
            others = others.exclude(pk=self.local_set.pk)
        shipped = {each.title.casefold() for each in self.beside.values()}
        if others.exists() or title.casefold() in shipped:
            raise ValidationError(f"There is a set called “{title}” already: choose another name")
        return title

    def _usual_title(self) -> str:
        beside = self.beside.get(self.cleaned_data.get("extends", ""))
        return f"{beside.title}: {self.whose} statements"[:80] if beside else ""

    @property
    def facts(self) -> dict[str, str]:
        """What the actions take."""
        return {name: each for name, each in self.cleaned_data.items() if name != "seen"}


class LocalStatementForm(SeenForm):
    """One statement or open question. `kind` is settled when it is added."""

    text = WordsField(label="The statement", max_length=TEXT, help_text=NEVER_A_PERSON)
    short_name = forms.CharField(
        label="Short name",
        max_length=SHORT,
        help_text="Two or three words, for pictures and lists. For example, Parents decide.",
    )
    guidance = WordsField(
        label="Help",
        max_length=GUIDANCE,
        required=False,
        help_text="What it is about, what to look at, and what counts as evidence. It is folded "
        "away beside the statement.",
    )

    def __init__(
        self,
        *args: Any,
        kind: str,
        general: tuple[LevelData, ...],
        local_set: LocalSet,
        statement: LocalStatement | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, state=statement.state if statement else "", **kwargs)
        self.kind, self.local_set, self.statement = kind, local_set, statement
        is_rated = kind == LocalStatement.Kind.RATED
        if not is_rated:
            self.fields["text"].label, self.fields["text"].help_text = "The question", TO_REFLECT_ON
        self.general = general if is_rated else ()
        for level in self.general:
            self.fields[f"level_{level.place}"] = WordsField(
                rows=2,
                label=level.name,
                max_length=LEVEL,
                required=False,
                help_text=f"Left empty: {level.meaning}",
            )
        if statement:
            names = ("text", "short_name", "guidance")
            self.initial.update({name: getattr(statement, name) for name in names})
            numbered = enumerate(statement.levels, 1)
            self.initial.update({f"level_{place}": words for place, words in numbered})

    def clean_text(self) -> str:
        """One sentence: line breaks and blanks around it would only look like another wording."""
        return " ".join(str(self.cleaned_data["text"]).split())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for name in ("text", "short_name"):
            others = LocalStatement.objects.of_set(self.local_set.pk)
            if self.statement:
                others = others.exclude(pk=self.statement.pk)
            if data.get(name) and others.saying(name, data[name]).exists():
                self.add_error(name, "Another one in this set says the same: change one of them")
        return data

    @property
    def words(self) -> list[forms.BoundField]:
        return [self[name] for name in ("text", "short_name", "guidance")]

    @property
    def levels(self) -> list[forms.BoundField]:
        return [self[f"level_{level.place}"] for level in self.general]

    @property
    def shows_levels(self) -> bool:
        """Whether the levels are unfolded: when something was written about one of them."""
        return any(field.value() or field.errors for field in self.levels)

    @property
    def facts(self) -> dict[str, Any]:
        """What the actions take."""
        data = self.cleaned_data
        return {
            "kind": self.kind,
            "text": data["text"],
            "short_name": data["short_name"],
            "guidance": data["guidance"],
            "levels": [data[f"level_{level.place}"] for level in self.general],
        }


class SureForm(SeenForm):
    """Nothing is typed: a page shows what would happen, and this says that somebody saw it."""
