"""The app's addresses."""

from django.urls import path

from leadership.views import (
    appointments,
    checks,
    deputies,
    engagements,
    exporting,
    importing,
    joining,
    partners,
    people,
    public,
    publishing,
    roles,
    structure,
)

app_name = "leadership"
PAGE = "areas/<slug:slug>/leadership/"
urlpatterns = [
    path(PAGE, structure.structure_view, name="structure-view"),
    path(f"{PAGE}roles/add/", roles.role_add, name="role-add"),
    path(f"{PAGE}roles/own/<slug:own_role_id>/change/", roles.role_edit, name="role-edit"),
    path(f"{PAGE}roles/own/<slug:own_role_id>/retire/", roles.role_retire, name="role-retire"),
    path(f"{PAGE}roles/own/<slug:own_role_id>/restore/", roles.role_restore, name="role-restore"),
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
        f"{PAGE}appointments/<uuid:pk>/backdate/",
        appointments.appointment_backdate,
        name="appointment-backdate",
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
    path(
        f"{PAGE}deputies/<uuid:pk>/correct/",
        deputies.deputyship_correct,
        name="deputyship-correct",
    ),
    path(f"{PAGE}deputies/<uuid:pk>/remove/", deputies.deputyship_remove, name="deputyship-remove"),
    path(f"{PAGE}changes/", structure.change_list, name="change-list"),
    path(f"{PAGE}checks/", checks.check_list, name="check-list"),
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
    path(f"{PAGE}seats/<uuid:pk>/change/", engagements.engagement_edit, name="engagement-edit"),
    path(f"{PAGE}seats/<slug:seat>/fill/", engagements.named_seat_add, name="named-seat-add"),
    path(f"{PAGE}seats/<uuid:pk>/remove/", engagements.engagement_remove, name="engagement-remove"),
    path(f"{PAGE}public/", publishing.public_edit, name="public-edit"),
    path(f"{PAGE}public/preview/", publishing.public_preview, name="public-preview"),
    path(f"{PAGE}public/vacancies/", publishing.public_vacancies, name="public-vacancies"),
    path(f"{PAGE}public/renew/", publishing.public_renew, name="public-renew"),
    path(f"{PAGE}public/end/", publishing.public_end, name="public-end"),
    path(f"{PAGE}public/names/<uuid:pk>/", publishing.consent_add, name="consent-add"),
    path(
        f"{PAGE}public/names/<uuid:pk>/withdraw/",
        publishing.consent_withdraw,
        name="consent-withdraw",
    ),
    path("p/<str:token>/", public.public_view, name="public-view"),
    path(f"{PAGE}partners/", partners.partner_list, name="partner-list"),
    path(f"{PAGE}partners/<uuid:pk>/", partners.partner_view, name="partner-view"),
    path(f"{PAGE}people/<uuid:person_id>/contacts/", partners.contact_add, name="contact-add"),
    path(f"{PAGE}contacts/<uuid:pk>/remove/", partners.contact_remove, name="contact-remove"),
    path(f"{PAGE}map/", partners.map_view, name="map-view"),
    path(f"{PAGE}map/<uuid:pk>/place/", partners.place_edit, name="place-edit"),
    path(f"{PAGE}map/<uuid:pk>/remove/", partners.place_remove, name="place-remove"),
    path(
        "invitations/<slug:slug>/<str:token>/",
        joining.invitation_accept,
        name="invitation-accept",
    ),
]
