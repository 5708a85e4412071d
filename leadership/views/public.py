"""The page for everybody."""

from allauth.core.ratelimit import respond_429
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hubs.access import open_to_anyone
from hubs.rate_limits import is_too_often
from hubs.tenancy import area_scope
from leadership.presenters.public import public_view_of
from leadership.published import page_with_token

A_MINUTE = 60  # from one address: plenty for a reader, little for a guesser
HEADERS = {
    # Switching off or moving the page counts from the same moment: no cache may keep a copy.
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
}


@require_safe
@open_to_anyone("an area has put it at a random address, and gives that to whom it likes")
def public_view(request, token):
    if is_too_often(request, action="public_page", limit=A_MINUTE):
        return respond_429(request)
    page = page_with_token(token)
    if page is None:
        raise Http404
    with area_scope(page.area_id):
        view = public_view_of(page.area, page, timezone.localdate())
        context = {"page": view, "published_area": page.area}
        return render_with(HEADERS, render(request, "leadership/public_view.html", context))


def render_with(headers, response):
    """The response with these headers."""
    for name, value in headers.items():
        response[name] = value
    return response
