"""Everything that is recorded about who leads, read at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from hubs.querysets.prepared import prepared
from leadership.models import Appointment, Contact, Engagement, Handover, Role


@dataclass(frozen=True, slots=True)
class LeadershipFacts:
    """Roles by position, appointments by first day, engagements by sector and level.

    `read_for`: the day up to which contacts are known; whether they are stale can be said for
    that day only. None: no contacts were read.
    """

    roles: tuple[Role, ...]
    appointments: tuple[Appointment, ...]
    engagements: tuple[Engagement, ...]
    read_for: date | None = None

    def held_on(self, day: date, role_code: str | None = None) -> list[Appointment]:
        """Return the appointments in force that day, by role and first day."""
        return [
            appointment for appointment in self.of_role(role_code) if appointment.is_current_on(day)
        ]

    def of_role(self, role_code: str | None) -> list[Appointment]:
        """Return every appointment to a role, past and to come; to all roles for None."""
        return [a for a in self.appointments if role_code in {None, a.role_id}]

    def roles_on(self, day: date) -> list[Role]:
        """Return the roles in use that day, and those held that day although retired since."""
        held = {a.role_id for a in self.held_on(day)}
        return [role for role in self.roles if role.code in held or role.is_in_use_on(day)]

    @property
    def open_handovers(self) -> list[Handover]:
        """Return the handovers under way, by role."""
        found = [a.handover for a in self.appointments if hasattr(a, "handover")]
        return [handover for handover in found if handover.is_open]

    def engaged_on(self, day: date) -> list[Engagement]:
        """Return the seats taken that day by people who had not left."""
        return [e for e in self.engagements if e.is_current_on(day)]


def held_since(seat: Engagement, others: Iterable[Engagement]) -> date:
    """Return the first day of a seat, whatever changed since then in how it is filled."""
    first, rows = seat, list(others)
    while earlier := next((row for row in rows if first.is_kept_by(row)), None):
        first = earlier
    return first.starts_on


def read_facts(day: date | None = None) -> LeadershipFacts:
    """Read the open area's facts in three queries, whatever the number of people.

    `day` is the last on which a contact counts: today when none is given.
    """
    day = day or timezone.localdate()
    engagements = tuple(_engagements(day=day))
    return LeadershipFacts(tuple(_roles()), tuple(_appointments()), engagements, day)


@prepared
def _roles() -> QuerySet[Role]:
    return Role.objects.all()


@prepared
def _appointments() -> QuerySet[Appointment]:
    held = Appointment.objects.with_people().select_related("handover__successor")
    return held.order_by("role__position", "starts_on", "id")


@prepared
def _engagements(day: date) -> QuerySet[Engagement]:
    return Engagement.objects.with_people().with_last_contact(Contact.objects.until(day))
