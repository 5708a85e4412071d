"""Who could be asked in a round: those who lead and are expected, then everybody else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checklists.actions.rounds import Seat
from checklists.free_marks import free_mark, usual_label
from checklists.models import Participation, Round
from checklists.round_templates import LEADER, OTHER, PARTNER
from leadership.models import Person
from leadership.structure import people_for_round


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person of the area with a seat made ready for them, and what they are to a round."""

    seat: Seat
    kind: str

    @property
    def is_expected(self) -> bool:
        """Whether they hold a role or sit at the table, so that a round usually asks them."""
        return self.kind != OTHER


def possible_seats(day: date) -> list[Candidate]:
    """Return everybody of the area on a day, each with a mark of their own.

    Those who hold a role come first, then those at the table beside them, then everybody else.
    """
    people = Person.objects.still_here_on(day).select_related("organisation", "user")
    by_id = {person.pk: person for person in people}
    found = [
        Candidate(
            Seat(by_id.pop(each.person_id), each.role_label, each.code),
            LEADER if each.holds_role else PARTNER,
        )
        for each in people_for_round(day)
        if each.person_id in by_id
    ]
    taken = {each.seat.code for each in found}
    for person in by_id.values():
        code = free_mark(person.name, taken)
        taken.add(code)
        found.append(Candidate(Seat(person, usual_label(person), code), OTHER))
    return found


def seats_left(round_: Round, day: date) -> list[Candidate]:
    """Return those of the area who have no seat in a round yet, in the same order."""
    rows = Participation.objects.of_round(round_)
    seated = set(rows.values_list("person", flat=True))
    return [each for each in possible_seats(day) if each.seat.person.pk not in seated]
