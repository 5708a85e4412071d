"""The mark that stands for a person on pictures, and what they answer as where nothing is said."""

from __future__ import annotations

import re
from collections.abc import Collection

from leadership.models import Person

LABEL_LENGTH = 100


def usual_label(person: Person) -> str:
    """What somebody without a role answers as."""
    label = person.job_title or person.organisation.name
    return label[:LABEL_LENGTH]


def free_mark(name: str, taken: Collection[str]) -> str:
    """Return up to three letters and digits for a name that nobody else has: GW, GW2, G17."""
    words = re.findall(r"[^\W\d_]+", name)
    initials = "".join(word[0] for word in words[:1] + words[1:][-1:]).upper() or "P"
    options = [initials, *(f"{initials}{n}" for n in range(2, 10))]
    options += [f"{initials[0]}{n}" for n in range(10, 100)]
    options += [f"{n}" for n in range(100, 1000)]
    return next(each for each in options if each not in taken)
