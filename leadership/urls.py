"""The app's addresses."""

from django.urls import path

from leadership.views import (
    appointments,
    engagements,
    exporting,
    importing,
    joining,
    people,
    structure,
)

app_name = "leadership"
PAGE = "areas/<slug:slug>/leadership/"
urlpatterns = [
    path(PAGE, structure.structure_view, name="structure-view"),
    path(f"{PAGE}roles/<slug:code>/", structure.role_view, name="role-view"),
    path(f"{PAGE}roles/<slug:code>/appoint/", appointments.appointment_add, name="appointment-add"),
    path(
        f"{PAGE}appointments/<uuid:pk>/change/",
        appointments.appointment_edit,
        name="appointment-edit",
    ),
    path(
        f"{PAGE}appointments/<uuid:pk>/end/", appointments.appointment_end, name="appointment-end"
    ),
    path(
        f"{PAGE}appointments/<uuid:pk>/correct/",
        appointments.appointment_correct,
        name="appointment-correct",
    ),
    path(
        f"{PAGE}appointments/<uuid:pk>/remove/",
        appointments.appointment_remove,
        name="appointment-remove",
    ),
    path(f"{PAGE}people/", people.person_list, name="person-list"),
    path(f"{PAGE}people/add/", people.person_add, name="person-add"),
    path(f"{PAGE}people/import/", importing.upload_add, name="upload-add"),
    path(f"{PAGE}people/import/template.xlsx", importing.upload_template, name="upload-template"),
    path(
        f"{PAGE}people/import/template.csv",
        importing.upload_template_csv,
        name="upload-template-csv",
    ),
    path(f"{PAGE}people/import/<uuid:pk>/", importing.upload_view, name="upload-view"),
    path(f"{PAGE}people/import/<uuid:pk>/notes.xlsx", importing.upload_notes, name="upload-notes"),
    path(f"{PAGE}people/import/<uuid:pk>/stop/", importing.upload_stop, name="upload-stop"),
    path(f"{PAGE}export.xlsx", exporting.workbook_download, name="workbook-download"),
    path(f"{PAGE}export/<slug:list_name>.csv", exporting.list_download, name="list-download"),
    path(f"{PAGE}people/<uuid:pk>/", people.person_view, name="person-view"),
    path(f"{PAGE}people/<uuid:pk>/change/", people.person_edit, name="person-edit"),
    path(f"{PAGE}people/<uuid:pk>/leave/", people.person_leave, name="person-leave"),
    path(f"{PAGE}people/<uuid:pk>/return/", people.person_return, name="person-return"),
    path(f"{PAGE}seats/", engagements.engagement_list, name="engagement-list"),
    path(
        f"{PAGE}seats/<str:sector>/<str:level>/add/",
        engagements.engagement_add,
        name="engagement-add",
    ),
    path(f"{PAGE}seats/<uuid:pk>/remove/", engagements.engagement_remove, name="engagement-remove"),
    path(
        "invitations/<slug:slug>/<str:token>/",
        joining.invitation_accept,
        name="invitation-accept",
    ),
]
