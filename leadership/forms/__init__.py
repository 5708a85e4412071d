"""What people type about who leads. Choices are read when a form is made, inside the open area."""

from leadership.forms.appointments import (
    AppointmentAddForm,
    AppointmentBackdateForm,
    AppointmentCorrectForm,
    AppointmentEditForm,
    AppointmentEndForm,
    AppointmentRemoveForm,
)
from leadership.forms.days import AsAtForm
from leadership.forms.engagements import EngagementAddForm
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
    "EngagementAddForm",
    "PersonFilterForm",
    "PersonForm",
    "PersonLeaveForm",
    "PersonReturnForm",
    "RoleForm",
    "RoleRestoreForm",
    "RoleRetireForm",
    "SeenForm",
    "refusals",
    "status_of",
    "typed",
]
