"""What to say where a review asks another version of a set than the one it is compared with."""

from __future__ import annotations

from collections.abc import Sequence

from checklists.models import Question
from hubs.presentation.words import listed, spelled

Change = Question.Change
NO_CHANGE_SHOWN = "no change is shown"


def stands_words(change: str, was: Sequence[str], when: str = "") -> str:
    """Say how a statement stands to the review before, in the month `when`; "" for the same."""
    review = f"the {when} review" if when else "the last review"
    if change == Change.REWORDED:
        return f"Reworded since {review}. It was: {listed(_quoted(was))}"
    if change == Change.SPLIT:
        return f"{short_words(change, was)}: {NO_CHANGE_SHOWN}. It was: {listed(_quoted(was))}"
    if change == Change.MERGED:
        return f"{short_words(change, was)}: {NO_CHANGE_SHOWN}. They were: {listed(_quoted(was))}"
    if change == Change.NEW:
        return f"New since {review}: {NO_CHANGE_SHOWN}."
    return ""


def short_words(change: str, was: Sequence[str]) -> str:
    """The same in a few words, for a table."""
    if change == Change.MERGED:
        return f"Merged from {spelled(len(was))} statements"
    words: dict[str, str] = {
        Change.REWORDED: "Reworded",
        Change.SPLIT: "Split from a wider statement",
        Change.NEW: "New",
    }
    return words.get(change, "")


def _quoted(texts: Sequence[str]) -> list[str]:
    return [f"“{text}”" for text in texts]
