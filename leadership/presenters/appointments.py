"""Appointments as rows and tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hubs.presentation.tables import Table, TableCell, table
from hubs.presentation.words import lower_first, uk_date, upper_first
from leadership.models import Appointment, Grade
from leadership.presenters.links import Links


def basis_words(appointment: Appointment) -> str:
    """Return on what footing, and at what grade, a role is held: 'interim, head of service'."""
    basis = appointment.get_basis_display().lower()
    if appointment.held_grade == Grade.OTHER:
        return basis
    return f"{basis}, {lower_first(appointment.held_grade.label)}"


def appointment_rows(appointment: Appointment) -> list[dict[str, Any]]:
    """Return what is recorded now about one appointment, for a summary list."""
    due, end, deputy = (
        appointment.review_due_on,
        appointment.ends_on,
        appointment.deputy,
    )
    return [
        {"key": "Role", "value": appointment.role.name},
        {"key": "Person", "value": appointment.person.name},
        {"key": "Organisation", "value": appointment.organisation.name},
        {"key": "Basis", "value": appointment.get_basis_display()},
        {"key": "Grade", "value": appointment.held_grade.label},
        {"key": "First day", "value": uk_date(appointment.starts_on)},
        {"key": "Last day", "value": uk_date(end) if end else "No end is known"},
        {"key": "Deputy", "value": deputy.name if deputy else "Nobody"},
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
            held.deputy.name if held.deputy else "Nobody",
        ]
        if links.may_manage:
            about = f"{held.person.name}, {held.role.name.lower()}"
            row.append(TableCell("Correct", links.to("appointment-correct", pk=held.pk), about))
        rows.append(row)
    heads = ["Role" if of_person else "Person", "For", "Basis", "From", "To", "Deputy"]
    caption = "Roles held" if of_person else "Everybody who has held it"
    return table(caption, [*heads, "Record"] if links.may_manage else heads, rows)
