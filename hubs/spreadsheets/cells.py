"""Is this cell sane? Each function returns what is to be stored, or raises `WrongCellError`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from hubs.presentation.words import listed

_ERRORS = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"}
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def folded(words: str) -> str:
    """What two spellings of one name have in common: case and runs of blanks do not count."""
    return " ".join(words.casefold().split())


class WrongCellError(ValueError):
    """What is wrong with a cell and how to mend it, as sentences."""


def one_line(words: str, *, most: int, needed: str = "") -> str:
    """Words of one line. `needed` is what to say when there are none, "" where none are needed."""
    if not words and needed:
        raise WrongCellError(needed)
    if words in _ERRORS:
        raise WrongCellError(
            "The cell holds an error of the spreadsheet. Write the words themselves."
        )
    if _CONTROL.search(words):
        raise WrongCellError("The cell has a line break or a control character. Write one line.")
    if len(words) > most:
        raise WrongCellError(f"The cell has {len(words)} characters. Use {most} or fewer.")
    return words


def address(words: str) -> str:
    """An email address in lower case, or nothing."""
    email = one_line(words, most=254).lower()
    if email:
        try:
            validate_email(email)
        except ValidationError as error:
            raise WrongCellError(
                "This is not a whole email address. Write one like name@example.org."
            ) from error
    return email


def one_of(words: str, choices: Sequence[tuple[str | int, str]], noun: str) -> str | int | None:
    """The value whose label the words are, whatever their case; None when there are no words."""
    words = one_line(words, most=200)
    if not words:
        return None
    by_label = {folded(str(label)): value for value, label in choices}
    if folded(words) in by_label:
        return by_label[folded(words)]
    labels = [str(label) for _value, label in choices]
    near = get_close_matches(folded(words), by_label, n=1, cutoff=0.6)
    hint = ""
    if near:
        meant = next(label for label in labels if folded(label) == near[0])
        hint = f"Did you mean “{meant}”? "
    raise WrongCellError(
        f"This is not one of the {noun}s. {hint}"
        f"Write {listed([f'“{label}”' for label in labels], last='or')}."
    )
