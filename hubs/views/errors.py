"""Error pages: what happened, that nothing else did, and how to mend it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from hubs.access import open_to_anyone


def error_page(request: HttpRequest, status: int, name: str) -> HttpResponse:
    return render(
        request,
        f"errors/{name}.html",
        {"request_id": getattr(request, "id", "")},
        status=status,
    )


@open_to_anyone("an error page")
def bad_request(request, exception=None):
    return error_page(request, 400, "400")


@open_to_anyone("an error page")
def forbidden(request, exception=None):
    return error_page(request, 403, "403")


@open_to_anyone("an error page")
def not_found(request, exception=None):
    return error_page(request, 404, "404")


@open_to_anyone("an error page")
def csrf_failure(request, reason=""):
    return error_page(request, 403, "csrf")


@open_to_anyone("an error page")
def too_many_requests(request):
    return error_page(request, 429, "429")


@open_to_anyone("an error page")
def server_error(request):
    # No context processors: the database may be what failed.
    page = render_to_string("errors/500.html", {"request_id": getattr(request, "id", "")})
    return HttpResponse(page, status=500)
