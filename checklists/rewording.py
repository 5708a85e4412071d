"""What to say where a review asks another version of a set than the one it is compared with."""

from __future__ import annotations

from collections.abc import Sequence

from checklists.models import Question
from hubs.presentation.words import listed, spelled

Change = Question.Change
NO_CHANGE_SHOWN = "no change is shown"


def stands_words(change: str, was: Sequence[str], when: str = "") -> str:
    """Say how a statement stands to the review before, in the month `when`; "" for the same.

    The second sentence gives the words there were.
    """
    said = stands_briefly(change, was, when)
    if not said or not was:
        return said
    return f"{said} {'It was' if len(was) == 1 else 'They were'}: {listed(_quoted(was))}"


def stands_briefly(change: str, was: Sequence[str], when: str = "") -> str:
    """The same in one sentence, without the words there were."""
    review = f"the {when} review" if when else "the last review"
    if change == Change.REWORDED:
        return f"Reworded since {review}."
    if change == Change.NEW:
        return f"New since {review}: {NO_CHANGE_SHOWN}."
    words = short_words(change, was)
    return f"{words}: {NO_CHANGE_SHOWN}." if words else ""


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
