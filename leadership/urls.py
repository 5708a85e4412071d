"""The app's addresses."""

from django.urls import path

from leadership.views import appointments, engagements, joining, people, roles, structure

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
    path(f"{PAGE}people/", people.person_list, name="person-list"),
    path(f"{PAGE}people/add/", people.person_add, name="person-add"),
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
