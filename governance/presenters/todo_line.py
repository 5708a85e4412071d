"""A line of what needs somebody."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ToDo:
    """One line of the `todo` component."""

    what: str
    url: str
    why: str
    kind: str = ""
    when: str = ""
