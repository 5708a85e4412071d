"""How the answers of a scale stand in a form: their values, letters and meanings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checklists.models import DONT_KNOW, NOT_FOR_ME, Answer, Question
from checklists.sets import LevelData, ScaleData
from hubs.presentation.forms import LevelField, LevelScale
from hubs.presentation.levels import level

DONT_KNOW_MEANS = (
    "Choose this if you cannot see it from where you are. "
    "It is a useful answer: it shows where to share more."
)
NOT_FOR_ME_MEANS = (
    "Choose this if it is outside what you answer for. "
    "Your answers are then complete without it, and it is never read as a rating."
)
NO_LEVEL_MEANS = {DONT_KNOW: DONT_KNOW_MEANS, NOT_FOR_ME: NOT_FOR_ME_MEANS}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A level, −1 for "Not for me" or None for nothing; and the answer of another scale that takes
    this level's place, by its letter."""

    choice: int | None
    option: str = ""


def value_of(chosen: Chosen | Answer | None) -> str:
    """How a form says it: "3", or "3-P" where P takes the place of 3 on another scale."""
    if chosen is None or chosen.choice is None:
        return ""
    return f"{chosen.choice}-{chosen.option}" if chosen.option else str(chosen.choice)


def chosen_as(value: str) -> Chosen:
    """What a value of the form says; one that is no choice of a form is a ValueError."""
    place, _dash, option = value.partition("-") if value[:1].isdigit() else (value, "", "")
    return Chosen(int(place) if place else None, option)


def scale_choices(scale: ScaleData) -> list[tuple[int | str, str]]:
    """The answers of a scale, then "Don't know" and "Not for me"."""
    answers: list[tuple[int | str, str]] = [
        (each.place if scale.is_default else _value(each), each.name) for each in scale.levels
    ]
    return [*answers, *((value, level(value).name) for value in NO_LEVEL_MEANS)]


def scale_field(scale: ScaleData, question: Question, eyebrow: str) -> LevelField:
    """The field for one statement: it cleans to what was `Chosen`."""
    return LevelField(
        label=question.text,
        choices=scale_choices(scale),
        widget=_strip(scale, question, eyebrow),
        coerce=chosen_as,
        empty_value=chosen_as(""),
        required=False,
    )


def _strip(scale: ScaleData, question: Question, eyebrow: str) -> LevelScale:
    """The strip to answer one statement on, in the words of a scale.

    On the usual scale each level says what it looks like for this statement; on another one each
    answer has its own meaning, and says whose place it takes.
    """
    if scale.is_default:
        meanings: Mapping[Any, str] = {int(n): words for n, words in question.levels.items()}
        letters = {}
    else:
        meanings = {_value(each): _meaning(each) for each in scale.levels}
        letters = {_value(each): each.letter for each in scale.levels}
    return LevelScale(meanings={**meanings, **NO_LEVEL_MEANS}, letters=letters, eyebrow=eyebrow)


def levels_in_words(scale: ScaleData, question: Question) -> str:
    """What the five levels look like for a statement, where answering does not show it."""
    if scale.is_default:
        return ""
    return "\n".join(f"{level(int(n)).name}: {words}" for n, words in question.levels.items())


def _value(each: LevelData) -> str:
    return value_of(Chosen(each.place, each.letter))


def _meaning(each: LevelData) -> str:
    return f"{each.meaning} It takes the place of {level(each.place).name}."
