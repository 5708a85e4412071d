"""Whether a row is still as it was shown to the person who now changes it."""

from leadership.actions.refusals import ChangedMeanwhileError
from leadership.models import Appointment


def unchanged(appointment: Appointment, seen: str) -> Appointment:
    """Return the appointment, locked with its deputies, or raise `ChangedMeanwhileError`."""
    current: Appointment | None = (
        Appointment.objects.select_for_update(of=("self",)).filter(pk=appointment.pk).first()
    )
    if current is None or current.state != seen:
        raise ChangedMeanwhileError
    return current
