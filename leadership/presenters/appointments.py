"""Appointments as rows and tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hubs.presentation.tables import Table, TableCell, table
from hubs.presentation.words import lower_first, uk_date, upper_first
from leadership.deputed import Deputed
from leadership.models import Appointment, Deputyship, Grade
from leadership.presenters.links import Links


def basis_words(appointment: Appointment) -> str:
    """Return on what footing, and at what grade, a role is held: 'interim, head of service'."""
    basis = appointment.get_basis_display().lower()
    if appointment.held_grade == Grade.OTHER:
        return basis
    return f"{basis}, {lower_first(appointment.held_grade.label)}"


def appointment_rows(appointment: Appointment) -> list[dict[str, Any]]:
    """Return what is recorded now about one appointment, for a summary list."""
    due, end = appointment.review_due_on, appointment.ends_on
    return [
        {"key": "Role", "value": appointment.role.name},
        {"key": "Person", "value": appointment.person.name},
        {"key": "Organisation", "value": appointment.organisation.name},
        {"key": "Basis", "value": appointment.get_basis_display()},
        {"key": "Grade", "value": appointment.held_grade.label},
        {"key": "First day", "value": uk_date(appointment.starts_on)},
        {"key": "Last day", "value": uk_date(end) if end else "No end is known"},
        {"key": "Deputy", "value": _deputies_in_turn(appointment, "; ") or "Nobody"},
        {"key": "Review by", "value": uk_date(due) if due else "Not set"},
    ]


def history_table(
    appointments: Iterable[Appointment], links: Links, *, of_person: bool = False
) -> Table:
    """Return who held a role (or which roles a person held), the latest first."""
    rows = []
    for held in appointments:
        named = (
            TableCell(held.role.name, links.to("role-view", code=held.role_id))
            if of_person
            else TableCell(held.person.name, links.to("person-view", pk=held.person_id))
        )
        row: list[str | int | TableCell] = [
            named,
            held.organisation.name,
            upper_first(basis_words(held)),
            uk_date(held.starts_on),
            uk_date(held.ends_on) if held.ends_on else "Now",
            ", then ".join(each.name for each in held.deputies) or "Nobody",
        ]
        if links.may_manage:
            about = f"{held.person.name}, {held.role.name.lower()}"
            row.append(TableCell("Correct", links.to("appointment-correct", pk=held.pk), about))
        rows.append(row)
    heads = ["Role" if of_person else "Person", "For", "Basis", "From", "To", "Deputy"]
    caption = "Roles held" if of_person else "Everybody who has held it"
    return table(caption, [*heads, "Record"] if links.may_manage else heads, rows)


def _deputies_in_turn(appointment: Appointment, between: str) -> str:
    """'Dee Deputy from 1 March 2026 to 30 June 2026; Lewis Grant from 1 July 2026'."""
    return between.join(f"{each.name} {period_words(each)}" for each in appointment.deputies)


def period_words(each: Deputed | Deputyship) -> str:
    """'from 1 March 2026 to 30 June 2026'; without an end only the beginning."""
    until = f" to {uk_date(each.ends_on)}" if each.ends_on else ""
    return f"from {uk_date(each.starts_on)}{until}"


def deputies_table(appointments: Iterable[Appointment], links: Links) -> Table | None:
    """Return who stood in for the holders of a role, the latest first; None for nobody."""
    rows = []
    stood_in = [(each, held) for held in appointments for each in held.deputies]
    for each, held in sorted(stood_in, key=lambda pair: pair[0].starts_on, reverse=True):
        last = min((day for day in (each.ends_on, held.ends_on) if day), default=None)
        row: list[str | int | TableCell] = [
            TableCell(each.name, links.to("person-view", pk=each.person_id)),
            held.person.name,
            uk_date(each.starts_on),
            uk_date(last) if last else "Now",
        ]
        if links.may_manage:
            about = f"{each.name}, deputy of {held.person.name}"
            row.append(TableCell("Correct", links.to("deputyship-correct", pk=each.id), about))
        rows.append(row)
    heads = ["Deputy", "Of", "From", "To"]
    if not rows:
        return None
    return table("Deputies", [*heads, "Record"] if links.may_manage else heads, rows)


def deputyship_rows(deputyship: Deputyship) -> list[dict[str, Any]]:
    """Return what is recorded now about one deputy and all others of the same appointment."""
    held = deputyship.appointment
    until = f" to {uk_date(held.ends_on)}" if held.ends_on else " on"
    return [
        {"key": "Deputy", "value": deputyship.person.name},
        {"key": "When", "value": period_words(deputyship)},
        {"key": "Of", "value": f"{held.person.name}, {held.role.name.lower()}"},
        {"key": "Appointment", "value": f"from {uk_date(held.starts_on)}{until}"},
        {"key": "All deputies", "value": _deputies_in_turn(held, "; ")},
    ]
