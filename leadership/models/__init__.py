"""Who leads: people, the roles there are, appointments as periods of time, and handing over."""

from leadership.models.handovers import Handover, Promise
from leadership.models.leading import (
    Appointment,
    Basis,
    DateRange,
    Engagement,
    Grade,
    Level,
    Person,
    Role,
)

__all__ = [
    "Appointment",
    "Basis",
    "DateRange",
    "Engagement",
    "Grade",
    "Handover",
    "Level",
    "Person",
    "Promise",
    "Role",
]
