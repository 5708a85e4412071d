"""What people type about who leads. Choices are read when a form is made, inside the open area."""

from leadership.forms.appointments import (
    AppointmentAddForm,
    AppointmentBackdateForm,
    AppointmentCorrectForm,
    AppointmentEditForm,
    AppointmentEndForm,
    AppointmentRemoveForm,
)
from leadership.forms.days import AsAtForm, BetweenForm
from leadership.forms.deputies import DeputyshipCorrectForm, DeputyshipRemoveForm
from leadership.forms.engagements import (
    EngagementAddForm,
    EngagementEditForm,
    NamedSeatAddForm,
)
from leadership.forms.importing import ImportForm, UploadForm
from leadership.forms.partners import ContactForm, PartnerFilterForm, PlaceForm
from leadership.forms.people import PersonFilterForm, PersonForm, PersonLeaveForm, PersonReturnForm
from leadership.forms.roles import RoleForm, RoleRestoreForm, RoleRetireForm
from leadership.forms.sending import SeenForm, refusals, status_of, typed

__all__ = [
    "AppointmentAddForm",
    "AppointmentBackdateForm",
    "AppointmentCorrectForm",
    "AppointmentEditForm",
    "AppointmentEndForm",
    "AppointmentRemoveForm",
    "AsAtForm",
    "BetweenForm",
    "ContactForm",
    "DeputyshipCorrectForm",
    "DeputyshipRemoveForm",
    "EngagementAddForm",
    "EngagementEditForm",
    "ImportForm",
    "NamedSeatAddForm",
    "PartnerFilterForm",
    "PersonFilterForm",
    "PersonForm",
    "PersonLeaveForm",
    "PersonReturnForm",
    "PlaceForm",
    "RoleForm",
    "RoleRestoreForm",
    "RoleRetireForm",
    "SeenForm",
    "UploadForm",
    "refusals",
    "status_of",
    "typed",
]
