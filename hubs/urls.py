"""Addresses: the way in, public pages, an area's settings, the platform, health."""

from django.urls import include, path

from hubs.views import (
    demo,
    health,
    invitations,
    onboarding,
    people,
    places,
    platform,
    public,
    settings,
    start,
)

app_name = "hubs"

settings_urls = [
    path("", settings.settings_view, name="settings-view"),
    path("area/", settings.area_edit, name="area-edit"),
    path("history/", settings.audit_list, name="audit-list"),
    path("people/", people.membership_list, name="membership-list"),
    path("people/<uuid:pk>/", people.membership_edit, name="membership-edit"),
    path("people/<uuid:pk>/end/", people.membership_end, name="membership-end"),
    path("invitations/", invitations.invitation_list, name="invitation-list"),
    path("invitations/send/", invitations.invitation_send, name="invitation-send"),
    path("invitations/<uuid:pk>/", invitations.invitation_edit, name="invitation-edit"),
    path("invitations/<uuid:pk>/resend/", invitations.invitation_resend, name="invitation-resend"),
    path(
        "invitations/<uuid:pk>/withdraw/",
        invitations.invitation_withdraw,
        name="invitation-withdraw",
    ),
    path("organisations/", places.organisation_list, name="organisation-list"),
    path("organisations/add/", places.organisation_add, name="organisation-add"),
    path("organisations/<uuid:pk>/", places.organisation_edit, name="organisation-edit"),
    path("hubs/", places.hub_list, name="hub-list"),
    path("hubs/add/", places.hub_add, name="hub-add"),
    path("hubs/<uuid:pk>/", places.hub_edit, name="hub-edit"),
    path("hubs/<uuid:pk>/remove/", places.hub_remove, name="hub-remove"),
]

platform_urls = [
    path("", platform.area_list, name="area-list"),
    path("import/", onboarding.area_upload_add, name="area-upload-add"),
    path("import/template.xlsx", onboarding.area_upload_template, name="area-upload-template"),
    path(
        "import/template.csv", onboarding.area_upload_template_csv, name="area-upload-template-csv"
    ),
    path("import/<uuid:pk>/", onboarding.area_upload_view, name="area-upload-view"),
    path("import/<uuid:pk>/stop/", onboarding.area_upload_stop, name="area-upload-stop"),
    path("areas/add/", platform.area_add, name="area-add"),
    path("areas/add/<slug:gss_code>/", platform.area_invite, name="area-invite"),
    path("areas/<slug:slug>/", platform.area_view, name="area-view"),
    path("areas/<slug:slug>/invite/", platform.administrator_invite, name="administrator-invite"),
    path(
        "areas/<slug:slug>/invitations/<uuid:pk>/resend/",
        platform.area_resend,
        name="area-resend",
    ),
    path("messages/", platform.message_list, name="message-list"),
]

urlpatterns = [
    path("", start.start_view, name="start-view"),
    path("areas/", start.area_choose, name="area-choose"),
    path("account/", start.account_view, name="account-view"),
    path("account/details/", start.account_edit, name="account-edit"),
    path("account/stay/", start.session_extend, name="session-extend"),
    path("areas/<slug:slug>/settings/", include(settings_urls)),
    path("platform/", include(platform_urls)),
    path("accessibility/", public.accessibility_view, name="accessibility-view"),
    path("privacy/", public.privacy_view, name="privacy-view"),
    path("cookies/", public.cookies_view, name="cookies-view"),
    path("help/", public.help_view, name="help-view"),
    path("demo/mail/", demo.demo_mail_list, name="demo-mail-list"),
    path("demo/mail/<uuid:pk>/", demo.demo_mail_view, name="demo-mail-view"),
    path("demo/mail/<uuid:pk>/html/", demo.demo_mail_show, name="demo-mail-show"),
    path("healthz", health.healthz, name="health-live"),
    path("readyz", health.readyz, name="health-ready"),
]
