"""Addresses and what forms send."""

from datetime import date

HOME = "/areas/northmoor/leadership/"


def words(response) -> str:
    return " ".join(response.content.decode().split())


def day(name: str, value: date | None) -> dict[str, str]:
    """The three boxes of a date."""
    if value is None:
        return {f"{name}_{part}": "" for part in ("day", "month", "year")}
    return {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}


def correcting(held, **changed):
    """What the form to correct an appointment sends, as it is recorded but for what is changed."""
    sent = {"seen": held.state, "organisation": str(held.organisation_id), "basis": held.basis}
    sent |= {"grade": held.held_grade.value, "reason": "A slip of the keyboard."}
    for name in ("starts_on", "ends_on"):
        sent |= day(name, changed.pop(name, getattr(held, name)))
    return sent | changed


def appointing(person, starts_on: date | None = date(2026, 11, 1), **extra):
    """What the form to appoint sends."""
    sent = {"person": str(person.pk), "organisation": "", "deputy": "", "grade": ""}
    sent |= {"basis": "substantive", "reason": "The letter came late."}
    sent |= day("starts_on", starts_on)
    for name in ("ends_on", "review_due_on"):
        sent |= day(name, extra.pop(name, None))
    return sent | extra
