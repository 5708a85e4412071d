"""Who leads: people, roles, appointments as periods, handing over, the table, the public page."""

from leadership.models.handovers import Handover, Promise
from leadership.models.leading import (
    Appointment,
    Basis,
    DateRange,
    Deputyship,
    Grade,
    Person,
    Role,
)
from leadership.models.partners import Contact, Engagement, Level, MapPlace
from leadership.models.publishing import NameConsent, PublicPage
from leadership.models.uploads import PeopleUpload

__all__ = [
    "Appointment",
    "Basis",
    "Contact",
    "DateRange",
    "Deputyship",
    "Engagement",
    "Grade",
    "Handover",
    "Level",
    "MapPlace",
    "NameConsent",
    "PeopleUpload",
    "Person",
    "Promise",
    "PublicPage",
    "Role",
]
