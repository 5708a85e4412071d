"""What keeps words from becoming formulas, and characters that a file format cannot hold."""

from __future__ import annotations

import re

_STARTS_A_FORMULA = re.compile(r"'* *[=+\-@\t\r\n＝＋－＠]")
_IS_GUARDED = re.compile(r"'+ *[=+\-@\t\r\n＝＋－＠]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\r")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def guarded(words: str) -> str:
    """The words for a CSV file: with an apostrophe before what a program would calculate with.

    `unguarded` gives back exactly what was put in, also where that began with apostrophes.
    """
    return f"'{words}" if _STARTS_A_FORMULA.match(words) else words


def unguarded(words: str) -> str:
    """Take away the apostrophe that `guarded`, or a careful person, has put before the words."""
    return words[1:] if _IS_GUARDED.match(words) else words


def escaped(words: str) -> str:
    """The words for a cell of a workbook: what XML cannot hold is written as the format says."""
    words = _LOOKS_ESCAPED.sub("_x005F_", words)
    return _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", words)


def unescaped(words: str) -> str:
    """What `escaped`, or a spreadsheet program, was given."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), words)
