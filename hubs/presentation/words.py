"""Small English: numbers with their nouns, lists, and where two texts differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

_WITHOUT_ARTICLE = frozenset(
    {"a", "an", "by", "her", "his", "how", "in", "its", "our", "somebody", "the", "their", "to"}
    | {"what", "when", "where", "which", "who", "whose", "why", "your"}
)


def counted(number: int, noun: str, plural: str = "") -> str:
    """'1 person', '2 people': the plural is the noun with an s unless given."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(items: Sequence[str], *, last: str = "and") -> str:
    """'A', 'A and B', 'A, B and C'."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def uk_date(day: date) -> str:
    """'1 March 2026'."""
    return f"{day.day} {day:%B %Y}"


def spelled(number: int) -> str:
    """Return 'one' to 'nine' in letters, as in a sentence; 'no' for none; figures from 10 on."""
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return words[number] if 0 <= number < len(words) else f"{number:,}"


def lower_first(words: str) -> str:
    """Put a label into a sentence: 'Education' is 'education'; 'NHS trust' and 'I' stay."""
    kept = words[1:2].isupper() or words.startswith("I ")
    return words if kept else words[:1].lower() + words[1:]


def asked_for(label: str) -> str:
    """What a field is for, after 'Enter' or 'Choose': 'the full name', 'why you agree'."""
    words = lower_first(label)
    bare = words.split(" ", 1)[0] in _WITHOUT_ARTICLE or words.endswith(" by")
    return words if bare else f"the {words}"


def upper_first(words: str) -> str:
    """Begin a sentence or a cell with words from inside one."""
    return words[:1].upper() + words[1:]


MOST_COMPARISONS = 1_000_000


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    differs: bool


def differing(mine: str, theirs: str) -> tuple[list[Run], list[Run]]:
    """Both texts cut into runs that are the same and runs that differ. Nothing is left out."""
    a, b = (re.findall(r"\s*\S+|\s+$", text) for text in (mine, theirs))
    plain_a, plain_b = [w.strip() for w in a], [w.strip() for w in b]
    left: list[Run] = []
    right: list[Run] = []
    for kind, a1, a2, b1, b2 in _steps(plain_a, plain_b):
        left += _runs("".join(a[a1:a2]), differs=kind != "equal")
        right += _runs("".join(b[b1:b2]), differs=kind != "equal")
    return left, right


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of one text that became another: `kind` is "same", "removed" or "added"."""

    text: str
    kind: str


def changes(before: str, after: str) -> list[Change]:
    """Both texts in one, word by word: without what was added it is the first, and without what
    was removed the second. A blank before words that differ belongs to neither."""
    a, b = (re.findall(r"\s*\S+|\s+$", text) for text in (before, after))
    plain_a, plain_b = [w.strip() for w in a], [w.strip() for w in b]
    found: list[Change] = []
    for kind, a1, a2, b1, b2 in _steps(plain_a, plain_b):
        old, new = "".join(a[a1:a2]), "".join(b[b1:b2])
        if kind == "equal":
            found.append(Change(new, "same"))
            continue
        parts = ((_blank(new or old), "same"), (old.lstrip(), "removed"), (new.lstrip(), "added"))
        found += [Change(text, kind_) for text, kind_ in parts if text]
    return found


def _blank(text: str) -> str:
    """What stands before the first word."""
    return text[: len(text) - len(text.lstrip())]


def _steps(a: Sequence[str], b: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """How `a` becomes `b`. Long texts that differ throughout are compared at both ends only:
    matching every word of them would keep the server busy for seconds."""
    head = _alike(a, b)
    tail = _alike(a[head:][::-1], b[head:][::-1])
    end_a, end_b = len(a) - tail, len(b) - tail
    if (end_a - head) * (end_b - head) <= MOST_COMPARISONS:
        return SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return [
        ("equal", 0, head, 0, head),
        ("replace", head, end_a, head, end_b),
        ("equal", end_a, len(a), end_b, len(b)),
    ]


def _alike(a: Sequence[str], b: Sequence[str]) -> int:
    """How many words two texts have in common at their beginning."""
    pairs = zip(a, b, strict=False)
    return next((n for n, (one, other) in enumerate(pairs) if one != other), min(len(a), len(b)))


def _runs(text: str, *, differs: bool) -> list[Run]:
    """One run, but a differing one without the blank before it, so that a mark begins at a word."""
    words = text.lstrip() if differs else text
    blank = text[: len(text) - len(words)]
    return [run for run in (Run(blank, differs=False), Run(words, differs)) if run.text]
