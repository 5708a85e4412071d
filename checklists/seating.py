"""Who could be asked in a round: those who lead and are expected, then everybody else."""

from __future__ import annotations

import re
from datetime import date

from checklists.actions.rounds import Seat
from leadership.models import Person
from leadership.structure import people_for_round

LABEL_LENGTH = 100


def possible_seats(day: date) -> list[tuple[Seat, bool]]:
    """Return a seat for every person of the area on a day, and whether they are expected.

    Those who hold a role or sit at the table come first; each has a mark of their own.
    """
    people = Person.objects.still_here_on(day).select_related("organisation", "user")
    by_id = {person.pk: person for person in people}
    seats = [
        (Seat(by_id.pop(each.person_id), each.role_label, each.code), True)
        for each in people_for_round(day)
        if each.person_id in by_id
    ]
    taken = {seat.code for seat, _expected in seats}
    for person in by_id.values():
        code = free_mark(person.name, taken)
        taken.add(code)
        label = person.job_title or person.organisation.name
        seats.append((Seat(person, label[:LABEL_LENGTH], code), False))
    return seats


def free_mark(name: str, taken: set[str]) -> str:
    """Return up to three letters and digits for a name that nobody else has: GW, GW2, G17."""
    words = re.findall(r"[^\W\d_]+", name)
    initials = "".join(word[0] for word in words[:1] + words[1:][-1:]).upper() or "P"
    options = [initials, *(f"{initials}{n}" for n in range(2, 10))]
    options += [f"{initials[0]}{n}" for n in range(10, 100)]
    options += [f"{n}" for n in range(100, 1000)]
    return next(each for each in options if each not in taken)
