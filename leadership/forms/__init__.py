"""What people type about who leads. Choices are read when a form is made, inside the open area."""

from leadership.forms.appointments import (
    AppointmentAddForm,
    AppointmentCorrectForm,
    AppointmentEditForm,
    AppointmentEndForm,
    AppointmentRemoveForm,
)
from leadership.forms.days import AsAtForm
from leadership.forms.engagements import EngagementAddForm
from leadership.forms.importing import ImportForm, UploadForm
from leadership.forms.people import PersonFilterForm, PersonForm, PersonLeaveForm, PersonReturnForm
from leadership.forms.sending import SeenForm, refusals, status_of, typed

__all__ = [
    "AppointmentAddForm",
    "AppointmentCorrectForm",
    "AppointmentEditForm",
    "AppointmentEndForm",
    "AppointmentRemoveForm",
    "AsAtForm",
    "EngagementAddForm",
    "ImportForm",
    "PersonFilterForm",
    "PersonForm",
    "PersonLeaveForm",
    "PersonReturnForm",
    "SeenForm",
    "UploadForm",
    "refusals",
    "status_of",
    "typed",
]
