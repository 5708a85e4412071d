"""Every address of the service, by app."""

from django.urls import include, path

urlpatterns = [
    path("", include("hubs.urls")),
    path("", include("leadership.urls")),
    path("", include("checklists.urls")),
    path("", include("governance.urls")),
    path("account/", include("config.account_urls")),
]

handler400 = "hubs.views.errors.bad_request"
handler403 = "hubs.views.errors.forbidden"
handler404 = "hubs.views.errors.not_found"
handler429 = "hubs.views.errors.too_many_requests"
handler500 = "hubs.views.errors.server_error"
